"""Hold the rules and values of scoring: schemes, inputs, scores, snapshots."""
