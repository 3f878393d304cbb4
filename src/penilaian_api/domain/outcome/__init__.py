"""Judge what services bring about over time, and what can be said of it."""
