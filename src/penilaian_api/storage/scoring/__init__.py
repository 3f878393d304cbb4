"""Fetch and store records of scoring: schemes, inputs, scores, snapshots."""
