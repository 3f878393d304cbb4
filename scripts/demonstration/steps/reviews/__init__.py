"""Look at the year as a whole: what people contributed."""
