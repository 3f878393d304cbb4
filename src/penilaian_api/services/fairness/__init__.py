"""Ask whether ratings are fair, and give out what came of it."""
