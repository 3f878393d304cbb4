"""How many statements each operation may send: stated by hand, a line for each, and held."""
