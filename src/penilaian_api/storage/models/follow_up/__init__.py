"""Map what follows from results."""

from penilaian_api.storage.models.follow_up import decisions, publications, rules

__all__ = ["decisions", "publications", "rules"]
