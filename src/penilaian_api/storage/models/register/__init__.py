"""Map registers: attendance, what is judged by levels, and the cases of public services."""

from penilaian_api.storage.models.register import (
    assessments,
    attendance,
    innovations,
    public_services,
    remedies,
)

__all__ = ["assessments", "attendance", "innovations", "public_services", "remedies"]
