"""Rules and values of plans (SKP): content, revisions, steps."""
