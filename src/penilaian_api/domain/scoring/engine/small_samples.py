"""Apply the stated rule of a scheme to a measured value that rests on few answers.

Why it is so: docs/decisions/0044.
"""

from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.scoring.engine.lines import lacks
from penilaian_api.domain.scoring.record.inputs import MeasurementInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, Phrase
from penilaian_api.domain.scoring.record.trail import Operand, ScoreTrail
from penilaian_api.domain.scoring.scheme.parts import MeasurementPart, SmallSample
from penilaian_api.domain.scoring.vocabulary import SmallSampleRule


@dataclass(frozen=True, slots=True)
class Counted:
    """The value of a part that counts; none where few answers leave the part out.

    *drawn*: the value, where it is not the measured one.
    """

    value: Operand | None
    drawn: Fraction | None = None


def count_value(part: MeasurementPart, measured: MeasurementInput, trail: ScoreTrail) -> Counted:
    """Return the value that counts: as it was measured, or by the rule for few answers."""
    value = Operand("value", text(measured.value), measured.origin or f"input:{measured.part}")
    rule, count = part.small_sample, measured.count
    if rule is None or count is None or count >= rule.below:
        return Counted(value)
    if rule.rule is SmallSampleRule.BLOCK:
        raise lacks(part, "few_answers", count=str(count), least=str(rule.below))
    if rule.rule is SmallSampleRule.RENORMALIZE:
        return Counted(None)
    if measured.previous is None or rule.k is None:
        return Counted(value)
    return _draw(part, measured, rule, value, trail)


def _draw(
    part: MeasurementPart,
    measured: MeasurementInput,
    rule: SmallSample,
    value: Operand,
    trail: ScoreTrail,
) -> Counted:
    """Draw a value toward the unit's own history, the more the fewer answered."""
    count, k = Fraction(measured.count or 0), rule.k or Fraction(0)
    history = measured.previous or Fraction(0)
    drawn = (count * measured.value + k * history) / (count + k)
    origin = measured.previous_origin or f"input:{measured.part}"
    step = trail.add_number(
        f"drawn/{part.key}",
        STEPS["drawn"].fill(name=Phrase(part.label.id, part.label.en)),
        formula="(count * value + k * previous) / (count + k)",
        operands=(
            Operand("count", text(count), value.origin),
            value,
            Operand("k", text(k), "scheme:small_sample"),
            Operand("previous", text(history), origin),
        ),
        exact=drawn,
        basis=f"scheme:{part.key}",
    )
    return Counted(step.operand("value"), drawn)
