"""Make reports: what is counted of units in a period or a cycle, as tables."""
