"""Hold the rules and values of plans (SKP): content, revisions, steps."""
