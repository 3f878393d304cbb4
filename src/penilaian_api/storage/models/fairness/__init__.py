"""Map what is asked of the fairness of ratings: frozen statistics of those who rate."""

from penilaian_api.storage.models.fairness import rater_statistics

__all__ = ["rater_statistics"]
