"""Define the response shapes of the forms of a plan."""

from penilaian_api.api.v1.shared.shapes import ShapeOut
from penilaian_api.domain.document.documents import FormGap, PaperForm


class PaperFormOut(ShapeOut):
    """A form of the law: how many there are of it here; `gap` says why there is none."""

    kind: PaperForm
    count: int
    gap: FormGap | None


class PaperFormList(ShapeOut):
    """All forms that the law draws, in its order."""

    items: tuple[PaperFormOut, ...]
