"""Routes of scoring: schemes, inputs, scores, snapshots."""
