"""An id that SQLite keeps as text is read as Python's own reading of it would give it."""

import pickle
from uuid import UUID, uuid4

from sqlalchemy.dialects import sqlite

from penilaian_api.storage.models.types import TextUuid


def test_g3_an_id_is_read_from_its_digits_alone() -> None:
    read = TextUuid().result_processor(sqlite.dialect(), None)
    assert read(None) is None
    for key in (UUID(int=0), UUID(int=2**128 - 1), *(uuid4() for _ in range(500))):
        made = read(key.hex)
        assert made == key
        assert (hash(made), str(made), made.hex, made.is_safe) == (
            hash(key),
            str(key),
            key.hex,
            key.is_safe,
        )
        assert pickle.loads(pickle.dumps(made)) == key  # noqa: S301 - made two words before
