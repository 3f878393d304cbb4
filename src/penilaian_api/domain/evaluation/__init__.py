"""Hold the rules and values of evaluations: steps, results, objections, reopenings."""
