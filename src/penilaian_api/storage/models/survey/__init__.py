"""Map surveys: instruments, surveys with whom they are about, answers as counts, releases."""

from penilaian_api.storage.models.survey import answers, surveys

__all__ = ["answers", "surveys"]
