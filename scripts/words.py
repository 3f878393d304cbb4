"""Hold the project's words: forbidden identifiers, gendered people, British spelling.

scripts/words.toml lists what is forbidden, what to write instead, and the exceptions that are left:
so many of a word in a file. The list may only shrink: what is over it fails, what is under it fails
until ``--shrink`` has written the smaller number, and the sums never exceed those last committed.
``--count`` prints the number of each word in the tree.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
RULES: Final = "scripts/words.toml"
_HEADING: Final = "[exceptions]"

Exceptions = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What is forbidden, each word with what to write instead, and where nobody looks."""

    classes: Mapping[str, str]
    functions: Mapping[str, str]
    variables: Mapping[str, str]
    prose: Mapping[str, str]
    left_out: tuple[str, ...]
    exceptions: Exceptions


def read_rules(text: str) -> Rules:
    """Read the rules from their file."""
    document = tomllib.loads(text)
    return Rules(
        document["classes"],
        document["functions"],
        document["variables"],
        document["prose"],
        tuple(document["left_out"]["paths"]),
        document["exceptions"],
    )


def main(arguments: list[str]) -> int:
    """Compare the tree with the rules, shrink the exceptions, or count."""
    rules = read_rules((ROOT / RULES).read_text())
    counted = {path: counts for path in _paths(rules) if (counts := _count(path, rules))}
    if "--count" in arguments:
        for word, number in _sum(counted).most_common():
            print(f"{number:6} {word}")  # noqa: T201 - what was asked for
        return 0
    if "--shrink" in arguments:
        _shrink(rules, counted)
        rules = read_rules((ROOT / RULES).read_text())
    problems = [*_over(rules, counted), *_under(rules, counted), *_grown(rules)]
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _paths(rules: Rules) -> Iterator[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git, wherever it stands
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for path in listed.stdout.splitlines():
        if (ROOT / path).is_file() and not path.startswith((RULES, *rules.left_out)):
            yield path


def _count(path: str, rules: Rules) -> Counter[str]:
    try:
        text = (ROOT / path).read_text("utf-8")
    except UnicodeDecodeError:
        return Counter()
    counts = Counter(_forbidden_prose(text, rules))
    if path.endswith(".py"):
        counts.update(_forbidden_names(ast.parse(text), rules))
    return counts


def _forbidden_prose(text: str, rules: Rules) -> Iterator[str]:
    for word in rules.prose:
        for _ in re.finditer(rf"(?<![\w-])(?:{word})(?![\w-])", text, re.IGNORECASE):
            yield word


def _forbidden_names(tree: ast.Module, rules: Rules) -> Iterator[str]:
    """Name each place that defines a forbidden name; what uses it follows from there."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) if name.lstrip("_") in rules.classes:
                yield f"class {name.lstrip('_')}"
            case ast.FunctionDef(name=name) if name.lstrip("_") in rules.functions:
                yield f"def {name.lstrip('_')}"
            case ast.arg(arg=name) if name in rules.variables:
                yield name
            case ast.Name(id=name, ctx=ast.Store()) if name in rules.variables:
                yield name


def _over(rules: Rules, counted: Exceptions) -> Iterator[str]:
    advice = {
        **{f"class {word}": text for word, text in rules.classes.items()},
        **{f"def {word}": text for word, text in rules.functions.items()},
        **rules.variables,
        **rules.prose,
    }
    for path, counts in counted.items():
        for word, number in counts.items():
            allowed = rules.exceptions.get(path, {}).get(word, 0)
            if number > allowed:
                yield f"{path}: {word!r} {number} times, {allowed} allowed: {advice[word]}"


def _under(rules: Rules, counted: Exceptions) -> Iterator[str]:
    for path, counts in rules.exceptions.items():
        for word, allowed in counts.items():
            if counted.get(path, {}).get(word, 0) < allowed:
                yield f"{path}: fewer {word!r} than {RULES} excepts: run scripts/words.py --shrink"


def _grown(rules: Rules) -> Iterator[str]:
    committed = subprocess.run(  # noqa: S603 - a command of our own
        ["git", "show", f"HEAD:{RULES}"],  # noqa: S607 - git, wherever it stands
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if committed.returncode:
        return
    before, now = _sum(read_rules(committed.stdout).exceptions), _sum(rules.exceptions)
    for word, number in now.items():
        if number > before[word]:
            yield f"{RULES}: {number} exceptions of {word!r}, {before[word]} were committed"


def _shrink(rules: Rules, counted: Exceptions) -> None:
    """Write the smaller numbers; what is over the list stays out of it."""
    text = (ROOT / RULES).read_text()
    lines = [text[: text.index(_HEADING)], _HEADING, "\n"]
    for path in sorted(rules.exceptions):
        counts = rules.exceptions[path]
        left = {
            word: min(allowed, counted.get(path, {}).get(word, 0))
            for word, allowed in counts.items()
        }
        cells = ", ".join(f'"{word}" = {left[word]}' for word in sorted(left) if left[word])
        if cells:
            lines.append(f'"{path}" = {{ {cells} }}\n')
    (ROOT / RULES).write_text("".join(lines))


def _sum(exceptions: Mapping[str, Any]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counts in exceptions.values():
        total.update(counts)
    return total


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
