"""Define what an import of daily progress answers."""

from typing import Annotated

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import FaultOut, ShapeOut


class DailyImportOut(ShapeOut):
    """What a file of daily progress changed, or with `dry_run` would change."""

    is_dry_run: bool
    created: int
    corrected: int
    unchanged: int
    links: Annotated[int, Field(description="So many addresses were added as evidence.")]
    warnings: tuple[FaultOut, ...]
