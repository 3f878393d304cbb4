"""Tell a scheme in plain words, for anyone to whom it applies: what counts, and how it is counted.

The sentences follow from the document alone, so that they cannot say anything else than the engine
computes.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.explanation import Paragraph
from penilaian_api.domain.scoring.record.phrases import Language
from penilaian_api.domain.scoring.scheme.parts import (
    Axis,
    IndicatorsPart,
    MeasurementPart,
    Part,
    RatingPart,
    Segment,
)
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    WeightedQuadrantScheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.domain.scoring.wording.circumstances import Circumstances
from penilaian_api.domain.scoring.wording.guide_sentences import HEADINGS, SENTENCES
from penilaian_api.domain.scoring.wording.writer import Writer

_HUNDRED: Final = 100
_DIGITS: Final = 2


class _Guide(Writer):
    """Writes of a scheme what anyone can read."""

    def say(self, sentence: str, **values: str) -> str:
        """Fill in a sentence of the guide."""
        return SENTENCES[sentence].of(self.language).format(**values)

    def share(self, part: Part, parts: Sequence[Part]) -> str:
        """Write the share of a part's weight in that of all."""
        whole = sum((each.weight for each in parts), Fraction(0))
        return self.figure(_HUNDRED * part.weight / whole) if whole else self.figure(whole)


def guide_of(scheme: Scheme, language: Language) -> tuple[Paragraph, ...]:
    """Tell what a scheme assesses, how it computes, which predicates follow, what one can do."""
    write = _Guide(language, _DIGITS, Circumstances())
    paragraphs = {
        "basis": [write.say("basis", basis=_in(scheme.basis, language))],
        "assessed": [*_assessed(scheme, write)],
        "score": [*_score(scheme, write)],
        "predicate": [*_predicate(scheme, write)],
        "year": [write.say(f"roll_up_{scheme.roll_up}")],
        "rights": [write.say("explained"), write.say("objection")],
    }
    return tuple(
        Paragraph(key, HEADINGS[key].of(language), tuple(sentences))
        for key, sentences in paragraphs.items()
        if sentences
    )


def _in(basis: str, language: Language) -> str:
    """Take the half of a basis that is in a language, where it states both."""
    halves = basis.split(" / ")
    stated = halves[-1] if language == "en" else halves[0]
    return stated.removesuffix(".") + "."


def _assessed(scheme: Scheme, write: _Guide) -> Iterator[str]:
    if isinstance(scheme, WeightedScheme):
        yield from _parts(scheme.parts, write)
        return
    yield write.say("two_ratings")
    if isinstance(scheme, QuadrantScheme):
        yield write.say("no_number")
        majority, small = scheme.suggestion.majority, scheme.suggestion.small_part
        yield write.say(
            "majority",
            majority=write.figure(_HUNDRED * majority),
            small=write.figure(_HUNDRED * small),
        )
        return
    for name in ("results", "behavior"):
        axis: Axis = getattr(scheme, name)
        above, met = write.figure(axis.above), write.figure(axis.met)
        yield write.say("proposed", axis=write.term(name), above=above, met=met)
        yield from _parts(axis.parts, write)


def _parts(parts: Sequence[Part], write: _Guide) -> Iterator[str]:
    for part in parts:
        share, label = write.share(part, parts), getattr(part.label, write.language)
        yield write.say("part", label=label, share=share, source=_source(part, write))
        if isinstance(part, IndicatorsPart):
            yield from _of_indicators(part, write)
        if part.cap is not None:
            yield write.say("cap", cap=write.figure(part.cap))
        yield write.say(f"missing_{part.missing}")
        if isinstance(part, MeasurementPart) and part.small_sample is not None:
            few = part.small_sample
            yield write.say(f"few_{few.rule}", below=str(few.below))


def _source(part: Part, write: _Guide) -> str:
    if isinstance(part, IndicatorsPart):
        return write.say(part.attainment)
    if isinstance(part, RatingPart) and part.scale is None:
        levels = (
            f"{write.level(key)} = {write.figure(value)}" for key, value in part.levels.items()
        )
        return write.say("rated", levels=", ".join(levels))
    scale = part.scale
    assert scale is not None  # noqa: S101 - a measurement has one; a rating without one is above
    return write.say(
        "measured" if isinstance(part, MeasurementPart) else "rated_number",
        low=write.figure(scale.start[0]),
        high=write.figure(scale.start[1]),
        low_points=write.figure(scale.to[0]),
        high_points=write.figure(scale.to[1]),
    )


def _of_indicators(part: IndicatorsPart, write: _Guide) -> Iterator[str]:
    if part.aspects:
        yield write.say("of_aspects", aspects=", ".join(map(write.term, part.aspects)))
    if part.curve is not None:
        steps = "; ".join(_step(segment, write) for segment in part.curve.segments)
        yield write.say("curve", steps=steps)


def _step(segment: Segment, write: _Guide) -> str:
    first, last = segment.line[0], segment.line[-1]
    start = write.figure(segment.start)
    if first.points == last.points:
        return write.say("level_step", start=start, points=write.figure(first.points))
    return write.say(
        "line_step",
        start=start,
        at_first=write.figure(first.at),
        first=write.figure(first.points),
        at_last=write.figure(last.at),
        last=write.figure(last.points),
    )


def _score(scheme: Scheme, write: _Guide) -> Iterator[str]:
    if isinstance(scheme, QuadrantScheme):
        return
    limits = {"floor": write.figure(scheme.floor), "cap": write.figure(scheme.cap)}
    yield write.say("total", digits=str(scheme.round), **limits)
    for adjustment in scheme.adjustments if isinstance(scheme, WeightedScheme) else ():
        yield write.say(adjustment.kind, cap=write.figure(adjustment.cap))


def _predicate(scheme: Scheme, write: _Guide) -> Iterator[str]:
    if isinstance(scheme, QuadrantScheme | WeightedQuadrantScheme):
        for results in Expectation:
            row = {
                behavior: write.term(scheme.cells.at(results, behavior)) for behavior in Expectation
            }
            yield write.say("cells", results=write.term(results), **row)
        if scheme.overrides:
            yield write.say("study_dropout")
        return
    for band in scheme.bands:
        start, predicate = write.figure(band.start), write.term(band.predicate)
        yield write.say("band", start=start, predicate=predicate)
    for condition in scheme.conditions:
        yield write.say("condition", predicate=write.term(condition.predicate))
    for veto in scheme.vetoes:
        best = write.term(veto.at_most)
        yield write.say("veto", sanction=write.term(veto.sanction), predicate=best)
