"""Change the record as whoever owns the database could, and look whether it is found."""
