"""Request and response shapes of scoring: schemes, inputs, scores, snapshots."""
