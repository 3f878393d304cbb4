"""Say a rater statistic in plain words: what differs, how surely, and that it is no verdict."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.fairness.schemas.rater_statistics import (
    RaterFiguresOut,
    RaterStatisticOut,
)
from penilaian_api.domain.fairness.rater_statistics import RaterFigures
from penilaian_api.services.fairness.rater_statistics import RaterStatisticView

Say: TypeAlias = Callable[[str, Mapping[str, Any]], str]
"""Fills in a sentence."""
_AS_THEY_ARE = tuple(set(RaterStatisticOut.model_fields) - {"figures", "explanation"})


def statistic_to_response(view: RaterStatisticView, language: Language) -> RaterStatisticOut:
    """Give the statistic of an assessor, with its sentences."""
    explanation = tuple(_explain(view, language))
    own = {name: getattr(view, name) for name in _AS_THEY_ARE}
    figures = None if view.figures is None else RaterFiguresOut.model_validate(view.figures)
    return RaterStatisticOut(**own, figures=figures, explanation=explanation)


def _explain(view: RaterStatisticView, language: Language) -> Iterator[str]:
    def say(sentence: str, facts: Mapping[str, Any]) -> str:
        words = {name: str(fact) for name, fact in facts.items()}
        return messages.sentence(f"rater_statistic.{sentence}", words, language)

    counts = {
        "count": view.rated_count,
        "decided": view.objections_decided,
        "changed": view.objections_changed,
    }
    if view.figures is None:
        yield say(str(view.withheld), counts)
    else:
        yield from _explain_figures(view, view.figures, say)
    if view.objections_decided:
        yield say("objections", counts)
    if view.figures is not None:
        yield say("no_verdict", {})


def _explain_figures(view: RaterStatisticView, figures: RaterFigures, say: Say) -> Iterator[str]:
    usual = figures.usual
    yield say("mean", {"count": view.rated_count, "mean": figures.mean, "usual": usual.mean})
    yield say("deviation", asdict(figures.deviation))
    for finding in view.findings:
        yield say(finding, {})
    if not view.findings:
        yield say("no_finding", {})
    if figures.rank_agreement is not None:
        yield say("agreement", {"agreement": figures.rank_agreement})
