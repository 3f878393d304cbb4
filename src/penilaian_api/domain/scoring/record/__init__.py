"""Define the values that a score is computed from and recorded as."""
