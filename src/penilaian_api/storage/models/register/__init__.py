"""Map registers: what is judged by levels, and the cases of public services."""

from penilaian_api.storage.models.register import assessments, public_services

__all__ = ["assessments", "public_services"]
