"""Map registers: what is judged by levels, of people and of their innovations."""

from penilaian_api.storage.models.register import assessments

__all__ = ["assessments"]
