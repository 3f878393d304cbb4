"""List by area which guards stand on which table, and what of a settled record may still move."""
