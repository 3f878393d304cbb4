"""Draw the QR code of a page, to print it on a letter or a counter sign."""

from io import BytesIO
from typing import Annotated, Final, Literal

from fastapi import Query

from penilaian_api.api.routing.responses import Download

_DOTS: Final = 8
"""So many dots a side has each field of the picture."""
_BORDER: Final = 4
"""So many fields are left free around it, as readers need them (ISO/IEC 18004)."""
MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png"}

Picture = Annotated[
    Literal["svg", "png"], Query(alias="format", description="To print, or to show.")
]


def draw(address: str, picture: Literal["svg", "png"], name: str) -> Download:
    """Draw the code of an address."""
    import segno  # noqa: PLC0415 - takes memory that few installations' workers ever need

    content = BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(content, kind=picture, scale=_DOTS, border=_BORDER)
    return Download(content.getvalue(), MEDIA[picture], f"{name}.{picture}")
