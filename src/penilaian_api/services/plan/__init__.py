"""Act on plans (SKP): content, revisions, steps."""
