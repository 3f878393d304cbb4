"""Walk the matrix: what holds of every operation that has something in common."""
