"""Fill in sentences in one language: numbers with its decimal sign, days, terms, names."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.record.inputs import Range, Target
from penilaian_api.domain.scoring.record.numbers import is_number, number, round_half_up
from penilaian_api.domain.scoring.record.phrases import TERMS, Language, Phrase
from penilaian_api.domain.scoring.wording.circumstances import Circumstances
from penilaian_api.domain.scoring.wording.sentences import SENTENCES
from penilaian_api.domain.scoring.wording.words import MONTHS, WORDS

_READABLE: Final = 4
"""How many digits after the point people are shown of a target or a realization."""

_PERCENT: Final = frozenset({"%", "persen", "persen (%)", "prosen", "percent"})
"""Units that are written by their sign."""

_SIGNS: Final = str.maketrans({".": ",", ",": "."})


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in one language what stands on a card, with the names that are joined to it."""

    language: Language
    digits: int
    circumstances: Circumstances

    def fill(self, sentence: str, **values: str) -> str:
        """Fill in a sentence."""
        return SENTENCES[sentence].of(self.language).format(**values)

    def term(self, key: str) -> str:
        """Say a term of the field, or the key itself where it is none."""
        phrase = TERMS.get(key) or WORDS.get(key) or Phrase.untranslated(key)
        return phrase.of(self.language)

    def level(self, chosen: str) -> str:
        """Say a rating: a word of the three, or the level of a criterion."""
        return self.figure(number(chosen)) if is_number(chosen) else self.term(chosen)

    def points(self, value: Fraction) -> str:
        """Write points as the scheme rounds them."""
        return self.localize(format(round_half_up(value, self.digits), "f"))

    def percent(self, value: Fraction) -> str:
        """Write an attainment to two digits."""
        return self.localize(format(round_half_up(value, 2), "f"))

    def figure(self, value: Fraction) -> str:
        """Write a target or a realization as people write it: in thousands, no idle digits."""
        digits = format(round_half_up(value, _READABLE), ",f").rstrip("0").rstrip(".")
        return self.localize(digits)

    def target(self, target: Target, line: str) -> str:
        """Write a target: a number or a range in its unit, or the step that is worth 100."""
        if isinstance(target, Range):
            low, high = self.figure(target.low), self.figure(target.high)
            return self._in_unit(f"{low}–{high}", line)  # noqa: RUF001  a range is written with an en dash
        if isinstance(target, tuple):
            return target[-1].key if target else ""
        return self.measured(target, line)

    def measured(self, value: Fraction, line: str) -> str:
        """Write a number in the unit of measurement of its line of the plan."""
        return self._in_unit(self.figure(value), line)

    def _in_unit(self, written: str, line: str) -> str:
        unit = self.circumstances.units.get(line, "").strip()
        if not unit:
            return written
        return f"{written}%" if unit.lower() in _PERCENT else f"{written} {unit}"

    def localize(self, digits: str) -> str:
        """Write the signs between digits as the language does."""
        return digits.translate(_SIGNS) if self.language == "id" else digits

    def day(self, day: date) -> str:
        """Write a day out."""
        return f"{day.day} {MONTHS.of(self.language).split()[day.month - 1]} {day.year}"

    def month(self, day: date) -> str:
        """Name the month in which a day lies."""
        return f"{MONTHS.of(self.language).split()[day.month - 1]} {day.year}"

    def zone(self) -> str:
        """Say in which time zone an hour is meant, or nothing where it is not known."""
        zone = self.circumstances.zone
        return f" {self.term(zone)}" if zone else ""

    def on(self, day: date | None) -> str:
        """Say on which day, or nothing where it is not known."""
        return "" if day is None else self.term("on").format(day=self.day(day))

    def name(self, person: str | None) -> str:
        """Say who it was, as far as the name is joined."""
        return self.circumstances.names.get(person or "") or self.term("somebody")
