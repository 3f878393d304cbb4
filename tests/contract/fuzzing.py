"""Spoil good requests as a hostile caller does: one thing wrong at a time.

Each case is the good request with one place spoilt: a field of its body (those that it leaves out
too), a name that no body has, a parameter of its query or path, a header, or the bytes themselves.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from tests.matrix.stage import Call

VALUES: Final = (
    "NaN", "Infinity", "-Infinity", "1e999999", "1e400", "9" * 400, "-9223372036854775809",
    "18446744073709551616", "4294967296.5", "1.0", "-1", "0", "true", "null", '""', '" "', '"1e5"',
    '"NaN"', '"-0"', '"1e999999"', '"' + "9" * 60 + '"', '"0.' + "1" * 60 + '"', '"\\u0000"',
    '"\\ud800"', '"\\u202e"', '"a\\u0301"', '"e' + "\\u0301" * 40 + '"', '"' + "x" * 5000 + '"',
    '"1_0"', '"\\u0661"', '"0000-00-00"', '"9999-12-31"', '"0001-01-01"', '"2026-02-30"',
    '"2026-01-01T00:00:00"', '"2026-12-31T23:59:60Z"', '"9999-12-31T23:59:59Z"',
    '"00000000-0000-0000-0000-000000000000"', '"{00000000000000000000000000000000}"',
    '"../../etc/passwd"', "\"' OR 1=1 --\"", '"%"', '"__proto__"', "[]", "{}", "[[]]", "[null]",
    '[""]', '{"":""}', '{"\\ud800":1}', '{"a":1,"a":2}', "[" * 40 + "]" * 40,
)  # fmt: skip
"""Values as they are written in JSON, each of which has broken some service."""

PARAMETERS: Final = (
    "", "%00", "%ED%A0%80", "%FF", "-1", "0", "9223372036854775808", "1e9", "NaN", "true", "1_0",
    "%C2%A0", "%E2%80%AE", "null", "../x", "%2e%2e%2f", "x" * 3000, "2026-02-30", "0001-01-01",
    "9999-12-31", "%27%20OR%201=1", "%25", "_", "00000000-0000-0000-0000-000000000000",
    "eyJhIjoxfQ", "=" * 30, "%F0%9F%92%A9",
)  # fmt: skip
"""Values as they are written in a query or in a path."""

HEADERS: Final = (
    {"If-Match": ""}, {"If-Match": "*"}, {"If-Match": '"0"'}, {"If-Match": '"-1"'},
    {"If-Match": 'W/"1"'}, {"If-Match": '"1", "2"'}, {"If-Match": '"99999999999999999999"'},
    {"If-Match": '"999999999"'}, {"If-Match": '"\u0661"'.encode().decode("latin-1")},
    {"Idempotency-Key": ""}, {"Idempotency-Key": "x" * 101}, {"Idempotency-Key": "\xff"},
    {"Content-Type": "text/plain"}, {"Content-Type": "application/json; charset=utf-16"},
    {"Content-Type": "multipart/form-data"}, {"Content-Type": "multipart/form-data; boundary=x"},
    {"Content-Type": ";"}, {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Encoding": "gzip"}, {"Accept": "text/html"}, {"Accept-Language": "\xff;q=NaN"},
    {"Accept-Language": "en;q=" + "9" * 400}, {"X-Request-ID": "../../x"}, {"Range": "bytes=0-"},
    {"Authorization": "Bearer"}, {"Authorization": "Bearer \xff.x.x"},
    {"Authorization": "Basic YTpi"}, {"Host": ""}, {"X-HTTP-Method-Override": "DELETE"},
    {"Cookie": "x" * 20_000}, {"Forwarded": "for=127.0.0.1"}, {"Expect": "100-continue"},
)  # fmt: skip

BODIES: Final = (
    b"", b" ", b"{", b"[]", b"null", b"1", b'"x"', b"\xef\xbb\xbf{}", b"{}{}", b"{} x", b"\xff\xfe",
    '{"a":1}'.encode("utf-16"), b'{"a":1,"a":1}', b"[" * 100_000,
    b'{"a":' * 900 + b"1" + b"}" * 900,
    b'{"\\u0000":1}', b'{"a":1e999999}', b"\x00", b"{'a':1}", b'{"a":01}', b'{"a":+1}',
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One spoilt request; *refused*: no answer but a refusal is right."""

    name: str
    method: str
    path: str
    body: bytes | None
    headers: dict[str, str] = field(default_factory=dict)
    refused: bool = False


