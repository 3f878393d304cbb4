"""Define the request and response shapes of cycles: the year, periods, gates, goals, terms."""
