"""Tell whether a folder is the one in which the evidence of a database lies.

The folder carries an id in a file, the database knows the id of the first folder that was used with
it. Two machines that each keep files of their own would tell each other's evidence as damaged.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select, update

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import InstallationState

NAME: Final = "evidence-folder"


def is_ours(database: Database, folder: Path) -> bool:
    """Tell whether *folder* goes with *database*; the first that asks is the one that does."""
    own = _id_of(folder)
    with database.begin(None, writes=True) as session:
        session.execute(
            update(InstallationState)
            .where(InstallationState.evidence_folder.is_(None))
            .values(evidence_folder=own),
            execution_options={"synchronize_session": False},
        )
        known = session.scalar(select(InstallationState.evidence_folder))
    return known == own


def fits(database: Database, folder: Path) -> bool:
    """Tell whether *folder* goes with *database*, or could; nothing is noted."""
    with database.begin(None, writes=False) as session:
        known = session.scalar(select(InstallationState.evidence_folder))
    path = folder / NAME
    return known is None or (path.exists() and path.read_text().strip() == str(known))


def _id_of(folder: Path) -> UUID:
    """Read the id of a folder; one that has none is given one, once and whole."""
    path = folder / NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{NAME}-{uuid4()}"
        draft.write_text(str(uuid4()))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return UUID(path.read_text().strip())
