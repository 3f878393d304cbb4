"""Passwords: what is verified where there is no account takes as long as what is verified else."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from penilaian_api.domain.errors import BusyError, InvalidDataError
from penilaian_api.services.account import passwords


def test_the_hash_of_nobody_costs_what_any_other_costs() -> None:
    own = passwords.hash_password("sebuah kata sandi yang panjang")
    assert cost(passwords.HASH_OF_NOBODY) == cost(own)
    assert len(passwords.HASH_OF_NOBODY) == len(own)


def test_nobody_signs_in_where_there_is_no_account() -> None:
    assert passwords.verify("sebuah kata sandi yang panjang", None) == (False, None)


def cost(hashed: str) -> list[str]:
    """Read the algorithm, its version and its parameters."""
    return hashed.split("$")[:4]


KNOWN = ("alfa", "Kabupaten", "Alfa", "Siti", "Nurhaliza", "198804122011012003", "19880412")


@pytest.mark.parametrize(
    "password",
    [
        "198804122011012003",
        "19880412 201101 2 003",
        "19880412.201101.2.003",
        "1988-0412-2011-0120-03",
        "198804122011012003!!!",
        "19880412 19880412 !",
        "Siti Nurhaliza 19880412",
        "SITINURHALIZASITI",
        "s.i.t.i.nurhaliza1",
        "Kabupaten Alfa 11",
        "passwordpassword",
        "k a t a s a n d i  1 2 3 4 5",
    ],
)
def test_w17_a_password_is_not_what_everybody_knows_of_the_person(password: str) -> None:
    with pytest.raises(InvalidDataError, match="weak_password") as refusal:
        passwords.refuse_guessable(password, known=KNOWN)
    assert [fault.code for fault in refusal.value.faults] == ["password_guessable"]


@pytest.mark.parametrize(
    "password",
    [
        "empat perahu menuju pulau",
        "sungai jernih mengalir pelan",
        "Siti makan bakso di Dumai",
        "!@#$%^&*()_+{}|<>",
        "Tr0ub4dor&3-kuda-lari",
    ],
)
def test_w17_other_passwords_are_taken(password: str) -> None:
    passwords.refuse_guessable(password, known=KNOWN)


def test_w12_few_are_hashed_at_once_and_who_would_wait_too_long_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def count(password: str) -> str:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.01)
        with lock:
            running -= 1
        return password

    def attempt(number: int) -> str:
        try:
            return passwords.hash_password(str(number))
        except BusyError as refusal:
            return "busy" if refusal.wait else "without advice"

    monkeypatch.setattr(passwords._HASHER, "hash", count)  # noqa: SLF001 - what is slow is replaced
    with ThreadPoolExecutor(100) as crowd:
        answers = [*crowd.map(attempt, range(200))]
    assert most == 2
    assert len(set(answers) - {"busy"}) >= 2
    assert "without advice" not in answers
    assert passwords.hash_password("again") == "again"
