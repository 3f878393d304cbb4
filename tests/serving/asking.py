"""Ask the intake alone, below any HTTP server: bytes as they come, answers as they go."""

import asyncio
import json
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import FastAPI, Form, Request, UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict

from penilaian_api.api.transport import problems
from penilaian_api.api.transport.intake import Intake

JSON = ("content-type", "application/json")
FORM = ("content-type", "application/x-www-form-urlencoded")
MULTIPART = ("content-type", "multipart/form-data; boundary=cut")
BEARER = ("authorization", "Bearer good")
REQUEST_ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def written(value):
    if not isinstance(value, str) or value != value.strip():
        raise ValueError("not_decimal")
    return value


Score = Annotated[
    Decimal, BeforeValidator(written), Field(max_digits=7, decimal_places=4, ge=0, le=100)
]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    dec: Score = Decimal(0)
    text: str = ""
    number: Annotated[int, Strict(), Field(ge=0, lt=2**31)] = 0


def routes():
    app = FastAPI()
    problems.install(app)

    @app.post("/v1/rows")
    def add_row(row: Row) -> Row:
        return row

    @app.get("/v1/rows")
    def list_rows(limit: Annotated[int, Field(ge=1, le=200)] = 50, q: str = "") -> str:
        return q * limit

    @app.get("/v1/rows/{key}")
    def read_row(key: UUID) -> UUID:
        return key

    @app.post("/v1/token")
    def sign_in(username: Annotated[str, Form()]) -> str:
        return username

    @app.post("/v1/evidence")
    def upload(file: UploadFile) -> int:
        return len(file.file.read())

    @app.api_route("/v1/state", methods=["GET", "POST"])
    async def tell_state(request: Request) -> dict[str, object]:
        state = request.state
        return {
            "language": state.language,
            "claims": state.claims,
            "json": state.json,
            "body": state.body.decode(),
            "again": (await request.body()).decode(),
        }

    @app.get("/livez")
    def live() -> str:
        return "alive"

    return app


class Answer:
    def __init__(self, messages):
        self.status = messages[0]["status"]
        self.headers = {
            name.decode().lower(): value.decode() for name, value in messages[0]["headers"]
        }
        self.body = b"".join(message.get("body", b"") for message in messages[1:])

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        kinds = {False: "application/problem+json", True: "application/json"}
        assert self.headers["content-type"] == kinds["error" in self.json]
        assert self.json["status"] == self.status
        return self.json["code"]


def scope_of(method, target, headers):
    path, _, query = target.partition("?")
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "state": {},
    }


async def answered(app, scope, chunks=(b"",)):
    coming = [
        {"type": "http.request", "body": chunk, "more_body": index < len(chunks) - 1}
        for index, chunk in enumerate(chunks)
    ]
    sent = []

    async def receive():
        if not coming:
            await asyncio.sleep(60)
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return Answer(sent) if sent else None


def call(method, target, *headers, chunks=(b"",), app=None, **options):
    settings = {"verify": {"good": "claims"}.get, "open_to_all": lambda _: True, **options}
    intake = Intake(app or routes(), **settings)
    return asyncio.run(answered(intake, scope_of(method, target, headers), chunks))
