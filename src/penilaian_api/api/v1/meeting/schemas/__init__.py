"""Define the shapes of meetings and of what follows from them."""
