"""Map what follows from results."""

from penilaian_api.storage.models.follow_up import (
    accomplishments,
    decisions,
    publications,
    rules,
)

__all__ = ["accomplishments", "decisions", "publications", "rules"]
