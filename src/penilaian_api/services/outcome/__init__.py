"""Tell what services bring about: outcomes of units over time, and what can be said of changes."""
