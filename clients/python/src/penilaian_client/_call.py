"""Describe one HTTP call as data, and the protocols of what can make it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, TypedDict, TypeVar, overload
from urllib.parse import quote as _quote

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
File = tuple[str, bytes, str]
"""A file to send: its name, its bytes, its media type."""


class Options(TypedDict, total=False):
    """Options of one call: how many seconds each try may take, how often to try again."""

    timeout: float
    retries: int


class KeyedOptions(Options, total=False):
    """Options of a call that is done once for each key, however often it is sent."""

    idempotency_key: str


@dataclass(frozen=True, slots=True)
class Call:
    """Describe one request to the service."""

    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None
    body: BaseModel | Mapping[str, Any] | None = None
    form: Mapping[str, str] | None = None
    files: Mapping[str, File] | None = None
    is_keyed: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


class Caller(Protocol):
    """Make calls; the generated operations are written against this."""

    @overload
    def call(self, call: Call, answer: type[M]) -> M: ...
    @overload
    def call(self, call: Call, answer: None) -> None: ...
    @overload
    def call(self, call: Call, answer: object) -> Any: ...  # noqa: ANN401 - any JSON
    def call(self, call: Call, answer: object) -> object:
        """Make *call*, and return its answer as the model."""
        ...

    @overload
    def download(self, call: Call, to: None) -> bytes: ...
    @overload
    def download(self, call: Call, to: str | PathLike[str]) -> Path: ...
    @overload
    def download(self, call: Call, to: str | PathLike[str] | None) -> bytes | Path: ...
    def download(self, call: Call, to: str | PathLike[str] | None) -> bytes | Path:
        """Make *call*, and return the file: its bytes, or the path where it was stored."""
        ...


class AsyncCaller(Protocol):
    """Make calls that are awaited; the generated operations are written against this."""

    @overload
    async def call(self, call: Call, answer: type[M]) -> M: ...
    @overload
    async def call(self, call: Call, answer: None) -> None: ...
    @overload
    async def call(self, call: Call, answer: object) -> Any: ...  # noqa: ANN401 - any JSON
    async def call(self, call: Call, answer: object) -> object:
        """Make *call*, and return its answer as the model."""
        ...

    @overload
    async def download(self, call: Call, to: None) -> bytes: ...
    @overload
    async def download(self, call: Call, to: str | PathLike[str]) -> Path: ...
    @overload
    async def download(self, call: Call, to: str | PathLike[str] | None) -> bytes | Path: ...
    async def download(self, call: Call, to: str | PathLike[str] | None) -> bytes | Path:
        """Make *call*, and return the file: its bytes, or the path where it was stored."""
        ...


def quote(part: object) -> str:
    """Quote a part of a path: a key with a slash stays one part."""
    return _quote(str(part), safe="")
