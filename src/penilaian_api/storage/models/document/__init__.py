"""Map what was put on paper: no other record refers to it."""

from penilaian_api.storage.models.document import documents, jobs, reports

__all__ = ["documents", "jobs", "reports"]
