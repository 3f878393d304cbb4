"""Read from released surveys how relevant the holders of positions rate indicators."""

import json
from collections.abc import Collection
from uuid import UUID

from penilaian_api.domain.indicator.review import Relevance, relevance_of
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.storage.indicator.relevance import releases_about
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def rated_relevance(work: UnitOfWork, versions: Collection[UUID]) -> dict[UUID, Relevance]:
    """Tell how relevant each version was rated in the newest release that shows it.

    Nothing is read from a release that is no longer what was frozen: that is refused.
    """
    rated: dict[UUID, Relevance] = {}
    for content, digest in releases_about(work, versions):
        refuse_damaged(content, digest)
        for target in json.loads(content)["targets"]:
            relevance = relevance_of(target["result"])
            if target["indicator"] is not None and relevance is not None:
                rated.setdefault(UUID(target["indicator"]["version_id"]), relevance)
    return rated
