"""Define the request and response shapes of evaluations: steps, results, objections."""
