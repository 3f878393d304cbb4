"""Take answers to a survey as one usually writes it: load by the ORM, add to the counts, commit."""

import hashlib
import json
from typing import Any, Final
from uuid import uuid4

from fastapi import FastAPI, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from benchmarks.cost import plain_models as models
from benchmarks.cost import plain_shapes as shapes
from benchmarks.record.year import DAY

_TARGET: Final = selectinload(models.SurveyLink.target)
_WHOLE: Final = (
    _TARGET.selectinload(models.SurveyTarget.survey).selectinload(models.Survey.instrument),
    _TARGET.selectinload(models.SurveyTarget.tallies),
)


def add_answers(app: FastAPI, opened: Any) -> None:
    """Add what citizens send."""

    @app.post(
        "/v1/public/surveys/{token}/answers", response_model=shapes.DoneShape, status_code=201
    )
    def answer(token: str, body: shapes.QuestionnaireBody, session: Session = opened) -> Any:
        digest = hashlib.sha256(token.encode()).digest()
        query = select(models.SurveyLink).where(models.SurveyLink.digest == digest)
        link = session.scalars(query.options(*_WHOLE)).one()
        survey, today = link.target.survey, DAY.date()
        is_open = survey.state == "open" and survey.starts_on <= today < survey.ends_before
        if link.is_used or not is_open:
            raise HTTPException(409)
        _refuse_partial(json.loads(survey.instrument.document), body)
        link.is_used = True
        _count(session, link.target, body)
        session.commit()
        return shapes.DoneShape()


def _refuse_partial(document: dict[str, Any], body: shapes.QuestionnaireBody) -> None:
    """Refuse what is no whole questionnaire."""
    asked = {item["code"]: item for item in document["questions"]}
    scaled = {code for code, item in asked.items() if item["kind"] != "text"}
    if set(body.values) != scaled or not set(body.texts) <= set(asked) - scaled:
        raise HTTPException(422)


def _count(session: Session, target: models.SurveyTarget, body: shapes.QuestionnaireBody) -> None:
    counted = {(each.question, each.value): each for each in target.tallies}
    of_target = {"agency_id": target.agency_id, "target_id": target.id}
    for question, value in body.values.items():
        if (question, value) in counted:
            counted[question, value].answers += 1
        else:
            session.add(models.SurveyTally(**of_target, question=question, value=value, answers=1))
    for question, text in body.texts.items():
        session.add(models.SurveyText(**of_target, id=uuid4(), question=question, text=text))
