"""Judge what is announced, to whom, and what it must state."""