@dataclass
class Fuzzer:
    """Spoils good requests; each kind of value comes round again and again, none by chance."""

    contract: dict[str, Any]
    columns: tuple[str, ...]
    turn: Iterator[int] = field(default_factory=count)

    def cases(self, operation: str, call: Call, per_place: int) -> Iterator[Case]:
        """Spoil one good call in many ways, *per_place* values at each place."""
        if call.files is None and call.data is None and call.json is not None:
            yield from self._bodies(operation, call, per_place)
        yield from self._paths(operation, call, per_place)
        yield from self._queries(operation, call, per_place)
        yield from self._headers(operation, call, per_place)

    def parameters_of(self, operation: str, *forms: str) -> Iterator[tuple[str, str, str]]:
        """Name the parameters of some forms, each with its place and its form."""
        for parameter in self._operation(operation)[1].get("parameters", ()):
            for schema in self._options([parameter["schema"]]):
                if schema.get("format") in forms:
                    yield parameter["name"], parameter["in"], schema["format"]

    def fields_of(
        self, operation: str, body: Any, *forms: str
    ) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Name the places of some forms in a body, those too that it leaves out."""
        yield from self._fields(body, [self._schema(operation)], forms, ())

    def _fields(
        self, body: Any, schemas: list[dict[str, Any]], forms: tuple[str, ...], way: tuple[Any, ...]
    ) -> Iterator[tuple[tuple[Any, ...], str]]:
        options = [*self._options(schemas)]
        for schema in options:
            if schema.get("format") in forms:
                yield way, schema["format"]
        names = {name for schema in options for name in schema.get("properties", ())}
        steps = range(len(body[:1])) if isinstance(body, list) else sorted(names)
        for step in steps:
            value = body[step] if isinstance(body, list) else (body or {}).get(step)
            inner = [member for schema in options for member in _at(schema, step)]
            if value is not None or isinstance(body, dict):
                yield from self._fields(value, inner, forms, (*way, step))

    def with_parameter(
        self, operation: str, call: Call, name: str, location: str, value: str
    ) -> Case:
        """Put a value in the place of a parameter, and leave the rest of the call."""
        path, _, query = call.path.partition("?")
        if location == "path":
            steps = self._operation(operation)[0].split("/")
            pairs = zip(steps, path.split("/"), strict=True)
            path = "/".join(value if step == f"{{{name}}}" else now for step, now in pairs)
        else:
            kept = [each for each in query.split("&") if each and each.partition("=")[0] != name]
            query = "&".join([*kept, f"{name}={value}"])
        return _case(f"{operation} {name} = {value}", call, path=f"{path}?{query}".rstrip("?"))

    def with_field(self, operation: str, call: Call, pointer: tuple[Any, ...], value: str) -> Case:
        """Put a text in one place of the body, and leave the rest of the call."""
        body = _written(call.json, pointer, json.dumps(value))
        return _case(f"{operation} {pointer} = {value}", call, body=body)

    def _next(self, values: tuple[Any, ...], many: int) -> list[Any]:
        return [values[next(self.turn) % len(values)] for _ in range(many)]

    def _bodies(self, operation: str, call: Call, per_place: int) -> Iterator[Case]:
        plain = json.dumps(call.json)
        for pointer in self._places(call.json, self._schema(operation)):
            for value in self._next(VALUES, per_place):
                body = _written(call.json, pointer, value)
                yield _case(f"{operation} {pointer} = {value[:40]}", call, body=body)
        for pointer in _objects(call.json):
            name = self._next(self.columns, 1)[0]
            if not self._takes(name, pointer, self._schema(operation)):
                body = _written(call.json, (*pointer, name), '"1"')
                yield _case(f"{operation} {pointer} + {name}", call, body=body, refused=True)
        for body in self._next(BODIES, 1):
            yield _case(f"{operation} body {body[:20]!r}", call, body=body)
        twice = plain[:-1] + ("," if call.json else "") + '"a":1,"a":2}'
        yield _case(f"{operation} twice", call, body=twice.encode(), refused=plain.endswith("}"))

    def _paths(self, operation: str, call: Call, many: int) -> Iterator[Case]:
        template, _ = self._operation(operation)
        path = call.path.partition("?")[0]
        steps, spoilt = template.split("/"), path.split("/")
        for index, step in enumerate(steps):
            if step.startswith("{"):
                for value in self._next(PARAMETERS, many):
                    bad = "/".join([*spoilt[:index], value, *spoilt[index + 1 :]])
                    yield _case(f"{operation} {step} = {value[:40]}", call, path=bad)

    def _queries(self, operation: str, call: Call, many: int) -> Iterator[Case]:
        _, described = self._operation(operation)
        parameters = described.get("parameters", ())
        names = [query["name"] for query in parameters if query["in"] == "query"]
        path = call.path.partition("?")[0]
        for name in names:
            for value in self._next(PARAMETERS, many):
                target = f"{path}?{name}={value}"
                yield _case(f"{operation} ?{name}={value[:40]}", call, path=target)
        column = self._next(self.columns, 1)[0]
        if column not in names:
            yield _case(f"{operation} ?{column}", call, path=f"{path}?{column}=1", refused=True)

    def _headers(self, operation: str, call: Call, many: int) -> Iterator[Case]:
        for headers in self._next(HEADERS, many):
            yield _case(f"{operation} {headers}"[:120], call, headers=headers)

    def _operation(self, operation: str) -> tuple[str, dict[str, Any]]:
        for path, methods in self.contract["paths"].items():
            for described in methods.values():
                if described.get("operationId") == operation:
                    return path, described
        raise LookupError(operation)

    def _schema(self, operation: str) -> dict[str, Any]:
        content = self._operation(operation)[1].get("requestBody", {}).get("content", {})
        schema: dict[str, Any] = content.get("application/json", {}).get("schema", {})
        return schema

    def _takes(self, name: str, pointer: tuple[Any, ...], schema: dict[str, Any]) -> bool:
        """Tell whether an object of the body may have this name, by the contract."""
        options = [schema]
        for step in pointer:
            options = [inner for option in self._options(options) for inner in _at(option, step)]
        return any(
            name in option.get("properties", ()) or option.get("additionalProperties", True)
            for option in self._options(options)
            if option.get("type", "object") == "object"
        )

    def _options(self, schemas: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Follow references and choices to the schemas that say something themselves."""
        for schema in schemas:
            inner = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
            if "$ref" in schema:
                inner.append(self._resolve(schema["$ref"]))
            if inner:
                yield from self._options(inner)
            else:
                yield schema

    def _resolve(self, reference: str) -> dict[str, Any]:
        schema: dict[str, Any] = self.contract["components"]["schemas"][
            reference.removeprefix("#/components/schemas/")
        ]
        return schema

    def _places(self, value: Any, schema: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Name each place of a body, and each at its top that it left out."""
        yield from _leaves(value)
        while "$ref" in schema:
            schema = self._resolve(schema["$ref"])
        if isinstance(value, dict):
            yield from ((name,) for name in schema.get("properties", {}) if name not in value)


def _case(name: str, call: Call, **how: Any) -> Case:
    body = None if call.json is None else json.dumps(call.json).encode()
    headers = {} if call.version is None else {"If-Match": f'"{call.version}"'}
    headers |= how.pop("headers", {})
    return Case(
        name, call.method, how.pop("path", call.path), how.pop("body", body), headers, **how
    )


def _leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if way:
        yield way
    steps = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for step, inner in steps:
        if isinstance(inner, dict | list):
            yield from _leaves(inner, (*way, step))
        else:
            yield (*way, step)


def _at(schema: dict[str, Any], step: Any) -> list[dict[str, Any]]:
    """Give what a schema says of one of its members; nothing where it says nothing."""
    if isinstance(step, int):
        member = schema.get("items")
    else:
        more = schema.get("additionalProperties", True)
        member = schema.get("properties", {}).get(step, more)
    return [{} if member is True else member] if member else []


def _objects(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        yield way
    steps = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for step, inner in steps:
        if isinstance(inner, dict | list):
            yield from _objects(inner, (*way, step))


def _written(tree: Any, way: tuple[Any, ...], value: str) -> bytes:
    """Write *tree* with *value*, as it stands, at one place."""
    mark = "\x01here\x01"

    def put(node: Any, left: tuple[Any, ...]) -> Any:
        if not left:
            return mark
        copy = dict(node) if isinstance(node, dict) else list(node)
        known = isinstance(node, list) or left[0] in node
        copy[left[0]] = put(node[left[0]] if known else None, left[1:])
        return copy

    written = json.dumps(put(tree, way))
    return re.sub(re.escape(json.dumps(mark)), lambda _: value, written, count=1).encode()
