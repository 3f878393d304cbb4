"""Serve surveys: instruments, surveys with links and releases, the questions for everybody."""
