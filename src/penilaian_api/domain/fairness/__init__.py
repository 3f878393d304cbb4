"""Ask whether ratings are fair: what raters give beside what their colleagues give; no verdicts."""
