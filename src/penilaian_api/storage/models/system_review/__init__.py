"""Map reviews of the appraisal system: what was measured, what was found, what follows."""

from penilaian_api.storage.models.system_review import reviews

__all__ = ["reviews"]
