"""Act on scoring: schemes, inputs, scores, snapshots."""
