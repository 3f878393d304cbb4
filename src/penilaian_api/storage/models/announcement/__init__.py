"""Map announcements: what is announced, to whom, in which state, and who has seen it."""

from penilaian_api.storage.models.announcement import acknowledgements, announcements

__all__ = ["acknowledgements", "announcements"]
