"""List the forms of a plan, and set those that apply as one file (PermenPANRB 6/2022).

Why it is so: docs/decisions/0077.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.development.coaching import GuidanceKind
from penilaian_api.domain.document.documents import FormGap, PaperForm
from penilaian_api.domain.errors import WrongStateError
from penilaian_api.services.document.forms import guidance, plans, teams, work
from penilaian_api.services.document.forms.sources import FormSources, gather
from penilaian_api.services.document.typesetting import PrintSettings, typeset
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TEMPLATE: Final = "forms"
"""The template that sets every form."""
Sheets = Sequence[dict[str, Any]]

_WITH_PERIOD: Final = frozenset(
    {
        PaperForm.DOCUMENTATION,
        PaperForm.FEEDBACK_QUALITATIVE,
        PaperForm.FEEDBACK_QUANTITATIVE_HIGH,
        PaperForm.FEEDBACK_QUANTITATIVE,
        PaperForm.RESULT_QUALITATIVE,
        PaperForm.RESULT_QUANTITATIVE_HIGH,
        PaperForm.RESULT_QUANTITATIVE,
    }
)
_QUALITATIVE_HIGH: Final = frozenset({PaperForm.PLAN_QUALITATIVE_HIGH})
_QUALITATIVE_OTHERS: Final = frozenset({PaperForm.PLAN_QUALITATIVE})
_QUALITATIVE: Final = (
    _QUALITATIVE_HIGH
    | _QUALITATIVE_OTHERS
    | {PaperForm.FEEDBACK_QUALITATIVE, PaperForm.RESULT_QUALITATIVE}
)
_QUANTITATIVE_HIGH: Final = frozenset(
    {
        PaperForm.PLAN_QUANTITATIVE_HIGH,
        PaperForm.FEEDBACK_QUANTITATIVE_HIGH,
        PaperForm.RESULT_QUANTITATIVE_HIGH,
    }
)
_QUANTITATIVE_OTHERS: Final = frozenset(
    {
        PaperForm.PLAN_QUANTITATIVE,
        PaperForm.FEEDBACK_QUANTITATIVE,
        PaperForm.RESULT_QUANTITATIVE,
    }
)
_QUANTITATIVE: Final = _QUANTITATIVE_HIGH | _QUANTITATIVE_OTHERS
_HIGH_ONLY: Final = (
    _QUALITATIVE_HIGH | _QUANTITATIVE_HIGH | {PaperForm.INDICATOR_MANUAL, PaperForm.WORKBLOCK}
)
_OTHERS_ONLY: Final = _QUALITATIVE_OTHERS | _QUANTITATIVE_OTHERS
_RESULTS: Final = frozenset(
    {
        PaperForm.RESULT_QUALITATIVE,
        PaperForm.RESULT_QUANTITATIVE_HIGH,
        PaperForm.RESULT_QUANTITATIVE,
    }
)

_FILLED: Final[dict[PaperForm, Callable[[FormSources], Sheets]]] = {
    PaperForm.PLAN_QUALITATIVE_HIGH: lambda sources: [plans.plan_sheet(sources)],
    PaperForm.PLAN_QUANTITATIVE_HIGH: lambda sources: [plans.plan_sheet(sources)],
    PaperForm.INDICATOR_MANUAL: lambda sources: [plans.manual_sheet(sources)],
    PaperForm.WORKBLOCK: lambda sources: [teams.workblock_sheet(sources)],
    PaperForm.ROLE_MATRIX: lambda sources: [teams.matrix_sheet(sources)],
    PaperForm.PLAN_QUALITATIVE: lambda sources: [plans.plan_sheet(sources)],
    PaperForm.PLAN_QUANTITATIVE: lambda sources: [plans.plan_sheet(sources)],
    PaperForm.PLAN_ANNEX: lambda sources: [plans.annex_sheet(sources)],
    PaperForm.ACTION_PLAN: lambda sources: [work.action_plan_sheet(sources)],
    PaperForm.DOCUMENTATION: lambda sources: [work.documentation_sheet(sources)],
    PaperForm.COACHING: lambda sources: guidance.guidance_sheets(sources, GuidanceKind.COACHING),
    PaperForm.MENTORING: lambda sources: guidance.guidance_sheets(sources, GuidanceKind.MENTORING),
    PaperForm.GUIDANCE_FEEDBACK: guidance.feedback_sheets,
    PaperForm.COMPETENCE: guidance.competence_sheets,
    PaperForm.CONDUCT_PROBLEM: guidance.conduct_sheets,
}


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of the law: how many there are of it here, and why none, if there is none."""

    form: PaperForm
    count: int
    gap: FormGap | None


@dataclass(frozen=True, slots=True)
class FormFile:
    """Forms as one file, and the signs in them that no letter has."""

    name: str
    content: bytes
    lacking: tuple[str, ...]


def forms_of(work_: UnitOfWork, plan_id: UUID, period_id: UUID | None) -> list[FormView]:
    """List all forms of the law, and which of them there are of a plan."""
    sources = gather(work_, plan_id, period_id)
    return [_view(sources, form) for form in PaperForm]


def file_of(
    work_: UnitOfWork,
    plan_id: UUID,
    period_id: UUID | None,
    asked: Collection[PaperForm],
    settings: PrintSettings,
) -> FormFile:
    """Set all forms of a plan that apply, or those asked for, as one file."""
    made = typeset(TEMPLATE, sheet_of(work_, plan_id, period_id, asked), settings)
    return FormFile(f"formulir-{plan_id}.pdf", made.content, made.lacking)


def sheet_of(
    work_: UnitOfWork, plan_id: UUID, period_id: UUID | None, asked: Collection[PaperForm]
) -> dict[str, Any]:
    """State what the forms of a plan say, those asked for or all that apply."""
    sources = gather(work_, plan_id, period_id, asked)
    parts = [
        {**sheet, "form": form.value}
        for form in PaperForm
        if form in asked or not asked
        for sheet in _fill(sources, form)
    ]
    if not parts:
        raise WrongStateError("no_form_applies")
    return {"agency": sources.agency, "name": sources.employee["name"], "parts": parts}


def _view(sources: FormSources, form: PaperForm) -> FormView:
    gap = _gap(sources, form)
    count = 0 if gap else len(_fill(sources, form))
    return FormView(form, count, gap if count or gap else FormGap.NOTHING_RECORDED)


def _gap(sources: FormSources, form: PaperForm) -> FormGap | None:
    """Say why a form is none of this plan; nothing where it is one."""
    if form in (_OTHERS_ONLY if sources.is_high else _HIGH_ONLY):
        return FormGap.OTHER_POST
    if form in (_QUALITATIVE if sources.is_quantitative else _QUANTITATIVE):
        return FormGap.OTHER_APPROACH
    if form is PaperForm.ROLE_MATRIX and not sources.leads:
        return FormGap.OTHER_POST
    if form in _WITH_PERIOD and sources.period is None:
        return FormGap.NO_PERIOD
    if form in _RESULTS and sources.assessment is None:
        return FormGap.NOTHING_RECORDED
    return None


def _fill(sources: FormSources, form: PaperForm) -> Sheets:
    if _gap(sources, form) is not None:
        return ()
    if form in _RESULTS:
        return [work.result_sheet(sources, form)]
    if form in _WITH_PERIOD and form is not PaperForm.DOCUMENTATION:
        return [work.feedback_sheet(sources, form)]
    return _FILLED[form](sources)
