"""Map acts that take two persons, and the marks that remain of what rests on them."""

from penilaian_api.storage.models.approval import marks, requests

__all__ = ["marks", "requests"]
