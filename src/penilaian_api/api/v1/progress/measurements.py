"""Serve measurements: post one or many, list, show."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.measurements import (
    MeasurementIn,
    MeasurementOut,
    MeasurementPage,
    MeasurementsIn,
    MeasurementsOut,
    Part,
)
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import PostedMeasurement
from penilaian_api.services.progress.measurements import MeasurementFilter

router = GuardedRouter("/measurements", "Monitoring")


@router.post("", action=Action.MEASUREMENT_POST, status=201)
def post_measurement(body: MeasurementIn, work: Work) -> MeasurementOut:
    """Record a measurement.

    Record one number about a person or a unit, for a period that is open or being rated.

    The period's scheme says what is measured and on which scale; the organization's result, for a
    unit, always runs from 1 to 5. Correct an existing measurement with `supersedes_id`.
    """
    (measurement,) = measurements.post(work, (_to_input(body),))
    return MeasurementOut.model_validate(measurement)


@router.post("/batch", action=Action.MEASUREMENT_POST)
def post_measurements(
    body: MeasurementsIn,
    work: Work,
    dry_run: Annotated[bool, Query(description="Check everything, store nothing.")] = False,  # noqa: FBT002 - a query parameter
) -> MeasurementsOut:
    """Record measurements in bulk.

    Record up to 1,000 measurements, all or nothing; every refused one is named.
    """
    inputs = [_to_input(item) for item in body.items]
    posted = measurements.post(work, inputs, bulk=True, dry_run=dry_run)
    return MeasurementsOut(
        is_dry_run=dry_run, items=tuple(map(MeasurementOut.model_validate, posted))
    )


@router.get("", action=Action.MEASUREMENT_READ)
def list_measurements(  # noqa: PLR0913, PLR0917 - each is a filter, given by name
    page: Page,
    work: Work,
    employee_id: Key | None = None,
    unit_code: Code | None = None,
    period_id: Key | None = None,
    part: Part | None = None,
    current: Annotated[bool, Query(description="Leave out what was corrected.")] = False,  # noqa: FBT002 - a query parameter
) -> MeasurementPage:
    """List measurements.

    List the measurements that you may see: on yourself, your people, or the agency.
    """
    selection = MeasurementFilter(employee_id, unit_code, period_id, part, current)
    items = measurements.page(work, selection, page.after, page.limit)
    return page.answer(MeasurementPage, items, MeasurementOut.model_validate)


@router.get("/{measurement_id}", action=Action.MEASUREMENT_READ)
def get_measurement(measurement_id: Key, work: Work) -> MeasurementOut:
    """Show a measurement.

    Show one number with its source, who recorded it, and whether it was corrected.
    """
    return MeasurementOut.model_validate(measurements.get(work, measurement_id))


def _to_input(measurement: MeasurementIn) -> PostedMeasurement:
    return PostedMeasurement(**dict(measurement))
