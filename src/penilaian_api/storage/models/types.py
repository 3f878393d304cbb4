"""Define column types that mean the same on SQLite and on PostgreSQL."""

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID, SafeUUID

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, LargeBinary, String, Uuid
from sqlalchemy.types import TypeDecorator

from penilaian_api.storage.packaged_data import packing_text

_NEW_UUID: Final = UUID.__new__
_SET_INT: Final = UUID.__dict__["int"].__set__
_SET_SAFE: Final = UUID.__dict__["is_safe"].__set__
_UNKNOWN: Final = SafeUUID.unknown
"""What an id is made of, looked up once: a page of fifty people reads five hundred ids."""
_ID_LENGTH: Final = 16
PACKS: Final = "packs"
"""Under this name a session is told whether what it stores may be packed."""
_COMPRESSED: Final = b"x\xf9"
"""How compressed bytes begin; the documents that are kept as bytes begin with a brace."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, always aware and in UTC; SQLite alone would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant; store the rest in UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant without a zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TextUuid(Uuid[UUID]):
    """An id as SQLite keeps it: 32 digits, which need no second look when they are read."""

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], UUID | None]:
        """Make an id of its digits, a third of what its own reading of them costs."""
        del dialect, coltype
        return _read_uuid

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], str | None]:
        """Write its digits by its bytes, a third of what its own writing of them costs."""
        del dialect
        return _write_uuid


def _write_uuid(key: UUID | None) -> str | None:
    return None if key is None else digits_of(key)


def digits_of(key: UUID) -> str:
    """Give the 32 digits of an id."""
    return key.int.to_bytes(_ID_LENGTH).hex()


@lru_cache(maxsize=4096)
def text_of(key: UUID) -> str:
    """Give an id as it is read and digested: in a set most ids are named again and again."""
    digits = digits_of(key)
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "-".join(parts)


def _read_uuid(digits: str | None) -> UUID | None:
    if digits is None:
        return None
    key = _NEW_UUID(UUID)
    _SET_INT(key, int(digits, 16))
    _SET_SAFE(key, _UNKNOWN)
    return key


class WrittenId(TypeDecorator[str]):
    """An id as it is written in answers: for rows that are shown, and of which nothing is fetched.

    To make an id of its digits and digits of it again costs more than all else of such a row.
    """

    impl = String
    cache_ok = True

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], str | None] | None:
        """Read the digits of SQLite, or what PostgreSQL writes as it is."""
        del coltype
        return _write_digits if dialect.name == "sqlite" else _write_id


@lru_cache(maxsize=8192)
def _write_digits(digits: str | None) -> str | None:
    """Write an id of its digits: in lists the same people and plans are named again and again."""
    if digits is None:
        return None
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _write_id(key: UUID | str | None) -> str | None:
    return None if key is None else str(key)


class PackableBytes(bytes):
    """Bytes that a `PackedBinary` stores compressed; all others it stores as they are."""


class PackedBinary(LargeBinary):
    """Bytes that are given back as they were, compressed in the table or not."""

    def bind_processor(self, dialect: Dialect) -> Callable[[bytes | None], bytes | None]:
        """Compress what may be."""
        del dialect
        return packed_bytes

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[bytes | None], bytes | None]:
        """Give back what was stored."""
        del dialect, coltype
        return plain_bytes


def packed_bytes(value: bytes | None) -> bytes | None:
    """Give bytes as they are stored: compressed with a dictionary of what they often say."""
    if not isinstance(value, PackableBytes):
        return value
    compressor = zlib.compressobj(9, zdict=_dictionary())
    return compressor.compress(value) + compressor.flush()


def plain_bytes(stored: bytes | None) -> bytes | None:
    """Give the bytes that were stored; what another hand wrote, as it stands."""
    if stored is None or not stored.startswith(_COMPRESSED):
        return stored
    reader = zlib.decompressobj(zdict=_dictionary())
    try:
        plain = reader.decompress(stored)
    except zlib.error:
        return stored
    return plain if reader.eof and not reader.unused_data else stored


@cache
def _dictionary() -> bytes:
    return packing_text("snapshots-1.txt").encode()


class ExactDecimal(TypeDecorator[Decimal]):
    """An exact decimal of a fixed *scale*, stored as a scaled integer; it never meets a float."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, scale: int = 4) -> None:
        super().__init__()
        self.scale = scale

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store the scaled integer."""
        del dialect
        return None if value is None else self.to_scaled(value)

    def to_scaled(self, value: Decimal) -> int:
        """Scale *value*; refuse digits beyond the scale rather than round them away unseen."""
        scaled = value.scaleb(self.scale)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"More than {self.scale} decimals cannot be stored.")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give the decimal back with the scale of its column."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-self.scale)


def _wire_values(values: type[StrEnum]) -> list[str]:
    return [member.value for member in values]


def choice(values: type[StrEnum], name: str) -> Enum:
    """Store a member of *values* by its wire value, held by a CHECK called *name*."""
    return Enum(
        values,
        native_enum=False,
        length=40,
        create_constraint=True,
        name=name,
        values_callable=_wire_values,
    )


def sort_text(length: int) -> String:
    """Store a text by which lists are sorted: both databases compare it sign by sign."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")
