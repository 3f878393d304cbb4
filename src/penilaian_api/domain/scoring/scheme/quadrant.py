"""Define the shapes of a quadrant: its nine cells, and when data propose its two ratings."""

from fractions import Fraction
from typing import Final, TypeVar

from penilaian_api.domain.scoring.scheme.values import Positive, Shape
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate, Tone

T = TypeVar("T")


def _under(rating: Expectation, above: T, met: T, below: T) -> T:
    return {Expectation.ABOVE: above, Expectation.MET: met, Expectation.BELOW: below}[rating]


class PredicateRow(Shape):
    """A predicate for each rating of one axis."""

    above: Predicate
    met: Predicate
    below: Predicate

    def at(self, rating: Expectation) -> Predicate:
        """Return the predicate under *rating*."""
        return _under(rating, self.above, self.met, self.below)


class Cells(Shape):
    """The nine cells: outer key results, inner key behavior."""

    above: PredicateRow
    met: PredicateRow
    below: PredicateRow

    def at(self, results: Expectation, behavior: Expectation) -> Predicate:
        """Return the predicate where the two ratings meet."""
        return _under(results, self.above, self.met, self.below).at(behavior)


class Tones(Shape):
    """The tones of feedback that agree with each proposed rating."""

    above: tuple[Tone, ...] = (Tone.POSITIVE,)
    met: tuple[Tone, ...] = (Tone.POSITIVE, Tone.MIXED)
    below: tuple[Tone, ...] = (Tone.NEGATIVE,)

    def at(self, rating: Expectation) -> tuple[Tone, ...]:
        """Return the tones that agree with *rating*."""
        return _under(rating, self.above, self.met, self.below)


class Guidance(Shape):
    """The guidance by which ratings of single results propose a rating of the axis.

    *majority* must be exceeded; *small_part* is the share below expectation that still leaves
    "met" (PermenPANRB 6/2022, Lampiran Bab IV B3: "only a small part of the main results").
    With *from_indicators* a result without a rating speaks through its indicators.
    """

    majority: Positive = Fraction(1, 2)
    small_part: Positive = Fraction(1, 4)
    from_indicators: bool = True
    tones: Tones = Tones()


# PermenPANRB 6/2022, Lampiran Bab IV B3a3d: one of the two lowest; behavior decides which.
DROPOUT: Final = PredicateRow(above=Predicate.POOR, met=Predicate.POOR, below=Predicate.VERY_POOR)
