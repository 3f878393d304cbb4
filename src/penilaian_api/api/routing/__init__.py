"""Route requests: the guard, its context, parameters and rendering."""
