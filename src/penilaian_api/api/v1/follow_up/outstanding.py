"""Serve the rules by which people do well, and the lists of those who do."""

from dataclasses import asdict
from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.v1.follow_up.schemas.outstanding import (
    OutstandingOut,
    OutstandingPage,
    OutstandingRuleIn,
    OutstandingRuleOut,
    OutstandingRulePage,
    OutstandingRuleShippedList,
    OutstandingRuleShippedOut,
    RuleKey,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Bilingual, Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.follow_up.outstanding import (
    ConditionMet,
    ConditionStated,
    OutstandingRule,
    conditions_of,
)
from penilaian_api.services.follow_up import outstanding, outstanding_rules
from penilaian_api.services.follow_up.outstanding import OutstandingView
from penilaian_api.services.follow_up.outstanding_rules import RuleView

rules = GuardedRouter("/outstanding-rules", "Follow-up")
of_periods = GuardedRouter("/periods", "Follow-up")


@rules.get("", action=Action.OUTSTANDING_RULE_READ)
def list_outstanding_rules(
    listed: Annotated[Listed, Depends(query_of(outstanding_rules.RULES_PARAMETERS))], work: Work
) -> OutstandingRulePage:
    """List rules of doing well.

    List the versions of the rules by which your agency finds who does well, by key and number.
    """
    views = outstanding_rules.page(work, listed.request)
    return listed.answer(OutstandingRulePage, views, _to_response)


@rules.get("/shipped", action=Action.OUTSTANDING_RULE_READ)
def list_shipped_outstanding_rules(work: Work) -> OutstandingRuleShippedList:
    """List shipped rules of doing well.

    List the rules that come with the program, ready to be adopted.
    """
    del work
    items = tuple(map(_rule_to_response, outstanding_rules.list_shipped()))
    return OutstandingRuleShippedList(items=items)


@rules.post("", action=Action.OUTSTANDING_RULE_WRITE, status=201)
def create_outstanding_rule(body: OutstandingRuleIn, work: Work) -> OutstandingRuleOut:
    """Draft a rule of doing well.

    Create the next version of your own rule, as a draft.
    """
    document = body.rule.model_dump(mode="json", exclude_none=True)
    return _to_response(outstanding_rules.create(work, document))


@rules.post("/{key}/adopt", action=Action.OUTSTANDING_RULE_WRITE)
def adopt_outstanding_rule(key: Code, work: Work) -> OutstandingRuleOut:
    """Adopt a shipped rule.

    Copy a shipped rule into your agency, active at once.

    If your agency already has it, unchanged and active, that version is returned.
    """
    return _to_response(outstanding_rules.adopt(work, key))


@rules.get("/{rule_id}", action=Action.OUTSTANDING_RULE_READ)
def get_outstanding_rule(rule_id: Key, work: Work) -> OutstandingRuleOut:
    """Show a rule of doing well.

    Show one version of a rule, with each of its conditions in plain words.
    """
    return _to_response(outstanding_rules.get(work, rule_id))


@rules.put("/{rule_id}", action=Action.OUTSTANDING_RULE_WRITE)
def edit_outstanding_rule(
    rule_id: Key, body: OutstandingRuleIn, expected_version: ExpectedVersion, work: Work
) -> OutstandingRuleOut:
    """Replace a draft of a rule.

    Replace the whole content of a draft; a version that was ever in use stays as it is.
    """
    document = body.rule.model_dump(mode="json", exclude_none=True)
    return _to_response(outstanding_rules.edit(work, rule_id, expected_version, document))


@rules.post("/{rule_id}/activate", action=Action.OUTSTANDING_RULE_ACTIVATE)
def activate_outstanding_rule(
    rule_id: Key, expected_version: ExpectedVersion, work: Work
) -> OutstandingRuleOut:
    """Activate a rule of doing well.

    Let people be listed by this version; it can never change afterwards.
    """
    return _to_response(outstanding_rules.activate(work, rule_id, expected_version))


@rules.post("/{rule_id}/retire", action=Action.OUTSTANDING_RULE_RETIRE)
def retire_outstanding_rule(
    rule_id: Key, expected_version: ExpectedVersion, work: Work
) -> OutstandingRuleOut:
    """Retire a rule of doing well.

    Let nobody be listed by this version any more; what cites it keeps it.
    """
    return _to_response(outstanding_rules.retire(work, rule_id, expected_version))


@of_periods.get("/{period_id}/outstanding", action=Action.OUTSTANDING_READ)
def list_outstanding(
    period_id: Key,
    rule: Annotated[RuleKey, Query(description="The key of the rule; its newest version holds.")],
    listed: Annotated[Listed, Depends(query_of(outstanding.OUTSTANDING_PARAMETERS))],
    work: Work,
) -> OutstandingPage:
    """List who does well.

    List who does well in a period by a rule, of the people whose results you may see, each with
    the figures that met its conditions. Only results that were delivered and stand are counted.

    Of whom you read a result, they see it in their access trail.
    """
    shown = outstanding.page(work, period_id, rule, listed.request)
    rule_out = _to_response(shown.rule)
    return listed.answer(OutstandingPage, shown.people, _outstanding_to_response, rule=rule_out)


def _to_response(view: RuleView) -> OutstandingRuleOut:
    shown = {name: getattr(view, name) for name in _SHOWN}
    return OutstandingRuleOut.model_validate({**shown, "rule": _rule_to_response(view.rule)})


def _rule_to_response(rule: OutstandingRule) -> OutstandingRuleShippedOut:
    conditions = tuple(map(_in_words, conditions_of(rule)))
    return OutstandingRuleShippedOut.model_validate({**asdict(rule), "conditions": conditions})


def _outstanding_to_response(view: OutstandingView) -> OutstandingOut:
    reasons = [{**asdict(reason), "condition": _in_words(reason)} for reason in view.reasons]
    for reason in reasons:
        del reason["facts"]
    return OutstandingOut.model_validate({**asdict(view), "reasons": reasons})


def _in_words(stated: ConditionStated | ConditionMet) -> Bilingual:
    """Put a condition into plain words, in both languages."""
    key = f"outstanding_condition.{stated.kind}"
    return Bilingual(
        id=messages.sentence(key, stated.facts, "id"),
        en=messages.sentence(key, stated.facts, "en"),
    )


_SHOWN = ("id", "key", "number", "status", "digest", "created_at", "allowed_actions", "version")
