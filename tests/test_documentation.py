"""The pages lead where they say: links, paths, decisions, and every folder of the house."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/penilaian_api"
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("clients/*/*.md"))
    if path.name != "coverage.md"  # written from the tests, and compared with them elsewhere
)
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|toml|md|yml|json)|(?:[\w.-]+/)+)`")
SPAN = re.compile(r"`([^`\s]+)`")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def resolve(written: str) -> Path | None:
    """Find what a page names: from the root, or from inside the package."""
    for base in (ROOT, PACKAGE):
        if (base / written).exists():
            return base / written
    return None


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_and_every_path_of_a_page_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [link for link in LINK.findall(text) if not link.startswith(("http", "mailto"))]
    assert [link for link in links if not (page.parent / link).exists()] == []
    served = ("v1/", "/", "var/")
    paths = [path for path in FILE.findall(text) if not path.startswith(served)]
    assert [path for path in paths if resolve(path) is None] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=name_of)
def test_a_decision_has_its_status_and_is_named_by_the_code_that_it_explains(
    decision: Path,
) -> None:
    number, text = decision.name[:4], decision.read_text("utf-8")
    assert text.startswith(f"# {int(number)}. ")
    assert re.search(
        r"^Status: (?:accepted|superseded by \d{4})\. Date: 20\d\d-\d\d-\d\d\.$", text, re.MULTILINE
    )
    _, _, files = text.partition("**Files.**")
    listed = [resolve(span) for span in SPAN.findall(files)]
    explained = [path for path in listed if path is not None]
    assert explained, "names the files that it is about"
    assert any(f"docs/decisions/{number}" in code for path in explained for code in _codes(path)), (
        "none of its files names it"
    )
    assert f"decisions/{decision.name}" in (ROOT / "docs/README.md").read_text("utf-8")


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    linked = {(ROOT / "docs" / link).resolve() for link in LINK.findall(index)}
    assert {path for path in PAGES if path.name != "README.md"} <= linked


def test_the_architecture_names_every_folder_of_the_house() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    areas = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    for floor in ("api", "services", "storage", "domain"):
        for folder in (PACKAGE / floor).iterdir():
            if folder.is_dir() and folder.name != "__pycache__":
                assert folder.name in areas or f"`{floor}/{folder.name}/`" in text, folder.name
    for folder in (PACKAGE / "api/v1").iterdir():
        if folder.is_dir() and folder.name != "__pycache__":
            assert folder.name in areas | {"shared"}, folder.name


def test_the_picture_of_the_house_shows_the_areas_of_each_floor() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    areas = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    picture = text.split("```")[1]
    for floor, base in (
        ("api", "api/v1"),
        ("services", "services"),
        ("storage", "storage"),
        ("domain", "domain"),
    ):
        part = picture[picture.index(f"\n  {floor} ") :].split("───")[0]
        drawn = {word for line in part.splitlines() for word in line.split("│")[-1].split()} - {"▼"}
        built = {
            area
            for area in areas
            if (PACKAGE / base / area).is_dir() or (PACKAGE / base / f"{area}.py").exists()
        }
        assert drawn == built, floor


def test_no_folder_holds_more_than_about_a_dozen_modules() -> None:
    listed = subprocess.run(
        ["git", "ls-files", *(f"{tree}/*.py" for tree in ("src", "scripts", "tests", "clients"))],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    counts = Counter(Path(path).parent for path in listed if not path.endswith("__init__.py"))
    assert {folder.parts[0] for folder in counts} == {"src", "scripts", "tests", "clients"}
    crowded = {str(folder): count for folder, count in counts.items() if count > 13}
    assert crowded == {}


def _codes(path: Path) -> list[str]:
    files = path.rglob("*.py") if path.is_dir() else [path]
    return [file.read_text("utf-8") for file in files]


FINDING = re.compile(r"^\| ([WNLUR]\d+b?|\w+) \|.*\| ([^|]+) \|$", re.MULTILINE)
PROOF = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_each_finding_names_tests_that_exist() -> None:
    rows = FINDING.findall((ROOT / "docs/findings.md").read_text("utf-8"))
    assert len(rows) >= 53
    assert len({row for row, _ in rows}) == len(rows)
    for row, cell in rows[1:]:
        proofs = PROOF.findall(cell)
        assert proofs, row
        for path, name in proofs:
            text = (ROOT / path).read_text("utf-8")
            assert f"def {name}" in text, f"{row}: {path}::{name}"


def test_no_two_decisions_have_one_number() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")]
    assert sorted(set(numbers)) == sorted(numbers)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_lists_of_a_page_count_up_and_are_whole(page: Path) -> None:
    """What was joined from two versions of a page counts twice, or breaks off."""
    last, fenced = 0, False
    for line in page.read_text("utf-8").splitlines():
        fenced ^= line.lstrip().startswith("```")
        if fenced:
            continue
        if item := re.match(r"(\d{1,2})\. ", line):
            assert int(item[1]) in {1, last + 1}, line
            last = int(item[1])
        elif line.startswith("#"):
            last = 0


def test_the_index_lists_decisions_in_their_order() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    numbers = [int(number) for number in re.findall(r"^\| \[(\d+)\. ", index, re.MULTILINE)]
    assert numbers == sorted(numbers)
    assert len(numbers) == len(DECISIONS)


@pytest.mark.parametrize(
    "name", ["kode.xlsx", "kode.csv", "codes.csv", "surat.html", "kode.xlsx.pending", "tahun.toml"]
)
def test_what_the_quick_starts_leave_is_never_committed(name: str) -> None:
    command = ["git", "-C", str(ROOT), "check-ignore", "--quiet", name]
    assert subprocess.run(command, check=False).returncode == 0
