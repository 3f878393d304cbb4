"""`login` signs in and keeps the token, `logout` ends that."""

import platform
import sys
from typing import Annotated

import typer

from penilaian_client._texts import say, set_language
from penilaian_client.commands.connection import (
    DEFAULT_URL,
    Lang,
    PasswordStdin,
    Url,
    open_client,
    read_password,
)
from penilaian_client.commands.output import exit_with, failures_told, print_line
from penilaian_client.commands.tokens import FileStore, FreshStore, token_path

_LONGEST_DEVICE = 60


def login(
    url: Url = DEFAULT_URL,
    login: Annotated[str | None, typer.Option("--login", envvar="PENILAIAN_LOGIN")] = None,
    *,
    password_stdin: PasswordStdin = False,
    device: Annotated[str | None, typer.Option("--device")] = None,
    lang: Lang = None,
) -> None:
    """Sign in as a person, and keep the token on this machine until `logout`."""
    set_language(lang)
    if not sys.stdin.isatty() and not (login and password_stdin):
        exit_with(say("no_terminal"))
    name = login or str(typer.prompt(say("ask_login")))
    if password_stdin:
        password = read_password()
    else:
        password = str(typer.prompt(say("ask_password"), hide_input=True))
    device = device or f"penilaian @ {platform.node()}"
    store = FreshStore(FileStore(url, name))
    how = {"login": name, "password": password, "device": device[:_LONGEST_DEVICE]}
    with failures_told(url), open_client(url, store=store, **how) as client:
        client.sign_in()
    print_line(say("signed_in", login=name, url=url, path=str(token_path())))


def logout(url: Url = DEFAULT_URL, lang: Lang = None) -> None:
    """End the sign-in that `login` began, at the service and on this machine."""
    set_language(lang)
    store = FileStore(url)
    tokens = store.load()
    if tokens is None:
        print_line(say("not_signed_in", url=url))
        return
    if tokens.refresh_token is not None:
        with failures_told(url), open_client(url) as client:
            try:
                client.revoke_token(form={"token": tokens.refresh_token})
            finally:
                store.save(None)
    store.save(None)
    print_line(say("signed_out", url=url))
