"""Map performance standards of positions."""

from penilaian_api.storage.models.standard import standards

__all__ = ["standards"]
