"""Look at the year as a whole: what people contributed, and how the system itself did."""
