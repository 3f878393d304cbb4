"""One name for one class, and no name that nobody uses: what a reader finds is what is asked."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import penilaian_api

SOURCE: Final = Path(penilaian_api.__file__).parent
MIGRATIONS: Final = Path(__file__).parents[1] / "migrations"
VALUE_AND_RECORD: Final = {"Assignment", "Delegation", "Position", "ReportingLine", "Unit"}
"""Of one thing a value, by which rules are checked, and a record, in which it is stored.

The rules on the organization are read in its own words; storage names both by their module.
"""


def test_no_two_public_classes_share_a_name_but_values_and_their_records() -> None:
    places = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].add(path.relative_to(SOURCE).as_posix())
    shared = {name: files for name, files in places.items() if len(files) > 1}
    pair = {"domain/organization/organization.py", "storage/models/organization.py"}
    assert shared == dict.fromkeys(VALUE_AND_RECORD, pair)


def test_nothing_stands_in_the_service_that_tests_alone_use() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    users = chain(sources.values(), (each.read_text("utf-8") for each in MIGRATIONS.rglob("*.py")))
    used = Counter(word for text in users for word in re.findall(r"\w+", text))
    unused = {
        (path.relative_to(SOURCE).as_posix(), name)
        for path, text in sources.items()
        for name in defined(ast.parse(text))
        if used[name] == 1
    }
    assert unused == set()


def defined(module: ast.Module) -> Iterator[str]:
    """Name the functions, classes and constants of a module; who is decorated is used by that."""
    for node in module.body:
        match node:
            case ast.FunctionDef(decorator_list=[]) | ast.ClassDef(decorator_list=[]):
                yield node.name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name
