"""Say of a fault in the shape of a request which form is wanted, and what was sought where.

A code alone ("the format is not valid") helps nobody: here it gets the words for this field. None
of them repeats what was sent.
"""

from collections.abc import Mapping
from typing import Final

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.errors import Fault
from penilaian_api.storage.packaged_data import field_words

_RECORD: Final = "record"
_WANTED_BY_PATTERN: Final[Mapping[str, str]] = {
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$": "code",
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$": "code",
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$": "code",
    r"^[A-Za-z0-9][A-Za-z0-9._@+-]{2,99}$": "login",
    r"^[a-z][a-z0-9_]{0,39}$": "word",
    r"^[a-z][a-z0-9_-]{0,39}$": "word",
    r"^[a-z0-9][a-z0-9_]{0,79}$": "word",
    r"^employee:[0-9a-f-]{36}$": "employee",
}
"""Which form a pattern of the contract asks for, in words of `labels.wanted`."""
_WANTED_BY_START: Final[Mapping[str, str]] = {"^(results|behavior|": "about", "^-?(0|": "number"}
_OF_FILE: Final = frozenset({"form", "at_row", "at_heading"})
_OF_SHAPES: Final = frozenset(
    {
        "bad_decimal", "bad_format", "bad_number", "bad_text", "invalid", "not_a_choice",
        "not_a_multiple", "out_of_range", "required", "too_few", "too_long", "too_many",
        "too_many_decimals", "too_many_digits", "too_short", "unknown_reference", "wrong_type",
    }
)  # fmt: skip
"""The faults of which a sentence names no field itself."""
_REFERENCES: Final = ("_id", "_ids", "_code", "_key", "_version")


def wanted_of(pattern: str) -> str:
    """Name the form that a pattern asks for."""
    starts = (form for start, form in _WANTED_BY_START.items() if pattern.startswith(start))
    return _WANTED_BY_PATTERN.get(pattern) or next(starts, "pattern")


def describe_fault(fault: Fault, language: Language) -> str:
    """Write the sentence of a fault, with the wanted form or what was sought.

    A fault in a file brings words of its own: row, heading, and the form that a cell must have.
    """
    if _OF_FILE & fault.facts.keys():
        return messages.fault(fault.code, fault.facts, language)
    name = _field_at(fault.pointer, language) if fault.code in _OF_SHAPES else None
    sentence = _sentence(fault, language)
    return sentence if name is None else f"{name}: {_continued(sentence)}"


def _sentence(fault: Fault, language: Language) -> str:
    if fault.code == "bad_format":
        form = fault.facts.get("wanted", "pattern")
        return messages.fault("wanted_form", {"wanted": form}, language)
    if fault.code == "bad_decimal" and fault.facts.get("wanted") == "comma":
        return messages.fault("decimal_comma", {}, language)
    if fault.code == "unknown_reference":
        return messages.fault(
            "nothing_referred", {"record_kind": _sought_by(fault.pointer)}, language
        )
    return messages.fault(fault.code, fault.facts, language)


def _field_at(pointer: str, language: Language) -> str | None:
    """Name the field at a place as people call it; of a list that of the list."""
    steps = [step for step in pointer.split("/") if step and not step.isdigit()]
    words = field_words().get(steps[-1]) if steps else None
    return None if words is None else words[messages.LANGUAGES.index(language)]


def _continued(sentence: str) -> str:
    """Write a sentence after a colon, but for a name in capitals."""
    return sentence if sentence[1:2].isupper() else f"{sentence[:1].lower()}{sentence[1:]}"


def sought_at(template: str) -> str:
    """Name what an address seeks, by the step before its last parameters."""
    steps = template.split("/")
    while steps and not steps[-1].startswith("{"):
        steps.pop()
    names = [step for step in steps if not step.startswith("{")]
    return _known(names[-1].replace("-", "_")) if names else _RECORD


def lacking_at(template: str) -> str:
    """Name what an address asks of a record, by its last step."""
    return _known(template.rpartition("/")[2].replace("-", "_"))


def _sought_by(pointer: str) -> str:
    """Name what a field refers to, by its name."""
    names = [step for step in pointer.split("/") if step and not step.isdigit()]
    name = names[-1] if names else ""
    ending = next((end for end in _REFERENCES if name.endswith(end)), "")
    return _known(name.removesuffix(ending))


def _known(name: str) -> str:
    has_words = f"labels.record_kind.{name}" in messages.codes(messages.DEFAULT)
    return name if has_words else _RECORD
