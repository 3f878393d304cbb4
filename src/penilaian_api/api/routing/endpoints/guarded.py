"""Run an endpoint behind the guard: authentication, idempotency, one transaction, response.

Each endpoint is wrapped once, and the whole request is one function, one thread, one transaction:

1. authenticate: identify the caller by the verified token;
2. authorize: clear the caller for the action, by the policy table;
3. idempotency: replay the stored response of the same key, while all that it is about is within
   reach, or claim the key; a dry run stores nothing and so has no response to keep;
4. call the endpoint with a unit of work, and render its result;
5. store the response under the key, write the audit trail, commit;
6. respond, only after the commit.

Why it is so: docs/decisions/0002.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy.orm import Session

from penilaian_api.api.routing import idempotency, responses
from penilaian_api.api.routing.context import AppContext
from penilaian_api.api.routing.endpoints.signature import Endpoint, with_signature
from penilaian_api.api.routing.feeds import streaming
from penilaian_api.api.transport.sealing import seal, unseal
from penilaian_api.domain.access.actors import Access, Action, Actor
from penilaian_api.domain.access.authorization import authorize, needs_of
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.domain.errors import ForbiddenError, OutOfReachError, RefusalError
from penilaian_api.storage.account.identity import granted_roles, identify
from penilaian_api.storage.event.acting import reads_only
from penilaian_api.storage.work.idempotency import claim, refuse_out_of_reach, store_response
from penilaian_api.storage.work.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from penilaian_api.api.transport.tokens.access_tokens import Claims


def wrap_guarded(
    endpoint: Endpoint, action: Action, status: int, location: str | None
) -> Callable[..., Response]:
    """Wrap an endpoint: authenticate, authorize, replay or call, store, commit, respond."""
    rule = POLICY[action]

    def run(request: Request, **arguments: Any) -> Response:
        context: AppContext = request.app.state.context
        claims = request.state.claims
        now, zone = context.clock(), context.zones.of(claims.agency_id)
        writes = rule.writes or rule.recorded
        with context.database.begin(claims.agency_id, writes=writes) as session:
            actor = _authenticate(session, claims, now.astimezone(zone).date(), context)
            access = _authorize(session, actor, action)
            key = idempotency.key_of(request, actor, rule)
            if key and (
                stored := claim(
                    session, actor, key, idempotency.digest_of(request), context.machine_clock()
                )
            ):
                refuse_out_of_reach(session, access, stored, now)
                return responses.to_http(unseal(stored, context.secret), replayed=True)
            work = UnitOfWork(
                session,
                access,
                now=now,
                zone=zone,
                request_id=UUID(str(request.state.request_id)),
                machine_now=context.machine_clock(),
            )
            try:
                shown = endpoint(**arguments, work=work)
            except OutOfReachError as refusal:
                raise _tell_needs(refusal, work, request) from None
            response = responses.render(shown, status, request, location)
            if key:
                sealed = seal(response, context.secret)
                store_response(session, actor, key, sealed, work.targets())
            work.close()  # last: the end of the agency's trail is locked from here to the commit
        return responses.to_http(response)  # only after the commit

    return with_signature(run, endpoint, "work")


def wrap_stream(endpoint: Endpoint, action: Action) -> Callable[..., Response]:
    """Wrap an endpoint that goes on answering: each look is authorized, in its own transaction."""
    run = streaming.wrap(endpoint, partial(_reading, action=action))
    return with_signature(run, endpoint, "work")


@contextmanager
def _reading(request: Request, action: Action) -> Iterator[UnitOfWork]:
    """Clear whoever asks for one look of a stream, in a transaction of its own."""
    context: AppContext = request.app.state.context
    claims = request.state.claims
    now, zone = context.clock(), context.zones.of(claims.agency_id)
    with context.database.begin(claims.agency_id, writes=False) as session:
        actor = _authenticate(session, claims, now.astimezone(zone).date(), context)
        access = _authorize(session, actor, action)
        request_id = UUID(str(request.state.request_id))
        yield UnitOfWork(session, access, now=now, zone=zone, request_id=request_id)


def _authenticate(session: Session, claims: "Claims", today: date, context: AppContext) -> Actor:
    """Identify the caller by the claims of their token, with the roles that they have *today*."""
    actor = identify(
        session,
        agency_id=claims.agency_id,
        account_id=claims.account_id,
        session_id=claims.session_id,
        today=today,
        now=context.machine_clock(),
    )
    if claims.scopes is None:
        return actor
    return replace(actor, scopes=actor.scopes & claims.scopes)


def _authorize(session: Session, actor: Actor, action: Action) -> Access:
    """Authorize the caller, or say what is missing, with the days of their own roles."""
    try:
        return authorize(actor, action)
    except ForbiddenError as refusal:
        refusal.needs = needs_of(actor, action, granted_roles(session, actor))
        raise


def _tell_needs(refusal: OutOfReachError, work: UnitOfWork, request: Request) -> RefusalError:
    """Refuse whoever reads the record and may not act on it by what the act needs; else as before.

    What is not found within the record, or in the query, stays so.
    """
    _, _, address, key, *_ = [*request.url.path.split("/"), *("",) * 4]
    if type(refusal) is not OutOfReachError or request.method == "GET" or not _is_key(key):
        return refusal
    if not reads_only(work.session, work.access, work.bindings, address, UUID(key)):
        return refusal
    return ForbiddenError("action_not_open", needs=needs_of(work.actor, work.access.action))


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
