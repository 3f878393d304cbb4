"""Map what develops people: guidance, training, careers; no decision about them refers to it."""

from penilaian_api.storage.models.development import career, coaching, counseling, training

__all__ = ["career", "coaching", "counseling", "training"]
