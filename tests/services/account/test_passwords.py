"""Passwords: what is verified where there is no account takes as long as what is verified else."""

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
