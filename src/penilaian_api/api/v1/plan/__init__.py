"""Routes of plans (SKP): content, revisions, steps."""
