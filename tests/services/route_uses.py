"""Read how a route uses services, its unit of work and its context, and list the faults.

It resolves the names in a route's syntax by the values that its module has under them, so neither
another name nor a quoted annotation hides anything. What could be reached in more than one way has
one way here: a module of services is read as ``module.name``, a unit of work is handed on as it is.
"""

import ast
from collections.abc import Iterator, Mapping
from inspect import isfunction, ismethod, ismodule
from typing import Any, Final, get_args, get_type_hints

from fastapi import Request
from tests.services.faces import is_in, is_of_storage, storage_in

from penilaian_api.api.routing.context import AppContext, PublicContext
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Namespace = Mapping[str, Any]
Function = ast.FunctionDef | ast.AsyncFunctionDef
OPEN: Final[Mapping[type, frozenset[str]]] = {
    UnitOfWork: frozenset({"actor", "access", "now", "today", "zone"}),
    PublicContext: frozenset(
        {
            "app.device_lifetime",
            "app.devices",
            "app.forms",
            "app.is_ready",
            "app.machine_clock",
            "app.refresh_lifetime",
            "app.today",
            "app.tokens",
            "day_of_link",
            "exchange",
            "peer",
            "take_turn",
        }
    ),
    Request: frozenset({"form", "state.body", "app.state.context.data_folder"}),
}
"""What a route may read of what the guard gives it."""
HANDED_ON: Final[Mapping[type, frozenset[str]]] = {
    UnitOfWork: frozenset({""}),
    PublicContext: frozenset({"", "sign_in", "app.database"}),
    Request: frozenset({""}),
}
"""What of it a route may hand on without looking inside ("" is the whole).

The database only for what is shown to everybody, the library's public catalogue, and for whoever
has a link to a survey, or the code of a document: where nobody signed in there is no unit of work,
so services open a transaction of their own on it.
"""
_CODE_BY_NAME: Final = frozenset({"importlib", "sys", "builtins"})
"""Libraries by which a module could be had without its import being seen."""


def faults_of(source: str, namespace: Namespace) -> list[str]:
    """List where the *source* of a route, its module's *namespace* beside it, sees storage."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    route = _Route(tree, namespace, parents)
    return [*_imports(tree), *route.of_services(), *route.of_parameters()]


def _imports(tree: ast.Module) -> Iterator[str]:
    """Find the imports that would let more in than a name that is looked at."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            roots = {alias.name.split(".")[0] for alias in node.names}
            if roots & {"penilaian_api", *_CODE_BY_NAME}:
                yield f"imports a module whole in line {node.lineno}"
        elif isinstance(node, ast.ImportFrom):
            module = f"{'.' * node.level}{node.module or ''}"
            is_ours = module.startswith("penilaian_api.")
            is_wide = node not in tree.body or node.names[0].name == "*"
            if module.startswith(".") or module in {"penilaian_api", *_CODE_BY_NAME}:
                yield f"imports from {module}"
            elif is_of_storage(module) or (is_ours and is_wide):
                yield f"imports from {module} in line {node.lineno}"


