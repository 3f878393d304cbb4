"""Build the calls on what develops people: importing this package registers them."""

from tests.matrix.calls.development import counseling, guidance, remedies, training

__all__ = ["counseling", "guidance", "remedies", "training"]
