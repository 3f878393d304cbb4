"""Serve evaluations: steps, results, objections, reopenings."""
