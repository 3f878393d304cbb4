"""Keep the law's content under the law's key, and its name and basis to it alone.

What an agency decides itself stands under a key and on a basis of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.scheme.scheme import Scheme, document

_FIXED: Final = {
    "quadrant": ("cells", "overrides", "study_dropout"),
    "weighted": ("weights", "bands", "conditions", "adjustments"),
    "weighted_quadrant": ("cells", "overrides", "study_dropout"),
}
"""By the kind of a legal scheme, what the law says; the rest is guidance or left to the agency."""
_CITATION: Final = re.compile(
    r"(?:permen\s*pan\s*-?\s*rb|peraturan menteri(?:\s+[a-z]+){0,9}?|pp|peraturan pemerintah)"
    r"(?:\s+(?:nomor|no\.?))?\s+(\d+)\s*(?:/|tahun)\s*(\d{4})"
)
_FILLERS: Final = re.compile(
    r"\b(?:lampiran|annex|bab|chapter|bagian|part|pasal|articles?|art|ayat|huruf|halaman|hlm|hal|"
    r"pages?|p|berita negara|lembaran negara|nomor|no|dan|and|sampai|dengan|menurut|berdasarkan|"
    r"sesuai|sebagaimana|diatur|dalam|by|under|of|the|[ivxlc]+|[a-z]?\d+[a-z0-9]*)\b|[^\w\s]"
)


def law_faults(scheme: Scheme, shipped: Iterable[Scheme]) -> tuple[Fault, ...]:
    """Name what *scheme* changes of a law under whose key, title or basis it stands."""
    laws = [law for law in shipped if law.source is not None]
    for law in laws:
        if law.key == scheme.key:
            return tuple(_changed(scheme, law))
    return tuple(_borrowed(scheme, laws))


def _changed(scheme: Scheme, law: Scheme) -> Iterator[Fault]:
    """Name each part of the law's content that the scheme has otherwise."""
    facts = {"input": law.key}
    if scheme.kind != law.kind:
        yield Fault("/kind", "fixed_by_law", facts)
        return
    own, legal = _content(scheme), _content(law)
    for name in _FIXED[law.kind]:
        if own.get(name) != legal.get(name):
            yield Fault(f"/{'parts' if name == 'weights' else name}", "fixed_by_law", facts)


def _borrowed(scheme: Scheme, laws: Iterable[Scheme]) -> Iterator[Fault]:
    """Name what says the law's name where the scheme is not the law's."""
    basis = _plain(scheme.basis)
    titles = {_plain(scheme.title.id), _plain(scheme.title.en)}
    for law in laws:
        facts = {"input": law.key}
        if titles & {_plain(law.title.id), _plain(law.title.en)}:
            yield Fault("/title", "name_of_law", facts)
        if basis in {_plain(law.basis), _plain(law.source or "")}:
            yield Fault("/basis", "basis_of_law", facts)
            return
    if _CITATION.search(basis) and not _FILLERS.sub(" ", _CITATION.sub(" ", basis)).strip():
        yield Fault("/basis", "basis_of_law", {"input": scheme.key})


def _content(scheme: Scheme) -> Mapping[str, Any]:
    """Give what is compared; of parts their sources and their weights, whatever their order."""
    content = document(scheme)
    parts: Any = content.get("parts", ())
    weights = sorted((part["key"], part["source"], part["weight"]) for part in parts)
    return {**content, "weights": weights}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
