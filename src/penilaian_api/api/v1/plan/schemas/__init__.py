"""Define the request and response shapes of plans (SKP): content, revisions, steps."""
