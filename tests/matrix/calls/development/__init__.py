"""Build the calls on what develops people: importing this package registers them."""

from tests.matrix.calls.development import guidance

__all__ = ["guidance"]
