"""Send the service what its contract allows and what it does not, as callers of every kind."""
