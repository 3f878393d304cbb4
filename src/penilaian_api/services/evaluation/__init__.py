"""Act on evaluations: steps, results, objections, reopenings."""
