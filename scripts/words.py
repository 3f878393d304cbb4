"""Hold the project's words: forbidden identifiers, gendered people, British spelling.

scripts/words.toml lists what is forbidden, what to write instead, and the exceptions that are left:
so many of a word in a file. The list may only shrink: what is over it fails, what is under it fails
until ``--shrink`` has written the smaller number, and no sum exceeds one that was committed before.
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
_PYTHON: Final = re.compile(r"#!.*\bpython")

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
    for path in _git("ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (ROOT / path).is_file() and not path.startswith((RULES, *rules.left_out)):
            yield path


def _count(path: str, rules: Rules) -> Counter[str]:
    try:
        text = (ROOT / path).read_text("utf-8")
    except UnicodeDecodeError:
        return Counter()
    counts = Counter(_forbidden_prose(text, rules))
    if path.endswith(".py") or _PYTHON.match(text):
        counts.update(_forbidden_names(ast.parse(text), rules))
    return counts


def _forbidden_prose(text: str, rules: Rules) -> Iterator[str]:
    for word in rules.prose:
        for _ in re.finditer(rf"(?<![\w-])(?:{word})(?![\w-])", text, re.IGNORECASE):
            yield word


def _forbidden_names(tree: ast.Module, rules: Rules) -> Iterator[str]:
    """Name each place that defines a forbidden name; what uses it follows from there."""
    for node in ast.walk(tree):
        for name in _defined(node):
            bare = name.lstrip("_")
            if isinstance(node, ast.ClassDef):
                yield from (f"class {word}" for word in rules.classes if _is_class(bare, word))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from (f"def {word}" for word in rules.functions if bare == word)
            else:
                yield from (word for word in rules.variables if bare.lower() == word)


def _defined(node: ast.AST) -> Iterator[str]:
    """Give the names that a node defines, whatever the syntax."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            yield name
        case ast.arg(arg=name) | ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
            yield name
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.MatchMapping(rest=str(name)):
            yield name


def _is_class(name: str, word: str) -> bool:
    """Tell whether a class is named by the word alone, or by the word and a noun behind it."""
    return name == word or (name.startswith(word) and name[len(word)].isupper())


def _over(rules: Rules, counted: Exceptions) -> Iterator[str]:
    advice = _advice(rules)
    for path, counts in counted.items():
        for word, number in counts.items():
            allowed = rules.exceptions.get(path, {}).get(word, 0)
            if number > allowed:
                yield f"{path}: {word!r} {number} times, {allowed} allowed: {advice[word]}"


def _advice(rules: Rules) -> dict[str, str]:
    """Map each forbidden word, as it is counted, to what to write instead."""
    return {
        **{f"class {word}": text for word, text in rules.classes.items()},
        **{f"def {word}": text for word, text in rules.functions.items()},
        **rules.variables,
        **rules.prose,
    }


def _under(rules: Rules, counted: Exceptions) -> Iterator[str]:
    for path, counts in rules.exceptions.items():
        for word, allowed in counts.items():
            if counted.get(path, {}).get(word, 0) < allowed:
                yield f"{path}: fewer {word!r} than {RULES} excepts: run scripts/words.py --shrink"


def _grown(rules: Rules) -> Iterator[str]:
    """Compare the sums with those of each commit that had a list: a word's may never rise again.

    A word that a commit did not forbid yet may come with exceptions of its own.
    """
    now = _sum(rules.exceptions)
    for commit in _git("log", "--format=%H", "--", RULES).split():
        earlier = read_rules(_git("show", f"{commit}:{RULES}"))
        before, known = _sum(earlier.exceptions), _advice(earlier)
        for word, number in now.items() if before else ():
            if number > before[word] and word in known:
                yield f"{RULES}: {number} exceptions of {word!r}, {before[word]} in {commit[:9]}"


def _git(*words: str) -> str:
    command = ["git", *words]
    return subprocess.run(  # noqa: S603 - git, with words of our own
        command, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


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
