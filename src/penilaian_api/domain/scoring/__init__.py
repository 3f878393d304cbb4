"""Rules and values of scoring: schemes, inputs, scores, snapshots."""
