"""Fill the forms of work and of its evaluation: B.1.1 to B.1.5, C.1.1 to C.1.3."""

from typing import Any, Final

from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.domain.evaluation.evaluation import OrganizationResult
from penilaian_api.domain.plan.plan import WorkResultKind
from penilaian_api.services.document import words
from penilaian_api.services.document.forms import plans, results
from penilaian_api.services.document.forms.sources import FormSources
from penilaian_api.storage.models.plan import PlanIndicator

_MODES: Final = {
    OrganizationResult.OUTSTANDING: 4,
    OrganizationResult.GOOD: 3,
    OrganizationResult.NEEDS_IMPROVEMENT: 2,
    OrganizationResult.POOR: 1,
    OrganizationResult.VERY_POOR: 0,
}
"""Which predicate is the most frequent, from the worst up (annex IV B2)."""
_RESULT_NOTES: Final = (
    "* Dipilih salah satu.",
    "** Ditetapkan dengan mempertimbangkan pola distribusi dan kontribusi pegawai.",
    "*** Periode disesuaikan dengan periode evaluasi kinerja yang ditetapkan instansi.",
)


def action_plan_sheet(sources: FormSources) -> dict[str, Any]:
    """Write for each result what is planned on the way: B.1.1."""
    rows = [[each.result.statement, _steps(each.indicators)] for each in sources.results]
    heads = ("RENCANA HASIL KERJA", "RENCANA AKSI")
    return {**_steps_sheet(sources, "RENCANA AKSI", heads, rows), "caption": "HASIL KERJA"}


def documentation_sheet(sources: FormSources) -> dict[str, Any]:
    """Write for each result what was realized, by which evidence: B.1.2."""
    heads = ("RENCANA HASIL KERJA", "RENCANA AKSI", "REALISASI DAN BUKTI DUKUNG")
    rows = [
        [each.result.statement, _steps(each.indicators), _realized(sources, each.indicators)]
        for each in sources.results
    ]
    return _steps_sheet(sources, "PENDOKUMENTASIAN KINERJA", heads, rows)


def feedback_sheet(sources: FormSources, form: PaperForm) -> dict[str, Any]:
    """Write what was said of results and values in a period: B.1.3, B.1.4 or B.1.5."""
    return {
        **_results_sheet(sources, form, "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN"),
        "drawn": "feedback",
        "notes": [],
        "signed": plans.signed(sources),
    }


def result_sheet(sources: FormSources, form: PaperForm) -> dict[str, Any]:
    """Write the evaluation of a period: C.1.1, C.1.2 or C.1.3."""
    assessment = sources.assessment
    if assessment is None:
        raise AssertionError("A result is put on paper once it is final.")
    organization = assessment.organization_result
    assessor = sources.party(sources.assessor_id)
    return {
        **_results_sheet(sources, form, "HASIL EVALUASI KINERJA PEGAWAI"),
        "drawn": "result",
        "organization_result": words.word_of("organization_result", organization),
        "mode": None if organization is None else _MODES[organization],
        "results_rating": words.word_of("expectation", assessment.results),
        "behavior_rating": words.word_of("expectation", assessment.behavior),
        "predicate": words.word_of("predicate", assessment.predicate),
        "notes": list(_RESULT_NOTES),
        "signed": [plans.signer("Pejabat Penilai Kinerja", assessor)],
    }


def _results_sheet(sources: FormSources, form: PaperForm, title: str) -> dict[str, Any]:
    columns, numbered = results.columns_of(sources, with_work=True)
    approach = "KUANTITATIF" if sources.is_quantitative else "KUALITATIF"
    titles = [title, f"PENDEKATAN HASIL KERJA {approach}"]
    if sources.is_quantitative:
        titles.append(plans.AUDIENCE[sources.is_high])
    return {
        **plans.people(sources, form),
        "title": titles,
        "span": _span(sources),
        "period": _period(sources),
        "across": True,
        "columns": columns,
        "numbered": numbered,
        "main": results.rows_of(sources, WorkResultKind.MAIN),
        "additional": results.rows_of(sources, WorkResultKind.ADDITIONAL),
        "values": plans.values(sources),
        "mark": "",
    }


def _span(sources: FormSources) -> str:
    """Write the days of the period where one is asked for, else of the plan."""
    period = sources.period
    if period is None:
        return plans.span(sources)
    return words.span_of(period.starts_on, period.ends_before)


def _period(sources: FormSources) -> str | None:
    period = sources.period
    return None if period is None else words.period_of(period.kind, period.starts_on)


def _steps_sheet(
    sources: FormSources, title: str, heads: tuple[str, ...], rows: list[list[Any]]
) -> dict[str, Any]:
    return {
        **plans.people(sources),
        "title": [title],
        "span": _span(sources),
        "drawn": "steps",
        "caption": None,
        "across": False,
        "heads": heads,
        "rows": rows,
        "signed": [plans.signer("Pegawai yang Dinilai", sources.employee)],
    }


def _realized(sources: FormSources, indicators: tuple[PlanIndicator, ...]) -> list[str]:
    """Write what was realized of each indicator, under the number of its step."""
    return [
        f"{number}. {'; '.join(results.realized_of(sources, indicator)) or '–'}"  # noqa: RUF001
        for number, indicator in enumerate(indicators, start=1)
    ]


def _steps(indicators: tuple[PlanIndicator, ...]) -> list[str]:
    """Write what each indicator should have reached by which period."""
    return [
        f"{number}. {indicator.statement}: {_by_period(indicator)}"
        for number, indicator in enumerate(indicators, start=1)
    ]


def _by_period(indicator: PlanIndicator) -> str:
    stated = indicator.period_targets or indicator.trajectory
    if not stated:
        return results.target_of(indicator)
    unit = f" {indicator.measured_in}" if indicator.measured_in else ""
    return "; ".join(f"{key}: {value}{unit}" for key, value in stated.items())
