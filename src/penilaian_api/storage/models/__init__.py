"""The tables, one file per thing; importing this package makes all of them known."""

from penilaian_api.storage.models import account, agency, audit, idempotency, organization

__all__ = ["account", "agency", "audit", "idempotency", "organization"]
