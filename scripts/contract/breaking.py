"""Say what in a contract breaks a client that was written against an earlier one.

A client breaks when what it sends is refused, when what it reads is gone or of another kind, and
when a way to be told something is closed. The rules differ by direction: a request may only become
wider, a response only narrower, but for texts that a client must expect to grow: an enum of a
response may gain values (the guide says so), and a response may gain fields.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

METHODS: Final = ("get", "post", "put", "patch", "delete")
_LOWER: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_EXACT: Final = ("pattern", "format", "const", "multipleOf")

Schema = Mapping[str, Any]
Hold = Callable[[str, Schema, Schema], Iterator[str]]


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """List what in *new* breaks a client of *old*; each line names the operation and the part."""
    return list(dict.fromkeys(_Comparison(old, new).breaks()))


@dataclass
class _Comparison:
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    pairs: set[tuple[int, int, str]] = field(default_factory=set)

    def breaks(self) -> Iterator[str]:
        for path, item in self.old["paths"].items():
            for method in METHODS:
                if method in item:
                    name = f"{method.upper()} {path}"
                    after = self.new["paths"].get(path, {}).get(method)
                    if after is None:
                        yield f"{name}: gone"
                    else:
                        self.pairs.clear()
                        yield from self._operation(name, item[method], after)

    def _operation(self, name: str, old: Schema, new: Schema) -> Iterator[str]:
        if old.get("operationId") != new.get("operationId"):
            yield f"{name}: operationId is another"
        yield from self._security(name, old, new)
        yield from self._parameters(name, old, new)
        yield from self._body(f"{name} body", old.get("requestBody"), new.get("requestBody"))
        yield from self._responses(name, old["responses"], new["responses"])

    def _security(self, name: str, old: Schema, new: Schema) -> Iterator[str]:
        """Hold the ways in: each that was open is open still; needing nothing is a way too."""
        after = [_way(way) for way in new.get("security", ())] or [frozenset()]
        for way in [_way(way) for way in old.get("security", ())] or [frozenset()]:
            if not any(other <= way for other in after):
                yield f"{name}: no longer open by {'/'.join(sorted(way)) or 'nothing'}"

    def _parameters(self, name: str, old: Schema, new: Schema) -> Iterator[str]:
        before = {_key(parameter): parameter for parameter in old.get("parameters", ())}
        after = {_key(parameter): parameter for parameter in new.get("parameters", ())}
        for key, parameter in before.items():
            where = f"{name} {key[0]} {parameter['name']}"
            if key not in after:
                yield f"{where}: gone"
                continue
            if after[key].get("required") and not parameter.get("required"):
                yield f"{where}: now required"
            yield from self._request(where, parameter["schema"], after[key]["schema"])
        for key, parameter in after.items():
            if key not in before and parameter.get("required"):
                yield f"{name} {key[0]} {parameter['name']}: new and required"

    def _body(self, where: str, old: Schema | None, new: Schema | None) -> Iterator[str]:
        if new is None:
            if old is not None:
                yield f"{where}: gone"
            return
        if new.get("required") and not (old or {}).get("required"):
            yield f"{where}: now required"
        for media, content in (old or {}).get("content", {}).items():
            if media not in new["content"]:
                yield f"{where}: {media} no longer taken"
            else:
                after = new["content"][media]["schema"]
                yield from self._request(where, content["schema"], after)

    def _responses(self, name: str, old: Schema, new: Schema) -> Iterator[str]:
        for code, response in old.items():
            if code in new:
                yield from self._answer(f"{name} {code}", response, new[code])
            elif code.startswith("2"):
                yield f"{name} {code}: gone"
        for code in new.keys() - old.keys():
            if code.startswith("2"):
                yield f"{name} {code}: a new kind of success"

    def _answer(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        headers = {header.lower() for header in new.get("headers", {})}
        for header in old.get("headers", {}):
            if header.lower() not in headers:
                yield f"{where} header {header}: gone"
        for media, content in old.get("content", {}).items():
            if media not in new.get("content", {}):
                yield f"{where}: {media} no longer sent"
            else:
                after = new["content"][media].get("schema", {})
                yield from self._response(where, content.get("schema", {}), after)

    def _request(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        """Hold what is taken: nothing that was taken may be refused."""
        old, new = self._resolve(old, self.old), self._resolve(new, self.new)
        if self._is_held(old, new, "request") or not new:
            return
        if _kinds(old) and _kinds(new):
            yield from self._by_kind(where, old, new, self._request, is_taken=True)
            return
        olds, news = self._options(old, self.old), self._options(new, self.new)
        if len(olds) > 1 or len(news) > 1:
            yield from self._each(where, olds, news, self._request, "no longer taken")
            return
        yield from self._values_taken(where, old, new)
        yield from self._fields_taken(where, old, new)
        yield from self._inner(where, old, new, self._request)

    def _values_taken(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        yield from self._bounds(where, old, new)
        if not _fits(old, new):
            yield f"{where}: no longer {_kind(old)}"
        if "enum" in new and not _values(old) <= _values(new):
            yield f"{where}: values no longer taken"

    def _fields_taken(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        for name, member in old.get("properties", {}).items():
            inner = new.get("properties", {}).get(name)
            if inner is not None:
                yield from self._request(f"{where}.{name}", member, inner)
            elif new.get("additionalProperties") is False:
                yield f"{where}.{name}: no longer taken"
        for name in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
            yield f"{where}.{name}: now required"
        if _is_open(old) and not _is_open(new):
            yield f"{where}: fields of the caller's own no longer taken"

    def _response(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        """Hold what is read: what was sent is sent still, of the same kind."""
        old, new = self._resolve(old, self.old), self._resolve(new, self.new)
        if self._is_held(old, new, "response") or not old:
            return
        if _kinds(old) and _kinds(new):
            yield from self._by_kind(where, old, new, self._response, is_taken=False)
            return
        olds, news = self._options(old, self.old), self._options(new, self.new)
        if len(olds) > 1 or len(news) > 1:
            yield from self._each(where, news, olds, self._turned, "never sent before")
            return
        yield from self._fields_sent(where, old, new)
        yield from self._inner(where, old, new, self._response)

    def _fields_sent(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        if not _fits(new, old):
            yield f"{where}: no longer {_kind(old)}"
        for word in ("format", "const", "pattern"):
            if word in old and old[word] != new.get(word):
                yield f"{where}: {word} is another"
        for name, member in old.get("properties", {}).items():
            inner = new.get("properties", {}).get(name)
            if inner is None:
                yield f"{where}.{name}: gone"
                continue
            if name in old.get("required", ()) and name not in new.get("required", ()):
                yield f"{where}.{name}: no longer always there"
            yield from self._response(f"{where}.{name}", member, inner)

    def _by_kind(
        self, where: str, old: Schema, new: Schema, hold: Hold, *, is_taken: bool
    ) -> Iterator[str]:
        """Hold kinds that a field tells apart, each against its own; a new one breaks nobody."""
        after = _kinds(new)
        for kind, reference in _kinds(old).items():
            if kind in after:
                here = f"{where}({kind})"
                yield from hold(here, {"$ref": reference}, {"$ref": after[kind]})
            elif is_taken:
                yield f"{where}: {kind} no longer taken"

    def _turned(self, where: str, new: Schema, old: Schema) -> Iterator[str]:
        yield from self._response(where, old, new)

    def _each(
        self, where: str, these: list[Schema], those: list[Schema], hold: Hold, word: str
    ) -> Iterator[str]:
        """Hold each of these options against those: one of those must take it whole."""
        for option in these:
            trials = [self._try(hold, where, option, other) for other in those]
            if all(trials):
                nearest = min(trials, key=len, default=[])
                same_number = len(these) == len(those) and nearest
                yield from nearest if same_number else [f"{where}: {_kind(option)} {word}"]

    def _try(self, hold: Hold, where: str, option: Schema, other: Schema) -> list[str]:
        """Hold one option against another, and forget that they were."""
        pairs = set(self.pairs)
        breaks = list(hold(where, option, other))
        self.pairs = pairs
        return breaks

    def _inner(self, where: str, old: Schema, new: Schema, hold: Hold) -> Iterator[str]:
        """Hold the members of lists and of maps."""
        for part, name in (("items", "[]"), ("additionalProperties", "{}")):
            before, after = old.get(part), new.get(part)
            if isinstance(before, dict) and isinstance(after, dict):
                yield from hold(f"{where}{name}", before, after)

    def _bounds(self, where: str, old: Schema, new: Schema) -> Iterator[str]:
        for word in _LOWER:
            if word in new and new[word] > old.get(word, float("-inf")):
                yield f"{where}: {word} is higher"
        for word in _UPPER:
            if word in new and new[word] < old.get(word, float("inf")):
                yield f"{where}: {word} is lower"
        for word in _EXACT:
            if word in new and old.get(word) != new[word]:
                yield f"{where}: {word} is another"

    def _options(self, schema: Schema, contract: Schema) -> list[Schema]:
        options = schema.get("anyOf") or schema.get("oneOf") or [schema]
        return [self._resolve(option, contract) for option in options]

    def _resolve(self, schema: Schema, contract: Schema) -> Schema:
        while "$ref" in schema:
            schema = contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema

    def _is_held(self, old: Schema, new: Schema, direction: str) -> bool:
        """Tell whether two shapes were held against each other already: shapes may be circles."""
        key = (id(old), id(new), direction)
        if key in self.pairs:
            return True
        self.pairs.add(key)
        return False


def _key(parameter: Schema) -> tuple[str, str]:
    """Know a parameter by place and name; names of headers have no case."""
    name = parameter["name"]
    return parameter["in"], name.lower() if parameter["in"] == "header" else name


def _way(security: Schema) -> frozenset[str]:
    return frozenset(security)


def _kinds(schema: Schema) -> Mapping[str, str]:
    """List the kinds that a field tells apart, each with its shape."""
    kinds: Mapping[str, str] = schema.get("discriminator", {}).get("mapping", {})
    return kinds


def _types(schema: Schema) -> frozenset[str]:
    """List the types that a schema admits; none said is any."""
    kind = schema.get("type")
    if kind is None:
        kind = _type_of_values(schema)
    return frozenset(kind if isinstance(kind, list) else [kind] if kind else ())


def _type_of_values(schema: Schema) -> list[str]:
    names = {str: "string", bool: "boolean", int: "integer", type(None): "null"}
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return sorted({names[type(value)] for value in values if type(value) in names})


def _fits(inner: Schema, outer: Schema) -> bool:
    """Tell whether every type of one is a type of the other."""
    wide = _types(outer)
    if not wide:
        return True
    narrow = _types(inner)
    return bool(narrow) and all(
        kind in wide or (kind == "integer" and "number" in wide) for kind in narrow
    )


def _values(schema: Schema) -> frozenset[str]:
    """Write the values of an enum; what has none admits more than any list."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else ["any value"])
    return frozenset(map(repr, values))


def _is_open(schema: Schema) -> bool:
    """Tell whether an object takes fields that it does not name."""
    is_object = schema.get("type") == "object" or "properties" in schema
    return is_object and schema.get("additionalProperties", True) is not False


def _kind(schema: Schema) -> str:
    return str(schema.get("title") or "/".join(sorted(_types(schema))) or "anything")
