"""Routes of evaluations: steps, results, objections, reopenings."""
