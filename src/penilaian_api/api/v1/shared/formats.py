"""Choose in which form something is given, by what a caller accepts."""

from collections.abc import Mapping
from typing import TypeVar

F = TypeVar("F")


def accepted(accept: str | None, media_types: Mapping[F, str]) -> F | None:
    """Choose the form that the caller accepts first; none where they ask for no file."""
    for kind in (accept or "").split(","):
        name = kind.partition(";")[0].strip()
        for form, media_type in media_types.items():
            if name == media_type.partition(";")[0]:
                return form
    return None
