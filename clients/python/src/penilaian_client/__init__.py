"""Typed Python client of the Penilaian API: sign in, call any operation by its name, walk lists.

with Client("http://127.0.0.1:8000", login="198001012005011001", password="…") as client:
    for plan in client.each_plans(state="submitted"):
        client.approve_plan(plan.id, version=plan.version)
"""

from penilaian_client._call import File
from penilaian_client._client import Client
from penilaian_client._errors import (
    Conflicting,
    Failed,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    PenilaianError,
    Refused,
    Stale,
    Unreachable,
)

__all__ = [
    "Client",
    "Conflicting",
    "Failed",
    "File",
    "Invalid",
    "NotAllowed",
    "NotFound",
    "NotSignedIn",
    "PenilaianError",
    "Refused",
    "Stale",
    "Unreachable",
]
__version__ = "0.1.0"
