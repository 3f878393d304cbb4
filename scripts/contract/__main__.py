"""Refuse a contract that breaks a client of a released one, or release the present one.

``scripts/contract check`` holds ``openapi/penilaian.v1.json`` against the newest file of
``openapi/released``; ``scripts/contract release VERSION DAY`` sets the version of the program,
writes the contract anew and keeps it there.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from breaking import compare

ROOT: Final = Path(__file__).parents[2]
CONTRACT: Final = ROOT / "openapi/penilaian.v1.json"
RELEASED: Final = ROOT / "openapi/released"
PROGRAM: Final = ROOT / "src/penilaian_api/__init__.py"
CHANGES: Final = ROOT / "CHANGELOG.md"
_ASKED: Final = re.compile(r"\d+\.\d+\.\d+ \d{4}-\d\d-\d\d")


def main(words: list[str]) -> int:
    """Run the command of the words; return what to exit with."""
    if words == ["check"]:
        return check()
    if words[:1] == ["release"] and _ASKED.fullmatch(" ".join(words[1:])):
        return release(*words[1:])
    _say(__doc__)
    return 2


def check() -> int:
    """Hold the contract against the newest that is released."""
    newest = max(RELEASED.glob("*.json"), key=_order, default=None)
    if newest is None:
        _say("No contract is released yet: nothing can break.")
        return 0
    breaks = compare(_read(newest), _read(CONTRACT))
    for line in breaks:
        _say(f"breaks a client of {newest.stem}: {line}")
    return int(bool(breaks))


def release(version: str, day: str) -> int:
    """Cut a version: its number in the program, its date in the changes, its contract kept."""
    if check():
        return 1
    kept = RELEASED / f"{version}.json"
    if kept.exists():
        _say(f"{version} is released already.")
        return 1
    text = PROGRAM.read_text("utf-8")
    PROGRAM.write_text(
        re.sub(r'__version__ = "[^"]*"', f'__version__ = "{version}"', text), "utf-8"
    )
    changes = CHANGES.read_text("utf-8")
    heading = f"## [Unreleased]\n\n## [{version}] - {day}"
    CHANGES.write_text(changes.replace("## [Unreleased]", heading, 1), "utf-8")
    subprocess.run([ROOT / "scripts/openapi"], cwd=ROOT, check=True)  # noqa: S603 - a script of ours
    RELEASED.mkdir(exist_ok=True)
    shutil.copy(CONTRACT, kept)
    _say(f"Kept {kept.relative_to(ROOT)}. Now look at the changes, and commit.")
    return 0


def _say(text: str | None) -> None:
    sys.stderr.write(f"{text}\n")


def _order(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.stem.split("."))


def _read(path: Path) -> dict[str, Any]:
    contract: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return contract


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
