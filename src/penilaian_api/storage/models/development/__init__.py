"""Map what develops people: guidance, training, careers; no decision about them refers to it."""

from penilaian_api.storage.models.development import coaching

__all__ = ["coaching"]
