"""Run surveys: instruments, surveys and their links, answers without an account, releases."""
