"""Find the rows of the trail that a caller is told of, and what of them they may read today."""
