"""Query meetings, what belongs to them, and what follows from them."""
