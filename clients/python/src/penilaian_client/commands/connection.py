"""Connect a command with the service: its address, who signs in, in which language."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import httpx
import typer

from penilaian_client._client import Client
from penilaian_client._texts import language, say, set_language
from penilaian_client.commands.output import exit_with
from penilaian_client.commands.tokens import FileStore

DEFAULT_URL = "http://127.0.0.1:8000"
Url = Annotated[str, typer.Option(envvar="PENILAIAN_URL")]
Login = Annotated[str | None, typer.Option(envvar="PENILAIAN_LOGIN")]
Password = Annotated[str | None, typer.Option(envvar="PENILAIAN_PASSWORD")]
PasswordStdin = Annotated[bool, typer.Option("--password-stdin")]
ClientId = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_ID")]
Secret = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_SECRET")]
Lang = Annotated[Literal["id", "en"] | None, typer.Option("--lang")]


@dataclass(frozen=True, slots=True)
class Connection:
    """Hold the address of the service, and the credentials of a person or a service."""

    url: str
    login: str | None
    password: str | None = field(repr=False)
    password_stdin: bool
    client_id: str | None
    client_secret: str | None = field(repr=False)

    def open_client(self) -> Client:
        """Open a client; incomplete credentials are told before any call."""
        if self.client_id:
            if not self.client_secret:
                exit_with(say("no_secret"))
            return self._open(client_id=self.client_id, client_secret=self.client_secret)
        password = read_password() if self.password_stdin else self.password
        if self.login and password:
            return self._open(login=self.login, password=password)
        store = FileStore(self.url, self.login or None)
        if store.load() is not None:
            return self._open(store=store)
        return exit_with(say("no_password" if self.login else "nobody"))

    def _open(self, **how: Any) -> Client:  # noqa: ANN401 - the ways to sign in
        return open_client(self.url, **how)


def open_client(url: str, **how: Any) -> Client:  # noqa: ANN401 - the ways to sign in
    """Open a client in the language of the command line."""
    try:
        return Client(url, language=language.get(), **how)
    except httpx.InvalidURL as error:
        exit_with(say("no_address", url=repr(url), reason=str(error)))


def read_password() -> str:
    """Read a password from standard input: its first line."""
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        exit_with(say("empty_password"))
    return password


def connected(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of its *connection*, instead of the connection itself."""
    options = inspect.signature(_options, eval_str=True).parameters
    own = [
        parameter
        for name, parameter in inspect.signature(command, eval_str=True).parameters.items()
        if name != "connection"
    ]

    def run(**arguments: Any) -> None:  # noqa: ANN401 - what the options are
        set_language(arguments.pop("lang"))
        given = {name: arguments.pop(name) for name in options if name in arguments}
        command(connection=Connection(**given), **arguments)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (*own, *options.values())
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by typer
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run


def _options(  # noqa: PLR0913, PLR0917 - two ways to sign in
    url: Url = DEFAULT_URL,
    login: Login = None,
    password: Password = None,
    password_stdin: PasswordStdin = False,  # noqa: FBT002 - an option of the command line
    client_id: ClientId = None,
    client_secret: Secret = None,
    lang: Lang = None,
) -> None:
    """Hold the options of every command that calls the service."""
