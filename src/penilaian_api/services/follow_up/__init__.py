"""Act on what follows from results: rules, recommendations, decisions, and what is published."""
