"""Write docs/sources.md: what each sentence of the five texts asks, and the call that does it.

The sentences stand in docs/sources, a file for each text. Their calls are made against a served
demonstration (`scripts/demo --port 8000`), whose address is the first argument.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs/sources.md"
TEXTS: Final = tuple(sorted((ROOT / "docs/sources").glob("*.toml")))
REQUIREMENTS: Final = ROOT / "docs/requirements.md"
PASSPHRASE: Final = "padi menguning di sawah luas"  # noqa: S105 - of every sample person
LONGEST: Final = 70
PATIENCE: Final = 60

HEAD: Final = """# The five texts, sentence by sentence

Written by `scripts/sources.py` from [sources/](sources): what each sentence asks, the call that
does it, and what the demonstration answers. Headings are not counted. A test makes every call and
compares this page with the answers; [requirements.md](requirements.md) says what the ids mean.

To see an answer yourself, serve the demonstration (`scripts/demo --port 8000`) and sign in as the
one named; [the quick start](quickstart-frontend.md) shows how. What stands in `{braces}` is read
from lists first, as the file of the text says.
"""


class SentenceError(Exception):
    """Say which sentence the service does not answer as its entry has it."""


@dataclass
class Reader:
    """Make the calls of one text, each in the name of who makes it."""

    address: str
    text: Mapping[str, Any]
    _names: dict[str, str] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    def learn_names(self) -> None:
        """Read what stands in braces from the lists in which it is found."""
        for name in self.text.get("name", ()):
            value = point(self.answer(name), name["at"])
            if not isinstance(value, str) or not value:
                raise SentenceError(f"{self.text['source']}: no {name['key']}")
            self._names[name["key"]] = value

    def answer(self, call: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any document
        """Make one call, and return the document that answers it."""
        method, _, path = self._filled(call["call"]).partition(" ")
        body = call.get("body")
        answer = httpx.request(
            method,
            self.address + path,
            headers=self._headers(call.get("by", "")),
            content=None if body is None else self._filled(body),
            timeout=PATIENCE,
        )
        if not answer.is_success:
            raise SentenceError(f"{call['call']}: {answer.status_code} {answer.text[:300]}")
        return answer.json()

    def _filled(self, text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda match: self._names[match[1]], text)

    def _headers(self, who: str) -> dict[str, str]:
        headers = {"Accept-Language": "en", "Content-Type": "application/json"}
        if who:
            headers["Authorization"] = f"Bearer {self._token(who)}"
        return headers

    def _login(self, who: str) -> str:
        if "@" in who:
            return who
        code = self.text["people"][who]["code"]
        admin = f"admin@{code.split('-')[0].lower()}"
        listed = self.answer({"by": admin, "call": f"GET /v1/employees?q={code}"})
        return point(listed, "/items/0/nip") or code.lower()

    def _token(self, who: str) -> str:
        if who not in self._tokens:
            login = self._login(who)
            form = {"grant_type": "password", "username": login, "password": PASSPHRASE}
            answer = httpx.post(f"{self.address}/v1/token", data=form, timeout=PATIENCE)
            if not answer.is_success:
                raise SentenceError(f"{login} cannot sign in: {answer.text[:300]}")
            self._tokens[who] = answer.json()["access_token"]
        return self._tokens[who]


def point(document: Any, pointer: str) -> Any:  # noqa: ANN401 - any part of any document
    """Follow a JSON pointer; return nothing where it leads nowhere."""
    for step in pointer.split("/")[1:]:
        try:
            document = document[int(step) if isinstance(document, list) else step]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return document


def main(arguments: list[str]) -> int:
    """Write the page from a served demonstration."""
    PAGE.write_text(page(arguments[0].rstrip("/")), "utf-8")
    return 0


def page(address: str) -> str:
    """Make every call at *address*, and return the page."""
    texts = load_texts()
    lines = [HEAD]
    for text in texts:
        reader = Reader(address, text)
        reader.learn_names()
        lines += [f"## {text['source']} — {text['title']}", ""]
        lines += ["| Sentence | Asks | Call | Answer |", "|---|---|---|---|"]
        lines += [row for sentence in text["sentence"] for row in _rows(reader, sentence)]
        lines.append("")
    return "\n".join(lines)


def load_texts() -> list[dict[str, Any]]:
    """Load what each sentence of each text asks."""
    return [tomllib.loads(path.read_text("utf-8")) for path in TEXTS]


def mismatched_requirements() -> list[str]:
    """List the requirements that no sentence names, and the names that are no requirement."""
    named = {name for text in load_texts() for each in text["sentence"] for name in each["ids"]}
    stated = re.findall(r"^\| (S\d-\d\d) \|", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    return sorted(set(stated) ^ named)


def _rows(reader: Reader, sentence: Mapping[str, Any]) -> Iterator[str]:
    """Write a sentence: a row for each call, the first of which says what it asks."""
    number, asks = str(sentence["number"]), sentence["asks"]
    if sentence["ids"]:
        asks += f" ({', '.join(sentence['ids'])})"
    calls = sentence.get("call", ())
    if not calls:
        yield f"| {number} | {asks} | | |"
    for call in calls:
        try:
            shown = "; ".join(_describe_parts(reader.answer(call), call["shows"]))
        except SentenceError as error:
            raise SentenceError(f"{reader.text['source']}, sentence {number}: {error}") from error
        yield f"| {number} | {asks} | `{call['call']}` {_by(reader, call)} | {shown} |"
        number = asks = ""


def _by(reader: Reader, call: Mapping[str, Any]) -> str:
    who = call.get("by", "")
    if not who:
        return "by the public"
    if "@" in who:
        return f"by {who}"
    person = reader.text["people"][who]
    return f"by {person['is']} ({person['code']})"


def _describe_parts(answer: Any, shows: Mapping[str, str]) -> Iterator[str]:  # noqa: ANN401 - any document
    """Tell what the pointers of an entry lead to."""
    for pointer, meaning in shows.items():
        value = point(answer, pointer)
        if value in (None, "", [], {}):
            raise SentenceError(f"nothing at {pointer}")
        yield f"{meaning}: {_format_value(value)}"


def _format_value(value: Any) -> str:  # noqa: ANN401 - any part of any document
    if isinstance(value, (list, dict)):
        return str(len(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
