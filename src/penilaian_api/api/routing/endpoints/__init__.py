"""Run endpoints: those behind the guard, and the few that are public."""
