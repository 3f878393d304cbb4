"""One name for one class: what a reader searches for is found at one place."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import Final

import penilaian_api

SOURCE: Final = Path(penilaian_api.__file__).parent
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
