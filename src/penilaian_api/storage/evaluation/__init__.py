"""Fetch and store records of evaluations: steps, results, objections, reopenings."""
