import subprocess
import sys

PROBE = """
import sys, penilaian_api.app
print(*(name for name in ("jose", "cryptography", "ecdsa") if name in sys.modules))
"""


def test_signatures_are_made_by_cryptography_and_ecdsa_is_never_imported() -> None:
    ran = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["jose", "cryptography"]
