"""Run a quick start as its reader would: each block in its order, in an empty folder."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
BLOCK: Final = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BESIDE: Final = re.compile(r"scripts/(?:demo|serve)\b")
"""What runs in a terminal of its own, beside the others."""
ADDRESS: Final = "http://127.0.0.1:8000"
PATIENCE: Final = 300


@dataclass(frozen=True)
class Page:
    """A quick start with its blocks."""

    name: str

    @property
    def blocks(self) -> list[str]:
        """The blocks for the shell, but for those that serve."""
        text = (ROOT / "docs" / self.name).read_text("utf-8")
        return [block for block in BLOCK.findall(text) if not BESIDE.match(block)]

    def run(self, folder: Path, address: str, **settings: str) -> str:
        """Run all blocks in one shell, against the service at *address*; return what is printed."""
        script = "set -euo pipefail\n" + "\n".join(self.blocks).replace(ADDRESS, address)
        programs = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["/bin/bash", "-c", script],
            cwd=folder,
            env={**_environment(), **settings, "PATH": programs, "HOME": str(folder)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout


def _environment() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if not name.startswith("PENILAIAN")}
