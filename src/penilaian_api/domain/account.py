"""Tell the kinds of accounts apart: a person's and a service's."""

from enum import StrEnum, auto


class AccountKind(StrEnum):
    """A person signs in with a password, a service with a client secret."""

    PERSON = auto()
    SERVICE = auto()
