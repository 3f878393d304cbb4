"""Request and response shapes of evaluations: steps, results, objections, reopenings."""
