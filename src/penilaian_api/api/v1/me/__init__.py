"""Routes of the caller: tasks, team, profile."""
