"""Call the Penilaian API: sign in, call any operation by its name, iterate over lists.

with Client("http://127.0.0.1:8000", login="198001012005011001", password="…") as client:
    for plan in client.each_plans(state="submitted"):
        client.approve_plan(plan.id, version=plan.version)
"""

__version__ = "0.2.0"

from penilaian_client._async_client import AsyncClient
from penilaian_client._call import File
from penilaian_client._client import Client
from penilaian_client._errors import (
    AuthenticationError,
    ConflictError,
    InvalidRequestError,
    NotFoundError,
    PenilaianError,
    PermissionDeniedError,
    ProblemError,
    ServiceError,
    StaleVersionError,
    UnreachableError,
)
from penilaian_client._tokens import Tokens, TokenStore

__all__ = [
    "AsyncClient",
    "AuthenticationError",
    "Client",
    "ConflictError",
    "File",
    "InvalidRequestError",
    "NotFoundError",
    "PenilaianError",
    "PermissionDeniedError",
    "ProblemError",
    "ServiceError",
    "StaleVersionError",
    "TokenStore",
    "Tokens",
    "UnreachableError",
]
