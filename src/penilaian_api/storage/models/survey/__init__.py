"""Map surveys: instruments, surveys with whom they are about, answers as counts, releases."""

from penilaian_api.storage.models.survey import answers, public_feedback, surveys

__all__ = ["answers", "public_feedback", "surveys"]
