"""Compute scores: one pure function, in steps that leave a trail."""
