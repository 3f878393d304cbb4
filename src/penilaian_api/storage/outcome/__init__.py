"""Query what services bring about."""
