"""Map what services bring about: outcomes of units over time, and the lines that serve them."""

from penilaian_api.storage.models.outcome import outcomes

__all__ = ["outcomes"]
