"""Serve the forms of the law on a plan, its work and its result, as one file to print."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import Printer
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.document.schemas.forms import PaperFormList, PaperFormOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.services.document.forms import filling
from penilaian_api.services.document.typesetting import MEDIA

router = GuardedRouter("/plans", "Documents")

OfPeriod = Annotated[
    Key | None,
    Query(description="A period of the plan's cycle: work, feedback and result are of one."),
]
OfKind = Annotated[PaperForm | None, Query(description="Only this form; left out, all.")]


@router.get("/{plan_id}/forms", action=Action.FORM_READ)
def list_forms(plan_id: Key, work: Work, period_id: OfPeriod = None) -> PaperFormList:
    """List the forms of a plan.

    List all forms that the law draws (A.1.1 to C.1.3), and which of them there are of a plan.

    What is confidential (guidance, conduct) is counted for those alone who may read the record.
    """
    views = filling.forms_of(work, plan_id, period_id)
    return PaperFormList(
        items=tuple(PaperFormOut(kind=view.form, count=view.count, gap=view.gap) for view in views)
    )


@router.get("/{plan_id}/forms/file", action=Action.FORM_READ, media=(MEDIA,))
def download_forms(
    plan_id: Key,
    printer: Printer,
    work: Work,
    period_id: OfPeriod = None,
    kind: OfKind = None,
) -> Download:
    """Download the forms of a plan as PDF/A.

    Download all forms of a plan that apply as one file, or one of them.

    Signs that no letter has stand in it by their numbers, as `[U+5F20]`; the header
    `Penilaian-Lacking-Signs` lists them.
    """
    asked = () if kind is None else (kind,)
    file = filling.file_of(work, plan_id, period_id, asked, printer)
    return Download(file.content, MEDIA, file.name, file.lacking)
