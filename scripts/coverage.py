"""Write docs/coverage.md, the table of the tests that prove each requirement.

The requirements are those of docs/requirements.md; the proofs are the tests marked with their ids.
``--check`` writes nothing, and fails if the page is stale.
"""

import contextlib
import io
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs/coverage.md"
_REQUIREMENT_ROW: Final = re.compile(r"^\| (S\d-\d\d|N\d{1,2}) \|", re.MULTILINE)

HEAD: Final = """# Which tests prove which requirement

Written by `scripts/coverage.py` from the marks of the tests. Each of them drives the service over
HTTP, on every database that the test run found; a marked test that makes no request fails.

{proven} of {all} requirements have at least one proof.

| Requirement | Proven by |
|---|---|
"""


class ProofCollector:
    """Collect the marked tests, as a plugin of pytest."""

    def __init__(self) -> None:
        self.proofs: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_finish(self, session: object) -> None:
        """Collect every marked test once, whatever its parameters."""
        for item in session.items:  # type: ignore[attr-defined]  # pytest's Session
            file, _, test = item.nodeid.partition("::")
            for mark in item.iter_markers("requirement"):
                for requirement in mark.args:
                    self.proofs[requirement].add(f"`{file}`: {test.split('[')[0]}")


def main(arguments: list[str]) -> int:
    """Write the page, or check that it is fresh."""
    requirements = _REQUIREMENT_ROW.findall((ROOT / "docs/requirements.md").read_text())
    proofs = _collect_proofs()
    if unknown := sorted(set(proofs) - set(requirements)):
        sys.stderr.write(f"Marks that name no requirement: {', '.join(unknown)}\n")
        return 1
    page = "".join(_page_lines(requirements, proofs))
    if "--check" not in arguments:
        PAGE.write_text(page)
        return 0
    if PAGE.exists() and PAGE.read_text() == page:
        return 0
    sys.stderr.write("docs/coverage.md is stale: run scripts/coverage.py.\n")
    return 1


def _collect_proofs() -> Mapping[str, set[str]]:
    import pytest  # noqa: PLC0415 - after the choice of one database, which conftest reads

    collector, output = ProofCollector(), io.StringIO()
    with contextlib.redirect_stdout(output):
        code = pytest.main(
            ["--collect-only", "-q", "-p", "no:cacheprovider", str(ROOT / "tests")],
            plugins=[collector],
        )
    if code != pytest.ExitCode.OK:
        raise SystemExit(output.getvalue())
    return collector.proofs


def _page_lines(requirements: list[str], proofs: Mapping[str, set[str]]) -> Iterator[str]:
    yield HEAD.format(
        proven=sum(1 for name in requirements if proofs.get(name)), all=len(requirements)
    )
    for name in requirements:
        yield f"| {name} | {'<br>'.join(sorted(proofs.get(name, ())))} |\n"


if __name__ == "__main__":
    os.chdir(ROOT)
    os.environ["PENILAIAN_TEST_ONLY"] = "sqlite"
    raise SystemExit(main(sys.argv[1:]))
