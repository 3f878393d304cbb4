"""Map registers: what is judged by levels, and the cases of public services."""

from penilaian_api.storage.models.register import assessments, innovations, public_services

__all__ = ["assessments", "innovations", "public_services"]
