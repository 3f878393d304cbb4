"""Parse JSON strictly: what one parser could read otherwise than another is refused.

RFC 8259 leaves duplicate keys, numbers without end, depth and odd text to each reader. Here each
has one answer, and no input costs more than its length: not ``1e999999``, not ten thousand
brackets, not a letter under a million accents.
"""

import json
import re
import unicodedata
from itertools import accumulate
from typing import Final

from penilaian_api.domain.errors import Fault, InvalidDataError, MalformedRequestError

MAX_DEPTH: Final = 32
MAX_NAME_LENGTH: Final = 100
MAX_NUMBER_LENGTH: Final = 30
MAX_EXPONENT: Final = 30
INTEGERS: Final = range(-(2**63), 2**63)

_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"?+', re.DOTALL)
_STEP: Final = {ord("["): 1, ord("{"): 1, ord("]"): 255, ord("}"): 255}
_STEPS: Final = bytes(_STEP.get(byte, 0) for byte in range(256))
_NOT_BRACKETS: Final = bytes(byte for byte in range(256) if byte not in _STEP)

_REFUSED_ASCII: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # controls, but not line feed, tab
_PICTURE: Final = r"\xa9\xae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
_REFUSED_CHARACTERS: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except line feed and tab
    r"\u202a-\u202e\u2066-\u2069"  # they turn the direction of what follows
    r"\ud800-\udfff"  # half a character
    r"\u0f73\u0f75\u0f81"  # the only three that are marks without the property of one
    # What nobody sees: two names that look alike would be two.
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    r"\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # Also these, but where they join or color pictures (Unicode UTS 51).
    rf"|(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])|(?<![#*0-9{_PICTURE}])[\ufe0e\ufe0f]",
)
_MARKS_WITHOUT_END: Final = re.compile(rb"[^\0]{31}")  # Unicode UAX 15: at most 30 in a row

_BAD_NUMBER: Final = object()


class _Pairs(list[tuple[str, object]]):
    """An object as written, before its names are compared."""


class _InvalidNodeError(Exception):
    """A node that is refused; its path is added while the reader unwinds."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.steps: list[str] = []

    def refusal(self) -> InvalidDataError:
        """Return the refusal with the path as a JSON pointer (RFC 6901)."""
        names = (step.replace("~", "~0").replace("/", "~1") for step in reversed(self.steps))
        pointer = "".join(f"/{name}" for name in names)
        return InvalidDataError(
            self.code, faults=[Fault(pointer, self.code, self.facts)], **self.facts
        )


def read(body: bytes) -> object:
    """Parse *body*, or refuse it: not JSON at all (400), or JSON that nobody should send (422).

    Integers fit 64 bits, text is in NFC. A number with a fraction or an exponent becomes a float,
    which no field takes: decimals travel as text.
    """
    if _nesting_depth(body) > MAX_DEPTH:
        raise _InvalidNodeError("too_deep", limit=str(MAX_DEPTH)).refusal()
    try:
        tree = _DECODER.decode(body.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise MalformedRequestError("not_json") from None
    try:
        return _clean_node(tree)
    except _InvalidNodeError as wrong:
        raise wrong.refusal() from None


def clean_text(text: str) -> str | None:
    """Normalize *text* to NFC; return None when it contains what may be neither stored nor shown.

    A line ends by one sign, however it was sent: browsers and Windows write two. Long runs of
    combining marks are refused before normalizing, which sorts them in quadratic time.
    """
    text = text.replace("\r\n", "\n")
    if text.isascii():
        return None if _REFUSED_ASCII.search(text) else text
    if _REFUSED_CHARACTERS.search(text):
        return None
    if _MARKS_WITHOUT_END.search(bytes(map(unicodedata.combining, text))):
        return None
    return unicodedata.normalize("NFC", text)


def find_refused(text: str) -> str:
    """Name the first character for which a text is refused: ``U+200B``."""
    match = _REFUSED_CHARACTERS.search(text.replace("\r\n", "\n"))
    return f"U+{ord(match[0]):04X}" if match else "U+0300…"


def _nesting_depth(body: bytes) -> int:
    """Count how deep brackets outside of strings nest (the parser stops where they mismatch)."""
    brackets = _STRING.sub(b"", body).translate(_STEPS, delete=_NOT_BRACKETS)
    return max(accumulate(memoryview(brackets).cast("b")), default=0)


def _parse_integer(written: str) -> object:
    if len(written) > MAX_NUMBER_LENGTH or (number := int(written)) not in INTEGERS:
        return _BAD_NUMBER
    return number


def _parse_fraction(written: str) -> object:
    exponent = written.lower().partition("e")[2] or "0"
    if len(written) > MAX_NUMBER_LENGTH or abs(int(exponent)) > MAX_EXPONENT:
        return _BAD_NUMBER
    return float(written)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_Pairs,
    parse_int=_parse_integer,
    parse_float=_parse_fraction,
    parse_constant=lambda _: _BAD_NUMBER,
)


def _clean_node(node: object) -> object:
    if isinstance(node, str):
        return _clean_string(node)
    if isinstance(node, _Pairs):
        return _clean_object(node)
    if isinstance(node, list):
        return _clean_array(node)
    if node is _BAD_NUMBER:
        raise _InvalidNodeError("bad_number", limit=str(MAX_NUMBER_LENGTH))
    return node


def _clean_string(written: str) -> str:
    text = clean_text(written)
    if text is None:
        raise _InvalidNodeError("bad_text", form="sign", sign=find_refused(written))
    return text


def _clean_array(items: list[object]) -> list[object]:
    plain: list[object] = []
    try:
        for item in items:
            plain.append(_clean_node(item))  # noqa: PERF401 - its length names the place of a fault
    except _InvalidNodeError as wrong:
        wrong.steps.append(str(len(plain)))
        raise
    return plain


def _clean_object(pairs: _Pairs) -> dict[str, object]:
    plain: dict[str, object] = {}
    for written, value in pairs:
        name = _clean_name(written, plain)
        try:
            plain[name] = _clean_node(value)
        except _InvalidNodeError as wrong:
            wrong.steps.append(name)
            raise
    return plain


def _clean_name(written: str, names_before: dict[str, object]) -> str:
    """Clean a name; names that differ only in how they are composed are the same name."""
    name = _clean_string(written)
    if len(name) > MAX_NAME_LENGTH:
        raise _InvalidNodeError("name_too_long", limit=str(MAX_NAME_LENGTH))
    if name in names_before:
        wrong = _InvalidNodeError("duplicate_key")
        wrong.steps.append(name)
        raise wrong
    return name
