"""Which tables hold records of persons: found from the tables themselves, never listed by hand."""

from functools import cache

from penilaian_api.storage.base import AgencyRecord, Base, PersonRecord
from penilaian_api.storage.models.organization import Assessor, Employee


@cache
def of_person() -> tuple[type[AgencyRecord], ...]:
    """Return the models whose records are about one person, the derived ones left out."""
    models = [mapper.class_ for mapper in Base.registry.mappers]
    personal = [
        model for model in models if issubclass(model, PersonRecord) and model is not Assessor
    ]
    return (Employee, *sorted(personal, key=lambda model: model.__tablename__))
