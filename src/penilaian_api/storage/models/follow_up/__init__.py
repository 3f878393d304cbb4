"""Map what follows from results."""

from penilaian_api.storage.models.follow_up import rules

__all__ = ["rules"]
