"""Pack an objection with all that it rests on into one file, and check such a file by itself.

The same parts give the same bytes. Whoever holds the file needs no service to check it: each part
against its digest, each result against its own, and each result computed again by the scheme that
lies beside it.

Why it is so: docs/decisions/0059.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from hashlib import sha256
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from penilaian_api.domain.errors import RefusalError
from penilaian_api.domain.evaluation.archive import archive_of
from penilaian_api.domain.scoring.record.canonical import canonical_text
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.snapshot import copied_outcome, digest_of, matches

FORMAT: Final = "penilaian-objection-bundle"
VERSION: Final = 1
OBJECTION: Final = "objection.json"
CASE: Final = "case.json"
EVIDENCE: Final = "evidence.json"
RESULTS: Final = "results.json"
MANIFEST: Final = "manifest.json"
WHOLE: Final = "the file"
"""What a fault names that lies in no single part."""
_UNREADABLE_FILE: Final = (
    BadZipFile,
    ValueError,
    OSError,
    RuntimeError,
    OverflowError,
    EOFError,
    NotImplementedError,
)
_MALFORMED: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class BundleFault(StrEnum):
    """What does not fit in a part of a bundle."""

    UNREADABLE = auto()
    ALTERED = auto()
    MISSING = auto()
    UNKNOWN = auto()
    OTHER_RESULT = auto()
    """The objection, the list of results and the results do not speak of the same."""
    OTHER_SCHEME = auto()
    NOT_REPRODUCED = auto()
    """Computed again from its inputs, the result comes out otherwise."""


@dataclass(frozen=True, slots=True)
class FaultyPart:
    """A part that does not fit, and why."""

    part: str
    fault: BundleFault


@dataclass(frozen=True, slots=True)
class CheckedResult:
    """A result of a bundle as it was computed again."""

    number: int
    score: str | None
    predicate: str | None


@dataclass(frozen=True, slots=True)
class CheckedBundle:
    """What a check made out: each part with its digest, the results computed again, the faults.

    *digests*: of the parts as they lie in the file, by their names.
    """

    faults: tuple[FaultyPart, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    results: tuple[CheckedResult, ...] = ()

    @property
    def faulty(self) -> frozenset[str]:
        """The names of the parts that do not fit."""
        return frozenset(each.part for each in self.faults)


def to_part(document: Mapping[str, Any]) -> bytes:
    """Write a document as a part: equal meaning is equal bytes."""
    return canonical_text(document).encode()


def result_part(number: int) -> str:
    """Name the part that holds the bytes of a result."""
    return f"results/{number}.json"


def scheme_part(digest: str) -> str:
    """Name the part that holds a scheme."""
    return f"schemes/{digest[:16]}.json"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the one file of all *parts*, with the list of their digests."""
    listed = {name: _digest(content) for name, content in parts.items()}
    manifest = {"format": FORMAT, "version": VERSION, "parts": listed}
    sealed = {**manifest, "seal": _digest(to_part(manifest))}
    return archive_of({**parts, MANIFEST: to_part(sealed)})


def check(content: bytes) -> CheckedBundle:
    """Check a file by itself, and name each part that does not fit."""
    parts, faults = _unzip(content)
    if not parts:
        return CheckedBundle(tuple(faults))
    faults += [fault for fault in _check_manifest(parts) if fault not in faults]
    if not faults and archive_of(parts) != content:
        faults.append(FaultyPart(WHOLE, BundleFault.ALTERED))
    digests = {name: _digest(parts[name]) for name in sorted(parts)}
    if faults:
        return CheckedBundle(tuple(faults), digests)
    try:
        results, faults = _check_results(parts)
    except _MALFORMED:
        return CheckedBundle((FaultyPart(RESULTS, BundleFault.UNREADABLE),), digests)
    return CheckedBundle(tuple(faults), digests, tuple(results))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _unzip(content: bytes) -> tuple[dict[str, bytes], list[FaultyPart]]:
    parts: dict[str, bytes] = {}
    faults: list[FaultyPart] = []
    try:
        archive = ZipFile(BytesIO(content))
    except _UNREADABLE_FILE:
        return parts, [FaultyPart(WHOLE, BundleFault.UNREADABLE)]
    for name in archive.namelist():
        try:
            parts[name] = archive.read(name)
        except _UNREADABLE_FILE:
            faults.append(FaultyPart(name, BundleFault.ALTERED))
    return parts, faults or ([] if parts else [FaultyPart(WHOLE, BundleFault.UNREADABLE)])


def _check_manifest(parts: Mapping[str, bytes]) -> Iterator[FaultyPart]:
    """Hold each part against the list, and the list against its seal."""
    try:
        manifest = json.loads(parts[MANIFEST])
        seal = manifest.pop("seal")
        is_ours = (manifest["format"], manifest["version"]) == (FORMAT, VERSION)
        listed = dict(manifest["parts"])
        is_sealed = _digest(to_part(manifest)) == seal
    except _MALFORMED:
        yield FaultyPart(MANIFEST, BundleFault.UNREADABLE)
        return
    if not (is_ours and is_sealed):
        yield FaultyPart(MANIFEST, BundleFault.ALTERED)
    for name in sorted(listed.keys() | parts.keys() - {MANIFEST}):
        if name not in parts:
            yield FaultyPart(name, BundleFault.MISSING)
        elif name not in listed:
            yield FaultyPart(name, BundleFault.UNKNOWN)
        elif _digest(parts[name]) != listed[name]:
            yield FaultyPart(name, BundleFault.ALTERED)


def _check_results(
    parts: Mapping[str, bytes],
) -> tuple[list[CheckedResult], list[FaultyPart]]:
    """Compute each result again; hold the list of them against the objection and their bytes."""
    results: list[CheckedResult] = []
    faults: list[FaultyPart] = []
    listed = json.loads(parts[RESULTS])["items"]
    contested = json.loads(parts[OBJECTION])["snapshot_id"]
    if not listed or listed[0]["id"] != contested:
        faults.append(FaultyPart(RESULTS, BundleFault.OTHER_RESULT))
    for item in listed:
        name = result_part(item["number"])
        content = parts.get(name)
        fault = _fault_of(content, item, parts)
        if fault is not None or content is None:
            faults.append(FaultyPart(name, fault or BundleFault.MISSING))
            continue
        outcome = copied_outcome(content)
        score = None if outcome.score is None else str(outcome.score)
        results.append(CheckedResult(item["number"], score, outcome.predicate))
    return results, faults


def _fault_of(
    content: bytes | None, item: Mapping[str, Any], parts: Mapping[str, bytes]
) -> BundleFault | None:
    if content is None:
        return BundleFault.MISSING
    if digest_of(content) != item["digest"]:
        return BundleFault.OTHER_RESULT
    try:
        scheme = parse(json.loads(parts[scheme_part(item["scheme_digest"])]))
        is_reproduced = matches(content, scheme)
    except RefusalError:
        return BundleFault.OTHER_SCHEME
    return None if is_reproduced else BundleFault.NOT_REPRODUCED
