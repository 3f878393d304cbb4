"""The check of words refuses what is planted, and its list of exceptions can only shrink."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLEAN = '"""Read units."""\n\n\ndef read_unit(code: str) -> str:\n    return code\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small repository with the check, no exceptions, and nothing to refuse."""
    (tmp_path / "scripts").mkdir()
    for name in ("words.py", "words.toml"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    rules = tmp_path / "scripts/words.toml"
    text = rules.read_text("utf-8")
    rules.write_text(text[: text.index("[exceptions]")] + "[exceptions]\n", "utf-8")
    (tmp_path / "unit.py").write_text(CLEAN, "utf-8")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(tree: Path, *words: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *words], cwd=tree, check=True)


def commit(tree: Path) -> None:
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "--message", "State")


def check(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/words.py", *options]
    return subprocess.run(command, cwd=tree, check=False, capture_output=True, text=True)


def except_one(tree: Path, word: str, number: int) -> None:
    with (tree / "scripts/words.toml").open("a", encoding="utf-8") as rules:
        rules.write(f'"unit.py" = {{ "{word}" = {number} }}\n')


def test_a_clean_tree_passes(tree: Path) -> None:
    result = check(tree)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "planted",
    [
        "class Wanted: ...",
        "class _Told: ...",
        "class WantedRating: ...",
        "class Refused(Exception): ...",
        "async def told(): ...",
        "def _told(): ...",
        "def shown(): ...",
        "def read(held): ...",
        "found = 1",
        "for one in (): ...",
        "numbers = [place for place in ()]",
        "for _one in (): ...",
        "WANTED = 1",
        "import re as found",
        "print(lambda one: 1)",
        "def read(*, held): ...",
        "if (told := 1): ...",
        "with open('x') as one: ...",
        "try: ...\nexcept OSError as one: ...",
        "match 1:\n    case [*found]: ...",
        "match 1:\n    case {**held}: ...",
        "match 1:\n    case int() as one: ...",
        "class C:\n    def read(self):\n        self.found = 1",
        "# It fulfils what lies behind a grey wall.",
        "# What still lacks.",
        "# The assessor and his people.",
        '"""What he says."""',
        "# The organisation.",
        "# Its behaviour.",
        "# A normalised value, finalised.",
    ],
)
def test_a_planted_word_is_refused_with_its_file_and_what_to_write(
    tree: Path, planted: str
) -> None:
    (tree / "unit.py").write_text(f"{CLEAN}\n\n{planted}\n", "utf-8")
    result = check(tree)
    assert result.returncode == 1
    assert result.stderr.startswith("unit.py: ")
    assert "0 allowed: " in result.stderr


@pytest.mark.parametrize("text", ["The man-month", "He", "programme"])
def test_prose_is_held_in_pages_too(tree: Path, text: str) -> None:
    (tree / "README.md").write_text(f"{text} is here.\n", "utf-8")
    assert check(tree).returncode == (0 if "-" in text else 1)


@pytest.mark.parametrize("text", ["realisasi", "normalisasi", "organisasi", "the theme"])
def test_words_of_the_other_language_are_none_of_ours(tree: Path, text: str) -> None:
    (tree / "README.md").write_text(f"{text} is here.\n", "utf-8")
    assert check(tree).returncode == 0


def test_an_exception_is_exact_and_shrinks(tree: Path) -> None:
    (tree / "unit.py").write_text(f"{CLEAN}\n\nfound = 1\n", "utf-8")
    except_one(tree, "found", 1)
    commit(tree)
    assert check(tree).returncode == 0
    (tree / "unit.py").write_text(CLEAN, "utf-8")
    assert "run scripts/words.py --shrink" in check(tree).stderr
    assert check(tree, "--shrink").returncode == 0
    assert "unit.py" not in (tree / "scripts/words.toml").read_text("utf-8")


def test_the_list_does_not_grow_again_even_once_it_is_committed(tree: Path) -> None:
    (tree / "unit.py").write_text(f"{CLEAN}\n\nfound = 1\nfound = 2\n", "utf-8")
    except_one(tree, "found", 2)
    commit(tree)
    assert check(tree).returncode == 0
    (tree / "unit.py").write_text(f"{CLEAN}\n\nfound = 1\n", "utf-8")
    check(tree, "--shrink")
    commit(tree)
    assert check(tree).returncode == 0
    rules = tree / "scripts/words.toml"
    rules.write_text(rules.read_text("utf-8").replace('"found" = 1', '"found" = 2'), "utf-8")
    (tree / "unit.py").write_text(f"{CLEAN}\n\nfound = 1\nfound = 2\n", "utf-8")
    commit(tree)
    result = check(tree)
    assert result.returncode == 1
    assert "2 exceptions of 'found', 1 in " in result.stderr


def test_a_word_that_is_forbidden_later_may_bring_its_exceptions(tree: Path) -> None:
    (tree / "unit.py").write_text(f"{CLEAN}\n\nfound = 1\nthingy = 2\n", "utf-8")
    except_one(tree, "found", 1)
    commit(tree)
    rules = tree / "scripts/words.toml"
    text = rules.read_text("utf-8").replace("[variables]", '[variables]\nthingy = "thing"')
    rules.write_text(text.replace('"found" = 1', '"found" = 1, "thingy" = 1'), "utf-8")
    commit(tree)
    assert check(tree).returncode == 0


def test_a_program_without_an_ending_is_read_too(tree: Path) -> None:
    (tree / "run").write_text("#!/usr/bin/env python3\nfound = 1\n", "utf-8")
    assert check(tree).returncode == 1
