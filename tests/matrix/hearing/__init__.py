"""Hold against the table of access who is told of what."""
