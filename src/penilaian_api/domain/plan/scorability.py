"""Check that a plan can be scored in every period of its cycle, by the rules of the score itself.

Target and realization of each indicator are cut to each period as the score cuts them, and judged
by what the score refuses.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.engine.adjustments import takes_additional
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.scheme.contents import indicator_parts
from penilaian_api.domain.scoring.scheme.scheme import Scheme, WeightedScheme
from penilaian_api.domain.scoring.soundness import (
    belongs,
    counts,
    field_of,
    input_fault,
    rule_of,
)
from penilaian_api.domain.scoring.vocabulary import MissingPolicy


@dataclass(frozen=True, slots=True)
class ScoredPeriod:
    """A period with its scheme and the indicators that are due in it, as the score takes them.

    *stated*: the keys of the indicators whose target of this very period the plan states.
    """

    key: str
    scheme: Scheme
    inputs: Sequence[IndicatorInput]
    stated: Collection[str] = ()


def line_faults(
    periods: Sequence[ScoredPeriod], pointers: Mapping[str, str], known: Collection[str]
) -> Iterator[Fault]:
    """Name the targets and realizations that the score of a period would refuse, each once.

    *pointers* leads to each indicator by its key; where *known* has a fault already, none is added.
    """
    faulty = set(known)
    for period in periods:
        rule = rule_of(period.scheme)
        for line in period.inputs:
            code = input_fault(line, rule)
            if code is None:
                continue
            field = field_of(code)
            pointer = f"{pointers[line.key]}/{field}"
            if field == "target" and line.key in period.stated:
                pointer = f"{pointers[line.key]}/period_targets/{period.key}"
            if pointer not in faulty:
                yield Fault(pointer, code, {"period": period.key})
            faulty.add(pointer)


def unserved_parts(periods: Sequence[ScoredPeriod]) -> Iterator[Fault]:
    """Name the parts that demand indicators and get none, with the periods in which it is so."""
    periods_by_part: dict[str, list[str]] = {}
    for period in periods:
        without_additional = isinstance(period.scheme, WeightedScheme) and takes_additional(
            period.scheme
        )
        for part in indicator_parts(period.scheme):
            is_served = any(
                counts(line) and belongs(part, line, without_additional=without_additional)
                for line in period.inputs
            )
            if part.missing is MissingPolicy.BLOCK and part.weight > 0 and not is_served:
                periods_by_part.setdefault(part.key, []).append(period.key)
    for part_key, keys in periods_by_part.items():
        facts = {"part": part_key, "periods": ", ".join(keys)}
        yield Fault("/work_results", "part_without_indicators", facts)
