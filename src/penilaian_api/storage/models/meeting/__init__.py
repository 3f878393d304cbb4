"""Map meetings: whom they bring together, what they discuss, what their minutes say."""

from penilaian_api.storage.models.meeting import calibrations, meetings

__all__ = ["calibrations", "meetings"]
