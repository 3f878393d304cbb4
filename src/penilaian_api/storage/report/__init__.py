"""Count what reports tell, each in one statement."""
