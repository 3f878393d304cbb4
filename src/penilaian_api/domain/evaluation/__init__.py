"""Rules and values of evaluations: steps, results, objections, reopenings."""
