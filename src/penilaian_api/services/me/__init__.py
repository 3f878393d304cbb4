"""Act on the caller: tasks, team, profile."""