class _Route:
    """The syntax of a route module beside the values of its names."""

    def __init__(
        self, tree: ast.Module, namespace: Namespace, parents: Mapping[ast.AST, ast.AST]
    ) -> None:
        self.tree, self.namespace, self.parents = tree, namespace, parents
        self.functions = {node.name: node for node in tree.body if isinstance(node, Function)}

    def of_services(self) -> Iterator[str]:
        """Check each name that is imported from services, and each that is read of a module."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("__"):
                yield f"reads {ast.unparse(node)}"
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield from self._of_name(node, self.namespace.get(node.id))
            elif isinstance(node, ast.ImportFrom) and is_in("services", node.module or ""):
                for alias in node.names:
                    value = self.namespace.get(alias.asname or alias.name)
                    if not (ismodule(value) and is_in("services", value.__name__)):
                        yield from _not_of_services(f"{node.module}.{alias.name}", value)

    def _of_name(self, name: ast.expr, value: object) -> Iterator[str]:
        """Follow ``module.name`` to what it is; a module itself goes nowhere else."""
        node = self.parents[name]
        if isinstance(node, ast.Attribute):
            attribute = getattr(value, node.attr, None)
            if ismodule(value) and is_in("services", value.__name__):
                yield from _not_of_services(f"{value.__name__}.{node.attr}", attribute)
                yield from self._of_name(node, attribute)
            elif ismodule(value) and is_in("api", value.__name__):
                yield from self._of_name(node, attribute)
            elif isinstance(value, type) and is_in("services", value.__module__):
                yield from storage_in(ast.unparse(node), attribute)
        elif ismodule(value) and value.__name__.startswith("penilaian_api."):
            yield f"{value.__name__} is no value of a route"

    def of_parameters(self) -> Iterator[str]:
        """Check what is read of each parameter by which the guard or FastAPI gives access."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                for parameter in _parameters(node):
                    kind = self._kind(parameter)
                    if isinstance(kind, str):
                        yield f"{node.name}({parameter.arg}) is {kind}"
                    elif kind is not None:
                        for fault in self._uses(node, parameter.arg, kind):
                            yield f"{node.name} {fault}"

    def _kind(self, parameter: ast.arg) -> type | str | None:
        """Resolve an annotation to the guarded type that it names, or to what is wrong with it."""
        hint: Any = parameter.annotation and ast.unparse(parameter.annotation)
        while isinstance(hint, str):
            try:
                hint = eval(hint, dict(self.namespace))  # noqa: S307 - an annotation of our own
            except NameError:
                return "of a type that is not imported"
        types = _types_in(hint)
        inner = {kind for kind in types if is_of_storage(kind.__module__)} - {UnitOfWork}
        if inner or AppContext in types:
            return "of what no route is given"
        return next((kind for kind in OPEN if kind in types), None)

    def _uses(self, function: Function, name: str, kind: type) -> Iterator[str]:
        """Find what is read of a parameter, but for what is open; and where it goes."""
        for node in ast.walk(function):
            if not isinstance(node, ast.Name) or node.id != name or isinstance(node.ctx, ast.Del):
                continue
            expression, path = self._whole_path(node)
            if any(f"{path}.".startswith(f"{prefix}.") for prefix in OPEN[kind]):
                continue
            if path not in HANDED_ON[kind]:
                yield f"reads {name}.{path}"
            elif not self._is_handed_on(expression, None if path else kind):
                yield f"does not hand {name} on as it is in line {node.lineno}"

    def _whole_path(self, node: ast.expr) -> tuple[ast.expr, str]:
        """Climb from a name over all its attributes."""
        path: list[str] = []
        while isinstance(parent := self.parents[node], ast.Attribute):
            node = parent
            path.append(parent.attr)
        return node, ".".join(path)

    def _is_handed_on(self, expression: ast.expr, kind: type | None) -> bool:
        """Tell whether an expression is an argument to services, or to who may have its *kind*.

        A function of the same module may have what its own parameter is annotated with: it is
        checked by itself. A part of a context, of no kind, is for services alone.
        """
        parent = self.parents[expression]
        call = self.parents[parent] if isinstance(parent, ast.keyword) else parent
        if not isinstance(call, ast.Call) or call.func is expression:
            return False
        called = self._called(call.func)
        if isinstance(called, Function):
            target = _parameter_of(called, call, expression)
            return kind is not None and target is not None and self._kind(target) is kind
        if not isfunction(called) and not ismethod(called):
            return False
        is_taken = kind is not None and kind in get_type_hints(called).values()
        in_services = is_in("services", called.__module__)
        return is_taken or (kind is None and in_services)

    def _called(self, called: ast.expr) -> object:
        """Resolve what is called: a function of this module to its syntax, any other to itself."""
        if isinstance(called, ast.Name):
            return self.functions.get(called.id) or self.namespace.get(called.id)
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            owner = self.namespace.get(called.value.id)
            return getattr(owner, called.attr, None) if ismodule(owner) else None
        return None


def _not_of_services(at: str, value: object) -> Iterator[str]:
    """List what of storage is in a value; a function or class must be of services itself."""
    faults = list(storage_in(at, value))
    yield from faults
    is_defined = isfunction(value) or isinstance(value, type)
    if is_defined and not faults and not is_in("services", getattr(value, "__module__", "")):
        yield f"{at} is of {getattr(value, '__module__', '')}"


def _parameters(function: Function) -> tuple[ast.arg, ...]:
    of = function.args
    rest = [parameter for parameter in (of.vararg, of.kwarg) if parameter]
    return (*of.posonlyargs, *of.args, *of.kwonlyargs, *rest)


def _parameter_of(function: Function, call: ast.Call, argument: ast.expr) -> ast.arg | None:
    """Find the parameter that an argument of a call becomes."""
    for keyword in call.keywords:
        if keyword.value is argument:
            by_name = {parameter.arg: parameter for parameter in _parameters(function)}
            return by_name.get(keyword.arg or "")
    positional = (*function.args.posonlyargs, *function.args.args)
    index = call.args.index(argument)
    return positional[index] if index < len(positional) else None


def _types_in(hint: object) -> frozenset[type]:
    own = frozenset({hint}) if isinstance(hint, type) else frozenset()
    return own.union(*(_types_in(part) for part in get_args(hint)))
