"""Write a method for each operation, twice from one source: one that waits, one to be awaited."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.contract import FORM, JSON, MULTIPART, Contract, Operation, read_operations

MAX_DESCRIPTION: Final = 86
"""What fits on a line of 100 beside the indent and the quotes."""
_HEAD: Final = '''"""One method per operation of the contract; written by generate.py."""

from collections.abc import {iterator}, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Literal, Protocol, Unpack, overload
from uuid import UUID

from penilaian_client import models
from penilaian_client._call import Call, {caller}, File, KeyedOptions, Options, quote


class {name}({caller}, Protocol):
    """Every operation by its id{how}."""
'''


@dataclass(frozen=True)
class Manner:
    """Hold how the methods of one client are written."""

    name: str
    caller: str
    define: str
    wait: str
    iterator: str
    how: str

    @property
    def head(self) -> str:
        """The head of the file."""
        return _HEAD.format(
            name=self.name, caller=self.caller, iterator=self.iterator, how=self.how
        )


WAITING: Final = Manner("Operations", "Caller", "def", "", "Iterator", "")
AWAITED: Final = Manner(
    "AsyncOperations",
    "AsyncCaller",
    "async def",
    "await ",
    "AsyncIterator",
    ", to be awaited",
)


def write_operations(contract: Contract, manner: Manner) -> str:
    """Write the file with all methods."""
    methods = (_Method(operation, manner).lines() for operation in read_operations(contract))
    return manner.head + "\n".join("\n" + "\n".join(lines) + "\n" for lines in methods)


@dataclass(frozen=True)
class _Method:
    operation: Operation
    manner: Manner

    def lines(self) -> Iterator[str]:
        operation = self.operation
        if operation.is_file:
            yield from self._overload("None = None", "bytes")
            yield from self._overload("str | PathLike[str]", "Path")
            yield from self._signature("str | PathLike[str] | None = None", "bytes | Path")
        else:
            yield from self._signature(None, operation.answer)
        yield format_docstring(operation.summary, operation.description)
        maker = "download" if operation.is_file else "call"
        yield f"        return {self.manner.wait}self.{maker}("
        yield "            Call("
        yield from (f"                {line}" for line in self._call())
        yield "            ),"
        yield "            to," if operation.is_file else f"            {operation.answer},"
        yield "        )"
        if operation.item is not None:
            yield from self._walk(operation.item)

    def _overload(self, target: str, answer: str) -> Iterator[str]:
        yield "    @overload"
        *lines, last = self._signature(target, answer)
        yield from lines
        yield f"{last} ..."

    def _signature(self, target: str | None, answer: str) -> Iterator[str]:
        """Give path parameters, then the body, then the rest by keyword."""
        operation = self.operation
        yield f"    {self.manner.define} {operation.name}("
        yield "        self,"
        yield from (f"        {p.name}: {p.kind}," for p in operation.among("path"))
        if operation.body_type == JSON:
            yield f"        body: {operation.body} | Mapping[str, Any],"
        keywords = [*self._keywords(target)]
        if keywords:
            yield "        *,"
            yield from (f"        {line}," for line in keywords)
        yield f"        **options: Unpack[{self._options}],"
        yield f"    ) -> {answer}:"

    def _keywords(self, target: str | None) -> Iterator[str]:
        for parameter in self.operation.parameters:
            if parameter.location != "path":
                optional = "" if parameter.is_required else " | None = None"
                yield f"{parameter.name}: {parameter.kind}{optional}"
        if self.operation.body_type == MULTIPART:
            yield "files: Mapping[str, File] | None = None"
            yield "fields: Mapping[str, str] | None = None"
        if self.operation.body_type == FORM:
            yield "form: Mapping[str, str]"
        if target is not None:
            yield f"to: {target}"

    @property
    def _options(self) -> str:
        return "KeyedOptions" if self.operation.is_keyed else "Options"

    def _call(self) -> Iterator[str]:
        """Give the arguments of `Call`."""
        operation = self.operation
        yield f'"{operation.method.upper()}",'
        yield f'f"{operation.path}",' if "{" in operation.path else f'"{operation.path}",'
        for field, location in (("query", "query"), ("headers", "header")):
            if parameters := operation.among(location):
                pairs = ", ".join(f'"{p.wire_name}": {p.name}' for p in parameters)
                yield f"{field}={{{pairs}}},"
        if any(parameter.is_version for parameter in operation.parameters):
            yield "version=version,"
        match operation.body_type:
            case "application/json":
                yield "body=body,"
            case "multipart/form-data":
                yield "files=files,"
                yield "form=fields,"
            case "application/x-www-form-urlencoded":
                yield "form=form,"
        yield f"is_keyed={operation.is_keyed},"
        yield "options={**options},"

    def _walk(self, item: str) -> Iterator[str]:
        """Give the method that iterates over all pages of a list."""
        operation, manner = self.operation, self.manner
        rest = [p for p in operation.parameters if p.name != "cursor"]
        yield ""
        yield f"    {manner.define} each_{operation.name.removeprefix('list_')}("
        yield "        self,"
        yield from (f"        {p.name}: {p.kind}," for p in operation.among("path"))
        keywords = [p for p in rest if p.location != "path"]
        if keywords:
            yield "        *,"
        for parameter in keywords:
            optional = "" if parameter.is_required else " | None = None"
            yield f"        {parameter.name}: {parameter.kind}{optional},"
        yield f"        **options: Unpack[{self._options}],"
        yield f"    ) -> {manner.iterator}[{item}]:"
        yield f'        """Walk over all items of `{operation.name}`, page by page."""'
        yield "        cursor: str | None = None"
        yield "        while True:"
        names = [p.name for p in rest]
        arguments = ", ".join(f"{name}={name}" for name in [*names, "cursor"])
        yield f"            page = {manner.wait}self.{operation.name}({arguments}, **options)"
        if manner.wait:
            yield "            for item in page.items:"
            yield "                yield item"
        else:
            yield "            yield from page.items"
        yield "            cursor = page.next"
        yield "            if cursor is None:"
        yield "                return"


def format_docstring(summary: str, description: str) -> str:
    """Format a description as a docstring; the summary leads where it opens with a paragraph."""
    if "\n" not in description and len(description) <= MAX_DESCRIPTION:
        return f'        """{description}"""'
    opening = description.strip().partition("\n\n")[0]
    text = f"{summary}.\n\n{description}" if "\n" in opening else description
    text = text.strip().replace('"""', "'''").replace("\\", "\\\\")
    lines = [f"        {line}".rstrip() for line in text.split("\n")]
    return '        """' + "\n".join(lines).strip() + '\n        """'
