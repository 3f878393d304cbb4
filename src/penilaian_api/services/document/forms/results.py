"""Write the results of a plan as rows of a form: what is expected, and what came of it."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import WorkResultKind
from penilaian_api.services.document import words
from penilaian_api.services.document.forms.sources import FormSources
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.plan.plans import PlannedResult

Column = dict[str, Any]
_SUPPORTED: Final = "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI"
_REALIZED: Final = "REALISASI BERDASARKAN BUKTI DUKUNG"
_FEEDBACK: Final = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_RELATIONS: Final = {
    Relation.ASSESSOR: "pejabat penilai kinerja",
    Relation.ASSIGNING_LEADER: "pimpinan yang menugaskan",
    Relation.PEER: "rekan kerja",
    Relation.SUBORDINATE: "bawahan",
    Relation.OTHER: "pihak lain",
}


def columns_of(sources: FormSources, *, with_work: bool) -> tuple[list[Column], bool]:
    """Name the columns that the law draws, and whether they are numbered."""
    if not sources.is_quantitative:
        columns = [_column("NO", "number", -2.2), _column("HASIL KERJA", "qualitative", 2)]
    elif sources.is_high:
        columns = [
            _column("NO", "number", -2.2),
            _column("RENCANA HASIL KERJA", "statement", 1.3),
            _column("INDIKATOR KINERJA INDIVIDU", "indicator", 1.3, each=True),
            _column("TARGET", "target", 0.8, each=True),
            _column("PERSPEKTIF", "perspective", 0.8),
        ]
    else:
        columns = [
            _column("NO", "number", -2.2),
            _column(_SUPPORTED if with_work else f"{_SUPPORTED}*", "supported", 1.1),
            _column("RENCANA HASIL KERJA", "statement", 1.2),
            _column("ASPEK", "aspect", 0.65, each=True),
            _column("INDIKATOR KINERJA INDIVIDU", "indicator", 1.2, each=True),
            _column("TARGET", "target", 0.7, each=True),
        ]
    if with_work:
        each = sources.is_quantitative
        columns.append(_column(_REALIZED, "realized", 1.1, each=each))
        columns.append(_column(_FEEDBACK, "feedback", 1.3))
    return columns, sources.is_quantitative


def rows_of(sources: FormSources, kind: WorkResultKind) -> list[dict[str, Any]]:
    """Write the results of a kind, each with a line for each of its indicators."""
    planned = [each for each in sources.results if each.result.kind is kind]
    return [_row(sources, number, each) for number, each in enumerate(planned, start=1)]


def feedback_of(feedback: Iterable[Feedback]) -> list[str]:
    """Write feedback as paragraphs, each with who stands how to the person."""
    return [_paragraph(each) for each in feedback]


def target_of(indicator: PlanIndicator) -> str:
    """Write a target as people read it: a number, a range, the last of its steps."""
    unit = indicator.measured_in
    if indicator.steps:
        return ", ".join(step["key"] for step in indicator.steps)
    if indicator.target_low is not None or indicator.target_high is not None:
        low, high = words.number(indicator.target_low), words.number(indicator.target_high, unit)
        return f"{low} - {high}"
    return words.number(indicator.target, unit)


def realized_of(sources: FormSources, indicator: PlanIndicator) -> list[str]:
    """Write what was realized, and the evidence for it."""
    measured = sources.work.measured.get(indicator.line_id)
    number = "" if measured is None else words.number(measured.realization, indicator.measured_in)
    step = "" if measured is None else measured.step or ""
    evidence = sources.work.evidence.get(indicator.line_id, ())
    shown = [f"Bukti: {'; '.join(evidence)}"] if evidence else []
    return [text for text in (number, step, *shown) if text]


def assigned_of(sources: FormSources, planned: PlannedResult) -> str:
    """Name the post of the leader who assigned a result, as the law does in brackets."""
    key = planned.result.assigned_by or sources.assessor_id
    position = sources.party(key)["position"]
    return f"(penugasan dari {position})" if position else ""


def _column(head: str, key: str, width: float, *, each: bool = False) -> Column:
    return {"head": head, "key": key, "width": width, "each": each}


def _row(sources: FormSources, number: int, planned: PlannedResult) -> dict[str, Any]:
    result = planned.result
    lines = [_line(sources, indicator) for indicator in planned.indicators]
    realized = [text for line in lines for text in line["realized"]]
    return {
        "number": str(number),
        "statement": {"statement": result.statement, "assigned": _assigned(sources, planned)},
        "supported": _supported(sources, result.supports_line_id),
        "perspective": [words.word_of("perspective", each) for each in result.perspectives],
        "qualitative": _qualitative(sources, planned),
        "realized": realized,
        "feedback": feedback_of(_about(sources.feedback, planned)),
        "lines": lines if sources.is_quantitative else [],
    }


def _assigned(sources: FormSources, planned: PlannedResult) -> str:
    return assigned_of(sources, planned) if sources.is_high else ""


def _line(sources: FormSources, indicator: PlanIndicator) -> dict[str, Any]:
    aspects = [words.word_of("aspect", each) for each in indicator.aspects]
    return {
        "indicator": indicator.statement,
        "aspect": ", ".join(aspects),
        "target": target_of(indicator),
        "realized": realized_of(sources, indicator),
    }


def _qualitative(sources: FormSources, planned: PlannedResult) -> dict[str, Any]:
    """Write a result with its measure below it, in one narrative."""
    result = planned.result
    measures = [text for text in (result.success_measure, result.target_text) if text]
    for indicator in planned.indicators:
        target = target_of(indicator)
        measures.append(f"{indicator.statement}: {target}" if target else indicator.statement)
    if result.perspectives and sources.is_high:
        named = [words.word_of("perspective", each) for each in result.perspectives]
        measures.append(f"Perspektif: {', '.join(named)}")
    until = "Target, dan Perspektif" if sources.is_high else "dan Target"
    comma = ", " if sources.is_high else " "
    return {
        "statement": result.statement,
        "assigned": assigned_of(sources, planned),
        "caption": f"Ukuran keberhasilan/ Indikator Kinerja Individu{comma}{until}:",
        "measures": measures,
    }


def _supported(sources: FormSources, line_id: UUID | None) -> list[str]:
    """Write the leader's result; of a high post with its indicators, as the law's note asks."""
    lines = [each for each in sources.supported if each.line_id == line_id]
    if not lines:
        return []
    indicators = [each.indicator for each in lines if each.is_of_high_post and each.indicator]
    return [lines[-1].statement, *dict.fromkeys(indicators)]


def _about(feedback: Sequence[Feedback], planned: PlannedResult) -> list[Feedback]:
    lines = {planned.result.line_id, *(each.line_id for each in planned.indicators)}
    return [each for each in feedback if each.line_id in lines]


def _paragraph(feedback: Feedback) -> str:
    parts = (feedback.strength, feedback.improvement, feedback.suggestion)
    return f"{' '.join(part for part in parts if part)} ({_RELATIONS[feedback.relation]})"
