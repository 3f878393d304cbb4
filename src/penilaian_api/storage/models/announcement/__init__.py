"""Map announcements: what is announced, to whom, in which state."""

from penilaian_api.storage.models.announcement import announcements

__all__ = ["announcements"]
