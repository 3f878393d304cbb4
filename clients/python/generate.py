"""Generate the models and operations of the client from the contract.

Run by ``scripts/openapi``. The hand-written half signs in, retries and raises errors; neither half
knows a rule of appraisal.
"""

import json
import subprocess
import sys
from pathlib import Path

from generator.models import write_models
from generator.operations import AWAITED, WAITING, write_operations

ROOT = Path(__file__).parent
CONTRACT = ROOT.parents[1] / "openapi" / "penilaian.v1.json"
PACKAGE = ROOT / "src" / "penilaian_client"
FILES = {"_operations.py": WAITING, "_async_operations.py": AWAITED}


def main() -> None:
    """Write the files, and format them."""
    contract = json.loads(CONTRACT.read_text())
    for name, manner in FILES.items():
        (PACKAGE / name).write_text(write_operations(contract, manner))
    write_models(contract, PACKAGE / "models.py")
    ruff = Path(sys.executable).with_name("ruff")
    written = [PACKAGE / name for name in (*FILES, "models.py")]
    subprocess.run([ruff, "format", "--quiet", *written], check=True)


if __name__ == "__main__":
    main()
