"""Show what people contribute to goals, and team and unit results beside individual ones."""
