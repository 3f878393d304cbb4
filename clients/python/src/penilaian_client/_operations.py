"""One method per operation of the contract; written by generate.py."""

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Literal, Protocol, Unpack, overload
from uuid import UUID

from penilaian_client import models
from penilaian_client._call import Call, Caller, File, KeyedOptions, Options, quote


class Operations(Caller, Protocol):
    """Every operation by its id."""

    def get_keys(
        self,
        **options: Unpack[Options],
    ) -> models.KeySet:
        """List the public keys with which the signature of an access token can be verified."""
        return self.call(
            Call(
                "GET",
                "/.well-known/jwks.json",
                is_keyed=False,
                options={**options},
            ),
            models.KeySet,
        )

    def get_oauth_metadata(
        self,
        **options: Unpack[Options],
    ) -> models.AuthorizationServer:
        """Name the addresses and ways of signing in, for libraries that configure themselves.

        `issuer` is what the tokens say in `iss`. Where it is an address (`PENILAIAN_ISSUER`), the
        others stand below it; else below the address by which you called.
        """
        return self.call(
            Call(
                "GET",
                "/.well-known/oauth-authorization-server",
                is_keyed=False,
                options={**options},
            ),
            models.AuthorizationServer,
        )

    def get_liveness(
        self,
        **options: Unpack[Options],
    ) -> models.Alive:
        """Confirm that the process responds; nothing else is checked."""
        return self.call(
            Call(
                "GET",
                "/livez",
                is_keyed=False,
                options={**options},
            ),
            models.Alive,
        )

    def get_readiness(
        self,
        **options: Unpack[Options],
    ) -> models.Ready:
        """Report whether the service can do its work: the database responds and is migrated."""
        return self.call(
            Call(
                "GET",
                "/readyz",
                is_keyed=False,
                options={**options},
            ),
            models.Ready,
        )

    def list_accomplishments(
        self,
        *,
        state: Literal["entered", "confirmed", "declined", "withdrawn"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        sort: Literal["recorded", "-recorded"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AccomplishmentPage:
        """List what people within your reach completed, and what you did yourself."""
        return self.call(
            Call(
                "GET",
                "/v1/accomplishments",
                query={
                    "state": state,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "evaluation_id": evaluation_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AccomplishmentPage,
        )

    def each_accomplishments(
        self,
        *,
        state: Literal["entered", "confirmed", "declined", "withdrawn"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        sort: Literal["recorded", "-recorded"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AccomplishmentOut]:
        """Walk over all items of `list_accomplishments`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_accomplishments(
                state=state,
                unit_code=unit_code,
                employee_id=employee_id,
                evaluation_id=evaluation_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def record_accomplishment(
        self,
        body: models.AccomplishmentIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.AccomplishmentDetailOut:
        """Record a project that you completed: to which items of your plan it belongs, and what shows it.

        Who assesses you confirms it; then it is shown to whoever decides on a reward for you.
        """
        return self.call(
            Call(
                "POST",
                "/v1/accomplishments",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AccomplishmentDetailOut,
        )

    def get_accomplishment(
        self,
        accomplishment_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.AccomplishmentDetailOut:
        """Show one accomplishment: its items of the plan, what shows it, and whether it is confirmed."""
        return self.call(
            Call(
                "GET",
                f"/v1/accomplishments/{quote(accomplishment_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.AccomplishmentDetailOut,
        )

    def edit_accomplishment(
        self,
        accomplishment_id: UUID | str,
        body: models.AccomplishmentIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.AccomplishmentDetailOut:
        """Replace what you recorded, until it is confirmed or declined."""
        return self.call(
            Call(
                "PUT",
                f"/v1/accomplishments/{quote(accomplishment_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.AccomplishmentDetailOut,
        )

    def decide_accomplishment(
        self,
        accomplishment_id: UUID | str,
        body: models.AccomplishmentDecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccomplishmentDetailOut:
        """Confirm an accomplishment.

        Confirm what somebody whom you assess completed, or decline it and say why; from then on it
        never changes. Nobody confirms their own.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/accomplishments/{quote(accomplishment_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AccomplishmentDetailOut,
        )

    def withdraw_accomplishment(
        self,
        accomplishment_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccomplishmentDetailOut:
        """Withdraw what you recorded, until it is confirmed or declined; it stays readable as withdrawn."""
        return self.call(
            Call(
                "POST",
                f"/v1/accomplishments/{quote(accomplishment_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.AccomplishmentDetailOut,
        )

    def list_accounts(
        self,
        *,
        kind: Literal["person", "service"] | None = None,
        employee_id: UUID | str | None = None,
        is_open: bool | None = None,
        is_activated: bool | None = None,
        q: str | None = None,
        sort: Literal["login", "-login", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AccountPage:
        """List accounts.

        List the accounts of your agency, by login name. `q` finds the beginning of a login name, or of
        the name, code or NIP of its owner.
        """
        return self.call(
            Call(
                "GET",
                "/v1/accounts",
                query={
                    "kind": kind,
                    "employee_id": employee_id,
                    "is_open": is_open,
                    "is_activated": is_activated,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AccountPage,
        )

    def each_accounts(
        self,
        *,
        kind: Literal["person", "service"] | None = None,
        employee_id: UUID | str | None = None,
        is_open: bool | None = None,
        is_activated: bool | None = None,
        q: str | None = None,
        sort: Literal["login", "-login", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AccountOut]:
        """Walk over all items of `list_accounts`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_accounts(
                kind=kind,
                employee_id=employee_id,
                is_open=is_open,
                is_activated=is_activated,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_account(
        self,
        body: models.AccountIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Create the account of a person or of a service.

        A person then gets a one-time code (`POST /v1/accounts/{account_id}/activation-codes`); a
        service signs in with the `secret` of this response, which is never shown again.
        """
        return self.call(
            Call(
                "POST",
                "/v1/accounts",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    def get_account(
        self,
        account_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.AccountOut:
        """Show one account of your agency, with its roles or scopes."""
        return self.call(
            Call(
                "GET",
                f"/v1/accounts/{quote(account_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.AccountOut,
        )

    def issue_activation_code(
        self,
        account_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.CodeOut:
        """Issue a one-time code with which a person sets their password, within 72 hours.

        The code is shown only this once; earlier codes of the account stop working at once. For an
        account in use it is a reset: the owner is told and their sessions end. If they assess or
        administer, it works only once another admin consents (`consent`: `second_person`).
        """
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/activation-codes",
                is_keyed=True,
                options={**options},
            ),
            models.CodeOut,
        )

    def close_account(
        self,
        account_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Close the account of somebody else; all its sessions end with their next request."""
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/close",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    def renew_secret(
        self,
        account_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Renew a service's secret.

        Give a service a new secret, shown only this once; the old one and all its tokens stop working
        at once.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/renew-secret",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    def reopen_account(
        self,
        account_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Reopen a closed account; a person needs a new code, a service gets a new secret."""
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/reopen",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    def grant_role(
        self,
        account_id: UUID | str,
        body: models.RoleIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Grant the role admin or auditor to another person, from today or a later day on.

        The role admin waits for the consent of another admin, where there is one.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/roles",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    def end_role(
        self,
        account_id: UUID | str,
        role_id: UUID | str,
        body: models.RoleEndIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AccountOut:
        """Let a role of another person end earlier; to end it at once, give yesterday."""
        return self.call(
            Call(
                "POST",
                f"/v1/accounts/{quote(account_id)}/roles/{quote(role_id)}/end",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AccountOut,
        )

    @overload
    def issue_activation_codes(
        self,
        body: models.CodesIn | Mapping[str, Any],
        *,
        format: Literal["csv", "xlsx", "letters"] | None = None,
        to: None = None,
        **options: Unpack[KeyedOptions],
    ) -> bytes: ...
    @overload
    def issue_activation_codes(
        self,
        body: models.CodesIn | Mapping[str, Any],
        *,
        format: Literal["csv", "xlsx", "letters"] | None = None,
        to: str | PathLike[str],
        **options: Unpack[KeyedOptions],
    ) -> Path: ...
    def issue_activation_codes(
        self,
        body: models.CodesIn | Mapping[str, Any],
        *,
        format: Literal["csv", "xlsx", "letters"] | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[KeyedOptions],
    ) -> bytes | Path:
        """Issue codes for many people at once, as a file: one line per person, at most 1,000.

        Codes go to the accounts that you name; otherwise to everyone who has neither a password nor a
        valid code, in the whole agency or in a unit and all below it. With `renew`, also to those whose
        code is still valid: the earlier one ends. For the rest call again, with `after` the login of
        the last line. The last column says of whose code another admin must consent before it
        works. Capitals, spaces and dashes do not matter when a code is typed.
        """
        return self.download(
            Call(
                "POST",
                "/v1/activation-codes",
                query={"format": format},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            to,
        )

    def activate_account(
        self,
        body: models.ActivationIn | Mapping[str, Any],
        **options: Unpack[Options],
    ) -> models.Done:
        """Set your password with the one-time code that your administration gave you."""
        return self.call(
            Call(
                "POST",
                "/v1/activations",
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def get_agency(
        self,
        **options: Unpack[Options],
    ) -> models.AgencyOut:
        """Show the name, time zone and working week of your agency."""
        return self.call(
            Call(
                "GET",
                "/v1/agency",
                is_keyed=False,
                options={**options},
            ),
            models.AgencyOut,
        )

    def edit_agency(
        self,
        body: models.AgencyPatch | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.AgencyEdited:
        """Update your agency; what you leave out stays.

        Terms that run are counted anew by a new working week and never get shorter; `moved_terms`
        tells whose last days move. A new time zone moves none.
        """
        return self.call(
            Call(
                "PATCH",
                "/v1/agency",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.AgencyEdited,
        )

    def list_announcements(
        self,
        *,
        kind: Literal["announcement", "guide", "leader_statement"] | None = None,
        state: Literal["draft", "published", "withdrawn"] | None = None,
        cycle_id: UUID | str | None = None,
        is_required: bool | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AnnouncementPage:
        """List announcements, guides and leaders' statements, and when you acknowledged each.

        Drafts are listed to those who may publish them.
        """
        return self.call(
            Call(
                "GET",
                "/v1/announcements",
                query={
                    "kind": kind,
                    "state": state,
                    "cycle_id": cycle_id,
                    "is_required": is_required,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AnnouncementPage,
        )

    def each_announcements(
        self,
        *,
        kind: Literal["announcement", "guide", "leader_statement"] | None = None,
        state: Literal["draft", "published", "withdrawn"] | None = None,
        cycle_id: UUID | str | None = None,
        is_required: bool | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AnnouncementOut]:
        """Walk over all items of `list_announcements`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_announcements(
                kind=kind,
                state=state,
                cycle_id=cycle_id,
                is_required=is_required,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_announcement(
        self,
        body: models.AnnouncementIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.AnnouncementDetailOut:
        """Draft an announcement to a unit that you head and to those below it, or as an admin to all.

        With `is_required` each reader is asked to acknowledge it; for a cycle it then helps to close
        the gate `socialisation`. A leader's statement names its period; an admin also the leader.
        """
        return self.call(
            Call(
                "POST",
                "/v1/announcements",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def get_announcement(
        self,
        announcement_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.AnnouncementDetailOut:
        """Show one announcement with its digest, by which you acknowledge it."""
        return self.call(
            Call(
                "GET",
                f"/v1/announcements/{quote(announcement_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def edit_announcement(
        self,
        announcement_id: UUID | str,
        body: models.AnnouncementIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.AnnouncementDetailOut:
        """Replace a draft; what is published stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/announcements/{quote(announcement_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def acknowledge_announcement(
        self,
        announcement_id: UUID | str,
        body: models.AnnouncementAcknowledgeIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.AnnouncementDetailOut:
        """Confirm that you have read and understood it, by the `digest` of what you read."""
        return self.call(
            Call(
                "POST",
                f"/v1/announcements/{quote(announcement_id)}/acknowledge",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def get_announcement_coverage(
        self,
        announcement_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CoverageOut:
        """Count whom an announcement addresses today, and how many have acknowledged it, unit by unit."""
        return self.call(
            Call(
                "GET",
                f"/v1/announcements/{quote(announcement_id)}/coverage",
                is_keyed=False,
                options={**options},
            ),
            models.CoverageOut,
        )

    def publish_announcement(
        self,
        announcement_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AnnouncementDetailOut:
        """Let people read it: from now on its text never changes."""
        return self.call(
            Call(
                "POST",
                f"/v1/announcements/{quote(announcement_id)}/publish",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def list_announcement_readers(
        self,
        announcement_id: UUID | str,
        *,
        unit_code: str | None = None,
        is_acknowledged: bool | None = None,
        q: str | None = None,
        sort: Literal["employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ReaderPage:
        """List whom it addresses.

        List whom an announcement addresses today, and when each acknowledged it: of your unit, or of
        your agency. With `is_acknowledged=false` you see who has not yet.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/announcements/{quote(announcement_id)}/readers",
                query={
                    "unit_code": unit_code,
                    "is_acknowledged": is_acknowledged,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ReaderPage,
        )

    def each_announcement_readers(
        self,
        announcement_id: UUID | str,
        *,
        unit_code: str | None = None,
        is_acknowledged: bool | None = None,
        q: str | None = None,
        sort: Literal["employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ReaderOut]:
        """Walk over all items of `list_announcement_readers`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_announcement_readers(
                announcement_id=announcement_id,
                unit_code=unit_code,
                is_acknowledged=is_acknowledged,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def withdraw_announcement(
        self,
        announcement_id: UUID | str,
        body: models.WithdrawalIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AnnouncementDetailOut:
        """Take an announcement back for a reason; who has read it stays recorded."""
        return self.call(
            Call(
                "POST",
                f"/v1/announcements/{quote(announcement_id)}/withdraw",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AnnouncementDetailOut,
        )

    def list_approvals(
        self,
        *,
        kind: Literal[
            "reopen_evaluation",
            "reopen_period",
            "reset_account",
            "grant_role",
            "delegate",
            "reuse_result",
        ]
        | None = None,
        employee_id: UUID | str | None = None,
        is_answered: bool | None = None,
        q: str | None = None,
        sort: Literal["asked", "-asked"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ApprovalPage:
        """List what takes a second person: about your account or post, or as admin of your agency."""
        return self.call(
            Call(
                "GET",
                "/v1/approvals",
                query={
                    "kind": kind,
                    "employee_id": employee_id,
                    "is_answered": is_answered,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ApprovalPage,
        )

    def each_approvals(
        self,
        *,
        kind: Literal[
            "reopen_evaluation",
            "reopen_period",
            "reset_account",
            "grant_role",
            "delegate",
            "reuse_result",
        ]
        | None = None,
        employee_id: UUID | str | None = None,
        is_answered: bool | None = None,
        q: str | None = None,
        sort: Literal["asked", "-asked"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ApprovalOut]:
        """Walk over all items of `list_approvals`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_approvals(
                kind=kind,
                employee_id=employee_id,
                is_answered=is_answered,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_approval(
        self,
        request_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ApprovalOut:
        """Show one request: who asked for what, and whether it is yours to answer."""
        return self.call(
            Call(
                "GET",
                f"/v1/approvals/{quote(request_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ApprovalOut,
        )

    def give_consent(
        self,
        request_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ApprovalOut:
        """Let it take effect: the code works, the role holds, or the delegate assesses, from now on.

        Another admin consents to the reset of an account that assesses or administers, and to the role
        admin; to a delegation the holder of the post or their superior. Never whoever asked.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/approvals/{quote(request_id)}/consent",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.ApprovalOut,
        )

    def decline_consent(
        self,
        request_id: UUID | str,
        body: models.DeclineIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ApprovalOut:
        """Decline: the code, the role or the delegation never takes effect."""
        return self.call(
            Call(
                "POST",
                f"/v1/approvals/{quote(request_id)}/decline",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ApprovalOut,
        )

    def list_assignments(
        self,
        *,
        employee_id: UUID | str | None = None,
        position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AssignmentPage:
        """List the assignments of people within your reach, by first day."""
        return self.call(
            Call(
                "GET",
                "/v1/assignments",
                query={
                    "employee_id": employee_id,
                    "position_id": position_id,
                    "on": on,
                    "with_voided": with_voided,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AssignmentPage,
        )

    def each_assignments(
        self,
        *,
        employee_id: UUID | str | None = None,
        position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AssignmentOut]:
        """Walk over all items of `list_assignments`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_assignments(
                employee_id=employee_id,
                position_id=position_id,
                on=on,
                with_voided=with_voided,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_assignment(
        self,
        body: models.AssignmentIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.AssignmentOut:
        """Assign a person to a seat of a position.

        A seat holds one person of each kind on a day, and nobody has two definitive posts on a day. An
        acting official (`acting`, Plt or Plh) sits beside the holder, and assesses only by delegation.
        """
        return self.call(
            Call(
                "POST",
                "/v1/assignments",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AssignmentOut,
        )

    def get_assignment(
        self,
        assignment_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.AssignmentOut:
        """Show one assignment of a person within your reach."""
        return self.call(
            Call(
                "GET",
                f"/v1/assignments/{quote(assignment_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.AssignmentOut,
        )

    def end_assignment(
        self,
        assignment_id: UUID | str,
        body: models.EndPatch | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.AssignmentOut:
        """Set another last day for an assignment.

        Days that are over stay as they were: to end it at once, give yesterday as the last day.
        """
        return self.call(
            Call(
                "PATCH",
                f"/v1/assignments/{quote(assignment_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.AssignmentOut,
        )

    def void_assignment(
        self,
        assignment_id: UUID | str,
        body: models.VoidIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.AssignmentOut:
        """Void a wrong assignment: it counts as never made, and stays on record with your reason.

        The correct one is then entered again, also for days that are over.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/assignments/{quote(assignment_id)}/void",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AssignmentOut,
        )

    def list_attendance(
        self,
        *,
        employee_id: UUID | str | None = None,
        starts_on: str | None = None,
        ends_on: str | None = None,
        state: Literal[
            "present", "late", "left_early", "absent_unexcused", "leave", "duty_travel", "holiday"
        ]
        | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["day", "-day"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AttendancePage:
        """List the days that you may see: your own, your people's, or the agency's."""
        return self.call(
            Call(
                "GET",
                "/v1/attendance",
                query={
                    "employee_id": employee_id,
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                    "state": state,
                    "current": current,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AttendancePage,
        )

    def each_attendance(
        self,
        *,
        employee_id: UUID | str | None = None,
        starts_on: str | None = None,
        ends_on: str | None = None,
        state: Literal[
            "present", "late", "left_early", "absent_unexcused", "leave", "duty_travel", "holiday"
        ]
        | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["day", "-day"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AttendanceOut]:
        """Walk over all items of `list_attendance`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_attendance(
                employee_id=employee_id,
                starts_on=starts_on,
                ends_on=ends_on,
                state=state,
                current=current,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def post_attendance(
        self,
        body: models.AttendanceFeedIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.AttendanceFeedOut:
        """Record what up to 5,000 days of people were, all or nothing; every refused one is named.

        Each day of a person stands once. Sent again, it changes nothing; where you say otherwise, it
        supersedes what stood. Nobody records their own days. `warnings` tell of closed periods that
        have counted such days already: their results stay as they are.
        """
        return self.call(
            Call(
                "POST",
                "/v1/attendance",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.AttendanceFeedOut,
        )

    def upload_attendance(
        self,
        *,
        source: str | None = None,
        dry_run: bool | None = None,
        report: Literal["xlsx"] | None = None,
        files: Mapping[str, File] | None = None,
        fields: Mapping[str, str] | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.AttendanceFeedOut:
        """Record attendance from a file.

        Send the file of an attendance system, CSV, XLSX or JSON, with a row for each day of a person,
        in the field `attendance` of a form.

        The headings are known in Indonesian and English (NIP, Tanggal, Status, Terlambat (menit), ...);
        up to 50,000 rows, all or nothing. Mistakes are listed row by row, with the heading as it stands
        in the file, or with `report=xlsx` in the file itself. What was passed over is told in
        `warnings`.
        """
        return self.call(
            Call(
                "POST",
                "/v1/attendance/files",
                query={"source": source, "dry_run": dry_run, "report": report},
                files=files,
                form=fields,
                is_keyed=True,
                options={**options},
            ),
            models.AttendanceFeedOut,
        )

    @overload
    def get_attendance_template(
        self,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def get_attendance_template(
        self,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def get_attendance_template(
        self,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download the template of attendance.

        Download a workbook to fill in, with example rows, the states to choose from, and what each
        column means.
        """
        return self.download(
            Call(
                "GET",
                "/v1/attendance/template",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_audit_trail(
        self,
        *,
        employee_id: UUID | str | None = None,
        from_seq: int | None = None,
        to_seq: int | None = None,
        sort: Literal["seq", "-seq"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AuditPage:
        """List the rows of your agency's audit trail by number, oldest first.

        The numbers have no gap, and each row's `previous` is the `digest` of the row before: begin
        after the number of a checkpoint that you kept, and compare its digest with what follows. Rows
        say who did what to which record and concerning whom, by ids; no values, texts or names.

        Rows are only ever added. To follow them, send `as_of` as `changed_since`: you get the later
        ones, and `removed` is always empty. `sort=-seq` begins with the newest. When the detail of an
        older row is erased, a new row of the kind `erased` says so.
        """
        return self.call(
            Call(
                "GET",
                "/v1/audit",
                query={
                    "employee_id": employee_id,
                    "from_seq": from_seq,
                    "to_seq": to_seq,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AuditPage,
        )

    def each_audit_trail(
        self,
        *,
        employee_id: UUID | str | None = None,
        from_seq: int | None = None,
        to_seq: int | None = None,
        sort: Literal["seq", "-seq"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.AuditRowOut]:
        """Walk over all items of `list_audit_trail`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_audit_trail(
                employee_id=employee_id,
                from_seq=from_seq,
                to_seq=to_seq,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_calibrations(
        self,
        *,
        state: Literal["proposed", "accepted", "declined"] | None = None,
        meeting_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CalibrationPage:
        """List calibrations.

        List what was proposed in your sessions, and on ratings of the people whom you lead; never what
        is about yourself: that stands in the explanation of your result.
        """
        return self.call(
            Call(
                "GET",
                "/v1/calibrations",
                query={
                    "state": state,
                    "meeting_id": meeting_id,
                    "evaluation_id": evaluation_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CalibrationPage,
        )

    def each_calibrations(
        self,
        *,
        state: Literal["proposed", "accepted", "declined"] | None = None,
        meeting_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CalibrationOut]:
        """Walk over all items of `list_calibrations`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_calibrations(
                state=state,
                meeting_id=meeting_id,
                evaluation_id=evaluation_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_calibration(
        self,
        calibration_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CalibrationDetailOut:
        """Show one calibration of a session of yours, or on a rating of somebody whom you lead."""
        return self.call(
            Call(
                "GET",
                f"/v1/calibrations/{quote(calibration_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.CalibrationDetailOut,
        )

    def accept_calibration(
        self,
        calibration_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CalibrationOut:
        """Apply to a rating that you gave what a session proposed; the one before stays on record.

        The rating then bears the reason of the proposal. It is refused once the result is final, the
        minutes are closed, or you have rated anew since.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/calibrations/{quote(calibration_id)}/accept",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.CalibrationOut,
        )

    def decline_calibration(
        self,
        calibration_id: UUID | str,
        body: models.CalibrationDeclineIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CalibrationOut:
        """Leave a rating that you gave as it is, for a reason that those of the session read."""
        return self.call(
            Call(
                "POST",
                f"/v1/calibrations/{quote(calibration_id)}/decline",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CalibrationOut,
        )

    def list_coaching_plans(
        self,
        *,
        employee_id: UUID | str | None = None,
        state: Literal["open", "running", "completed", "ended"] | None = None,
        kind: Literal["coaching", "mentoring"] | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CoachingPage:
        """List your own plans, those in which you guide, and those of whom you assess or review.

        Nobody else reads them: neither the administration nor an auditor or a service.
        """
        return self.call(
            Call(
                "GET",
                "/v1/coaching-plans",
                query={
                    "employee_id": employee_id,
                    "state": state,
                    "kind": kind,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CoachingPage,
        )

    def each_coaching_plans(
        self,
        *,
        employee_id: UUID | str | None = None,
        state: Literal["open", "running", "completed", "ended"] | None = None,
        kind: Literal["coaching", "mentoring"] | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CoachingOut]:
        """Walk over all items of `list_coaching_plans`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_coaching_plans(
                employee_id=employee_id,
                state=state,
                kind=kind,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def open_coaching_plan(
        self,
        body: models.CoachingIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.CoachingDetailOut:
        """Open a plan of guidance for somebody whom you assess or review, and name who guides.

        Each aim is tied to a line of the person's plan or to a part of the score. It runs once the
        person has agreed to it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/coaching-plans",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def get_coaching_plan(
        self,
        coaching_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CoachingDetailOut:
        """Show one plan with its aims, its sessions, and what the person thinks of it."""
        return self.call(
            Call(
                "GET",
                f"/v1/coaching-plans/{quote(coaching_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def agree_to_coaching(
        self,
        coaching_id: UUID | str,
        body: models.AgreementIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CoachingDetailOut:
        """Agree to the plan, and write what you think of it; again as long as it runs."""
        return self.call(
            Call(
                "POST",
                f"/v1/coaching-plans/{quote(coaching_id)}/agree",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def complete_coaching(
        self,
        coaching_id: UUID | str,
        body: models.CoachingCompletionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CoachingDetailOut:
        """Complete a plan of guidance.

        Say what came of it, and name the evaluation of competences that followed it (form B.1.9), if
        one did. A later result stands beside the earlier one.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/coaching-plans/{quote(coaching_id)}/complete",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def end_coaching(
        self,
        coaching_id: UUID | str,
        body: models.CoachingOutcomeIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CoachingDetailOut:
        """End it before its aims were reached, and say why. A low result then waits for guidance again."""
        return self.call(
            Call(
                "POST",
                f"/v1/coaching-plans/{quote(coaching_id)}/end",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def send_guidance_feedback(
        self,
        coaching_id: UUID | str,
        body: models.GuidanceFeedbackIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.GuidanceFeedbackOut:
        """Say how you were guided.

        Say it by the criteria of form B.1.8, once a session took place. It goes to the superior of your
        leader; who guided you never reads it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/coaching-plans/{quote(coaching_id)}/feedback",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.GuidanceFeedbackOut,
        )

    def record_coaching_session(
        self,
        coaching_id: UUID | str,
        body: models.CoachingSessionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CoachingDetailOut:
        """Record a session that took place: what was spoken of, and which steps were agreed."""
        return self.call(
            Call(
                "POST",
                f"/v1/coaching-plans/{quote(coaching_id)}/sessions",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CoachingDetailOut,
        )

    def list_competence_assessments(
        self,
        *,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        rubric: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CompetenceAssessmentPage:
        """List the assessments that you may see: your own, those of your people, or the agency's."""
        return self.call(
            Call(
                "GET",
                "/v1/competence-assessments",
                query={
                    "employee_id": employee_id,
                    "period_id": period_id,
                    "rubric": rubric,
                    "current": current,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CompetenceAssessmentPage,
        )

    def each_competence_assessments(
        self,
        *,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        rubric: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CompetenceAssessmentOut]:
        """Walk over all items of `list_competence_assessments`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_competence_assessments(
                employee_id=employee_id,
                period_id=period_id,
                rubric=rubric,
                current=current,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def assess_competences(
        self,
        body: models.CompetenceAssessmentIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.CompetenceAssessmentOut:
        """Record which level somebody reached of each item of a rubric, and why.

        All items that their position demands are assessed together. What comes out becomes the
        measurement of the rubric's part in the period, in place of what stood; nobody assesses
        themselves. Correct an assessment with `supersedes_id`, as long as the period is not closed.
        """
        return self.call(
            Call(
                "POST",
                "/v1/competence-assessments",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CompetenceAssessmentOut,
        )

    def get_competence_assessment(
        self,
        assessment_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CompetenceAssessmentOut:
        """Show each level with its anchor, its reason, and the gap to what the position demands."""
        return self.call(
            Call(
                "GET",
                f"/v1/competence-assessments/{quote(assessment_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.CompetenceAssessmentOut,
        )

    def list_counseling_records(
        self,
        *,
        state: Literal["signed", "decided"] | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CounselingRecordPage:
        """List what counselors signed: on you, by you, or reported to you."""
        return self.call(
            Call(
                "GET",
                "/v1/counseling-records",
                query={
                    "state": state,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CounselingRecordPage,
        )

    def each_counseling_records(
        self,
        *,
        state: Literal["signed", "decided"] | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CounselingRecordOut]:
        """Walk over all items of `list_counseling_records`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_counseling_records(
                state=state,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_counseling_record(
        self,
        counseling_record_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CounselingRecordOut:
        """Show what a counselor signed, and what was decided on it."""
        return self.call(
            Call(
                "GET",
                f"/v1/counseling-records/{quote(counseling_record_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.CounselingRecordOut,
        )

    def decide_on_counseling(
        self,
        counseling_record_id: UUID | str,
        body: models.CounselingDecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingRecordOut:
        """Decide it as one of those to whom it was reported. No sanction may cite it."""
        return self.call(
            Call(
                "POST",
                f"/v1/counseling-records/{quote(counseling_record_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingRecordOut,
        )

    def list_counselings(
        self,
        *,
        employee_id: UUID | str | None = None,
        state: Literal["talked", "reported", "arranged", "counseled", "settled"] | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CounselingPage:
        """List counseling on conduct.

        List your own counseling, and that in which you are named: as who talked, got the report, or
        counsels.

        Nobody else knows of it: neither other leaders nor the administration, an auditor or a service.
        """
        return self.call(
            Call(
                "GET",
                "/v1/counselings",
                query={
                    "employee_id": employee_id,
                    "state": state,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CounselingPage,
        )

    def each_counselings(
        self,
        *,
        employee_id: UUID | str | None = None,
        state: Literal["talked", "reported", "arranged", "counseled", "settled"] | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CounselingOut]:
        """Walk over all items of `list_counselings`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_counselings(
                employee_id=employee_id,
                state=state,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def record_conduct_talk(
        self,
        body: models.ConductTalkIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingDetailOut:
        """Record that you talked with somebody whom you assess on conduct that hampers, or may hamper.

        A problem is reported only after such a talk. Until then you two alone read it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/counselings",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def get_counseling(
        self,
        counseling_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CounselingDetailOut:
        """Show what was talked of and reported, with the feedback that goes with it."""
        return self.call(
            Call(
                "GET",
                f"/v1/counselings/{quote(counseling_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def arrange_counseling(
        self,
        counseling_id: UUID | str,
        body: models.CounselingArrangementIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingDetailOut:
        """Name a counselor, time and room.

        Name who counsels: somebody independent, an official whose function it is, or the assessor if
        a completed training makes them fit for it. Name another as long as nothing is signed.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/counselings/{quote(counseling_id)}/arrange",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def sign_counseling_record(
        self,
        counseling_id: UUID | str,
        body: models.CounselingRecordIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingRecordOut:
        """Sign what was spoken of.

        Sign your record as counselor. It is reported to those alone whom your capacity names: who got
        the report if you are independent, the assessor's superior if you are the assessor, both of
        these two if it is your function.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/counselings/{quote(counseling_id)}/record",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingRecordOut,
        )

    def reply_to_conduct_talk(
        self,
        counseling_id: UUID | str,
        body: models.ConductReplyIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingDetailOut:
        """Say what you think of it; again until a counselor has signed their record."""
        return self.call(
            Call(
                "POST",
                f"/v1/counselings/{quote(counseling_id)}/reply",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def report_conduct_problem(
        self,
        counseling_id: UUID | str,
        body: models.ConductReportIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingDetailOut:
        """Report by the form B.1.10 what the talk did not end, with the feedback that shows it.

        It goes to who heads a unit of personnel or the agency, and to nobody else.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/counselings/{quote(counseling_id)}/report",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def settle_counseling(
        self,
        counseling_id: UUID | str,
        body: models.CounselingSettlementIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.CounselingDetailOut:
        """End it after the talk as who talked, or as who got the report; say why."""
        return self.call(
            Call(
                "POST",
                f"/v1/counselings/{quote(counseling_id)}/settle",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CounselingDetailOut,
        )

    def list_cycles(
        self,
        *,
        year: int | None = None,
        q: str | None = None,
        sort: Literal["year", "-year", "key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CyclePage:
        """List the cycles of your agency, by year and key."""
        return self.call(
            Call(
                "GET",
                "/v1/cycles",
                query={
                    "year": year,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CyclePage,
        )

    def each_cycles(
        self,
        *,
        year: int | None = None,
        q: str | None = None,
        sort: Literal["year", "-year", "key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.CycleOut]:
        """Walk over all items of `list_cycles`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_cycles(
                year=year,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_cycle(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.CycleOut:
        """Show one cycle by its key, with its periods in order of days."""
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}",
                is_keyed=False,
                options={**options},
            ),
            models.CycleOut,
        )

    def put_cycle(
        self,
        key: str,
        body: models.CycleIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.CycleStated:
        """Send the whole cycle with this key as it should be.

        It is created if it does not exist; what differs is changed, periods that you leave out are
        removed, and sending the same twice changes nothing. The response lists each difference. A
        period that was opened keeps its days and its scheme. Days beyond those of the law are taken
        with a warning that names the article, and the record keeps who set them.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/cycles/{quote(key)}",
                query={"dry_run": dry_run},
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.CycleStated,
        )

    def get_adoption(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.AdoptionOut:
        """Show how the system is taken up.

        Count by unit and month whose account was in use and who told progress, and how many questions,
        complaints and proposals were answered.

        Of the people whom you lead, of the units that you head, or as an admin of everybody.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}/adoption",
                is_keyed=False,
                options={**options},
            ),
            models.AdoptionOut,
        )

    def get_own_involvement(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.InvolvementOut:
        """Show in which steps you took part.

        Tell in which steps of a cycle you took part: proposals, discussions, plan, result. Whether you
        rated the relevance of indicators stands here alone, once the survey is released.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}/involvement",
                is_keyed=False,
                options={**options},
            ),
            models.InvolvementOut,
        )

    def get_participation(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.ParticipationOut:
        """Count the people of a cycle who took part in each step, by unit and role.

        A head sees the own units, a supervisor those whom they lead, an admin everybody.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}/participation",
                is_keyed=False,
                options={**options},
            ),
            models.ParticipationOut,
        )

    def create_plans(
        self,
        key: str,
        body: models.PlansIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        at_most: int | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.PlansMadeOut:
        """Create a plan for everyone in a cycle's population who has none yet, all or nothing.

        The response counts the plans created and those that existed, and lists who was left out and
        why. With `at_most` a call makes no more than that, and says how many remain: call again until
        none does.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/cycles/{quote(key)}/plans",
                query={"dry_run": dry_run, "at_most": at_most},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlansMadeOut,
        )

    def list_population(
        self,
        key: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.MemberPage:
        """List who is in a cycle today, each in the definitive post by which they belong to it.

        Before the cycle begins, its first day counts; after its end, its last.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}/population",
                query={"limit": limit, "cursor": cursor},
                is_keyed=False,
                options={**options},
            ),
            models.MemberPage,
        )

    def each_population(
        self,
        key: str,
        *,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.MemberOut]:
        """Walk over all items of `list_population`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_population(key=key, limit=limit, cursor=cursor, **options)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_cycle_readiness(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.ReadinessOut:
        """List what is missing before the periods of a cycle can open, gate by gate.

        `rater_training` names, by unit, who could make no result final in periods that demand trained
        raters; `GET /v1/rater-training?is_rater=true&is_trained=false` lists them all.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/cycles/{quote(key)}/readiness",
                is_keyed=False,
                options={**options},
            ),
            models.ReadinessOut,
        )

    @overload
    def export_daily_progress(
        self,
        *,
        period_id: UUID | str,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def export_daily_progress(
        self,
        *,
        period_id: UUID | str,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def export_daily_progress(
        self,
        *,
        period_id: UUID | str,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Export daily progress.

        Give the progress of a period day by day, as far as you may see it: whose, on which day, which
        activity, on which line of the plan, how much of what, and the addresses that show it.

        The columns are named as the national application (e-Kinerja) names them. What was corrected is
        left out. The file can be sent back as it is (`import_daily_progress`): nothing changes then.
        """
        return self.download(
            Call(
                "GET",
                "/v1/daily-progress",
                query={
                    "period_id": period_id,
                    "employee_id": employee_id,
                    "unit_code": unit_code,
                    "format": format,
                },
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def import_daily_progress(
        self,
        *,
        period_id: UUID | str | None = None,
        dry_run: bool | None = None,
        report: Literal["xlsx"] | None = None,
        files: Mapping[str, File] | None = None,
        fields: Mapping[str, str] | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.DailyImportOut:
        """Import daily progress.

        Send a file of daily progress, CSV, XLSX or JSON, with a row for each activity, in the field
        `daily` of a form: each row becomes an entry on the line of your plan in force that it names.

        The headings are known as the national application has them (Tanggal, Kegiatan, Indikator,
        Kuantitas, Satuan, Tautan Bukti, ...), and in English; so are the names of JSON (an array of
        objects, or one on each line), of which the first object is row 2. All rows are stored or none
        is; mistakes are listed row by row, or with `report=xlsx` in the file itself. Sent again, a file
        changes nothing: another quantity of the same activity, line and day corrects what stands. A
        service that bears the scope names people by NIP or code; to add addresses of evidence it needs
        the scope `evidence_post` beside it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/daily-progress/files",
                query={"period_id": period_id, "dry_run": dry_run, "report": report},
                files=files,
                form=fields,
                is_keyed=True,
                options={**options},
            ),
            models.DailyImportOut,
        )

    @overload
    def get_daily_template(
        self,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def get_daily_template(
        self,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def get_daily_template(
        self,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download a workbook to fill in, with example rows, and what each column means."""
        return self.download(
            Call(
                "GET",
                "/v1/daily-progress/template",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_decisions(
        self,
        *,
        purpose: Literal[
            "recognition",
            "reward",
            "promotion",
            "transfer",
            "training",
            "education",
            "allowance",
            "sanction",
        ]
        | None = None,
        outcome: Literal["granted", "declined"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PersonDecisionPage:
        """List what was decided on people within your reach, and on yourself."""
        return self.call(
            Call(
                "GET",
                "/v1/decisions",
                query={
                    "purpose": purpose,
                    "outcome": outcome,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PersonDecisionPage,
        )

    def each_decisions(
        self,
        *,
        purpose: Literal[
            "recognition",
            "reward",
            "promotion",
            "transfer",
            "training",
            "education",
            "allowance",
            "sanction",
        ]
        | None = None,
        outcome: Literal["granted", "declined"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PersonDecisionOut]:
        """Walk over all items of `list_decisions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_decisions(
                purpose=purpose,
                outcome=outcome,
                unit_code=unit_code,
                employee_id=employee_id,
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def record_decision(
        self,
        body: models.PersonDecisionIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.PersonDecisionOut:
        """Record a decision on a person.

        Record what you decided on somebody whom you lead, without a recommendation. Name the result on
        which it rests; a decision that cites none is counted as such.
        """
        return self.call(
            Call(
                "POST",
                "/v1/decisions",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def list_uncited_decisions(
        self,
        *,
        unit_code: str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.UncitedDecisionPage:
        """List decisions without a result.

        List the decisions that cite no result, and count for each purpose how many do and do not: of
        the unit that you name, or of all that you see.
        """
        return self.call(
            Call(
                "GET",
                "/v1/decisions/uncited",
                query={
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.UncitedDecisionPage,
        )

    def each_uncited_decisions(
        self,
        *,
        unit_code: str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PersonDecisionOut]:
        """Walk over all items of `list_uncited_decisions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_uncited_decisions(
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_decision(
        self,
        decision_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PersonDecisionOut:
        """Show one decision, with its reason and the result that it cites, if it cites one."""
        return self.call(
            Call(
                "GET",
                f"/v1/decisions/{quote(decision_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def acknowledge_decision(
        self,
        decision_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PersonDecisionOut:
        """Say that you have seen a decision on yourself; once more if it is revoked. It is no consent."""
        return self.call(
            Call(
                "POST",
                f"/v1/decisions/{quote(decision_id)}/acknowledge",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def ask_publication(
        self,
        decision_id: UUID | str,
        body: models.PublicationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.PublicationOut:
        """Ask to publish a reward.

        Ask whom a reward is about whether colleagues may read of it, in these words. Nobody sees them
        before the person consents.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/decisions/{quote(decision_id)}/publish",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PublicationOut,
        )

    def renew_decision(
        self,
        decision_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PersonDecisionOut:
        """Let a decision rest on the new result.

        Let it rest on the result that stands now, after the one that it cited was made anew: its reason
        holds by that one too. Otherwise revoke it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/decisions/{quote(decision_id)}/renew",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def revoke_decision(
        self,
        decision_id: UUID | str,
        body: models.DecisionRevocationIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PersonDecisionOut:
        """Revoke a decision.

        Take a decision back and say why. It stays readable as revoked, its person is told, and what was
        published of it is withdrawn. Never a decision on yourself.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/decisions/{quote(decision_id)}/revoke",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def list_delegations(
        self,
        *,
        employee_id: UUID | str | None = None,
        position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.DelegationPage:
        """List the delegations to people within your reach, by first day."""
        return self.call(
            Call(
                "GET",
                "/v1/delegations",
                query={
                    "employee_id": employee_id,
                    "position_id": position_id,
                    "on": on,
                    "with_voided": with_voided,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.DelegationPage,
        )

    def each_delegations(
        self,
        *,
        employee_id: UUID | str | None = None,
        position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.DelegationOut]:
        """Walk over all items of `list_delegations`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_delegations(
                employee_id=employee_id,
                position_id=position_id,
                on=on,
                with_voided=with_voided,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_delegation(
        self,
        body: models.DelegationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.DelegationOut:
        """Delegate the assessing of a position's reports to a person, by decision of a leader.

        For a Plt or Plh, and for a functional or executive official who leads a unit (PermenPANRB
        6/2022, annex IV A2-A3 and A7); a functional or executive post that heads no unit takes no
        delegation. A position has one delegate on a day.

        It takes effect once the holder of the post or their superior consents, or another admin where
        there is neither (`POST /v1/approvals/{request_id}/consent`). Nobody enters one to themselves.
        """
        return self.call(
            Call(
                "POST",
                "/v1/delegations",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DelegationOut,
        )

    def get_delegation(
        self,
        delegation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.DelegationOut:
        """Show one delegation to a person within your reach."""
        return self.call(
            Call(
                "GET",
                f"/v1/delegations/{quote(delegation_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.DelegationOut,
        )

    def end_delegation(
        self,
        delegation_id: UUID | str,
        body: models.DelegationEnd | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.DelegationOut:
        """Set another last day for a delegation.

        Days that are over stay as they were: to end it at once, give yesterday as the last day. A
        later last day than before takes a new delegation, and a new consent.
        """
        return self.call(
            Call(
                "PATCH",
                f"/v1/delegations/{quote(delegation_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.DelegationOut,
        )

    def void_delegation(
        self,
        delegation_id: UUID | str,
        body: models.VoidIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.DelegationOut:
        """Void a wrong delegation: it counts as never made, and stays on record with your reason.

        The correct one is then entered again, also for days that are over.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/delegations/{quote(delegation_id)}/void",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DelegationOut,
        )

    def get_direction(
        self,
        direction_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.DirectionOut:
        """Show one direction with its `digest`, and the plan and the item that it is on."""
        return self.call(
            Call(
                "GET",
                f"/v1/directions/{quote(direction_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.DirectionOut,
        )

    def acknowledge_direction(
        self,
        direction_id: UUID | str,
        body: models.DirectionAcknowledgeIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.DirectionOut:
        """Confirm that you have read what a leader directs on your plan, by the `digest` of what you read."""
        return self.call(
            Call(
                "POST",
                f"/v1/directions/{quote(direction_id)}/acknowledge",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DirectionOut,
        )

    def list_reckonings(
        self,
        *,
        period_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["reckoned", "-reckoned"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ReckoningPage:
        """List the figures behind each number of discipline that you may see."""
        return self.call(
            Call(
                "GET",
                "/v1/discipline-reckonings",
                query={
                    "period_id": period_id,
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ReckoningPage,
        )

    def each_reckonings(
        self,
        *,
        period_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["reckoned", "-reckoned"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ReckoningOut]:
        """Walk over all items of `list_reckonings`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_reckonings(
                period_id=period_id,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_reckoning(
        self,
        reckoning_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ReckoningDetailOut:
        """Show every deduction behind one number: day, cause, minutes and percent."""
        return self.call(
            Call(
                "GET",
                f"/v1/discipline-reckonings/{quote(reckoning_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ReckoningDetailOut,
        )

    def list_discipline_rules(
        self,
        **options: Unpack[Options],
    ) -> models.DisciplineRulesOut:
        """List the rules of discipline.

        List the rules by which discipline follows from attendance, with their sources, and the kinds of
        leave: which of them count as presence.
        """
        return self.call(
            Call(
                "GET",
                "/v1/discipline-rules",
                is_keyed=False,
                options={**options},
            ),
            models.DisciplineRulesOut,
        )

    def list_document_jobs(
        self,
        *,
        state: Literal["queued", "running", "stopped", "done"] | None = None,
        kind: Literal["documents", "forms"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.DocumentJobPage:
        """List the jobs that you asked for; nobody else sees them."""
        return self.call(
            Call(
                "GET",
                "/v1/document-jobs",
                query={
                    "state": state,
                    "kind": kind,
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.DocumentJobPage,
        )

    def each_document_jobs(
        self,
        *,
        state: Literal["queued", "running", "stopped", "done"] | None = None,
        kind: Literal["documents", "forms"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.DocumentJobOut]:
        """Walk over all items of `list_document_jobs`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_document_jobs(
                state=state,
                kind=kind,
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def start_document_job(
        self,
        body: models.DocumentJobIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.DocumentJobOut:
        """Start a document job.

        Ask for the documents or the forms of all people of a unit whom you reach, in one go: they are
        made one after the other, and you look here how far it is.

        What lacks for one person (no final result yet, a result that is open again) stops nothing: the
        list of its people says why. Each person is looked at again by your rights when their file is
        written, and when you download it. The same job runs once at a time. A service needs the scopes
        of the single calls beside this one: `document_issue` and `assessment_read`, or `form_read`.
        """
        return self.call(
            Call(
                "POST",
                "/v1/document-jobs",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DocumentJobOut,
        )

    def get_document_job(
        self,
        document_job_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.DocumentJobOut:
        """Show a document job.

        Show how far a job is: of `total` people you get the files of `written`, and of `lacking` none.
        In the files of `with_lacking_signs` a sign stands by its number, for no letter has it.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/document-jobs/{quote(document_job_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.DocumentJobOut,
        )

    @overload
    def download_document_job(
        self,
        document_job_id: UUID | str,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_document_job(
        self,
        document_job_id: UUID | str,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_document_job(
        self,
        document_job_id: UUID | str,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download what a job has written.

        Download an archive with a file of each person and the digests of all, or one PDF that binds
        them. A document in the archive is the issued one, byte for byte.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/document-jobs/{quote(document_job_id)}/content",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_document_job_items(
        self,
        document_job_id: UUID | str,
        *,
        state: Literal["waiting", "written", "lacking"] | None = None,
        lacks_signs: bool | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.DocumentJobItemPage:
        """List the people of a job by name, each with their file, or with the reason why there is none.

        Who was written, and whom you may not read any more, lacks too: in the list, in its filter, and
        in the numbers of the job. `lacking_signs` names what no letter of the installation has: it
        stands in the file by its number, and somebody should look at it before it is signed.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/document-jobs/{quote(document_job_id)}/items",
                query={
                    "state": state,
                    "lacks_signs": lacks_signs,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.DocumentJobItemPage,
        )

    def each_document_job_items(
        self,
        document_job_id: UUID | str,
        *,
        state: Literal["waiting", "written", "lacking"] | None = None,
        lacks_signs: bool | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.DocumentJobItemOut]:
        """Walk over all items of `list_document_job_items`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_document_job_items(
                document_job_id=document_job_id,
                state=state,
                lacks_signs=lacks_signs,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def resume_document_job(
        self,
        document_job_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.DocumentJobOut:
        """Go on with a job that you stopped, with the people who still wait."""
        return self.call(
            Call(
                "POST",
                f"/v1/document-jobs/{quote(document_job_id)}/resume",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.DocumentJobOut,
        )

    def stop_document_job(
        self,
        document_job_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.DocumentJobOut:
        """Stop a job that waits or runs. What it has written stays, and you can go on with it."""
        return self.call(
            Call(
                "POST",
                f"/v1/document-jobs/{quote(document_job_id)}/stop",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.DocumentJobOut,
        )

    def get_effectiveness_measures(
        self,
        **options: Unpack[Options],
    ) -> models.EffectivenessMeasuresOut:
        """Show how the system is measured.

        Show by what it is told whether the appraisal system works: each measure with version,
        definition, target and source.
        """
        return self.call(
            Call(
                "GET",
                "/v1/effectiveness-measures",
                is_keyed=False,
                options={**options},
            ),
            models.EffectivenessMeasuresOut,
        )

    def list_employees(
        self,
        *,
        unit_id: UUID | str | None = None,
        kind: Literal["civil_servant", "contract", "official"] | None = None,
        nip: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        format: Literal["json", "ndjson"] | None = None,
        **options: Unpack[Options],
    ) -> models.EmployeePage:
        """List the employees within your reach, by name.

        You see yourself, those you assess or whose assessor you assess, everyone below you, and
        everyone in the unit that you head; the administration sees everyone. As NDJSON, by `format`
        or by `Accept`, all of them come at once.
        """
        return self.call(
            Call(
                "GET",
                "/v1/employees",
                query={
                    "unit_id": unit_id,
                    "kind": kind,
                    "nip": nip,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                    "format": format,
                },
                is_keyed=False,
                options={**options},
            ),
            models.EmployeePage,
        )

    def each_employees(
        self,
        *,
        unit_id: UUID | str | None = None,
        kind: Literal["civil_servant", "contract", "official"] | None = None,
        nip: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        format: Literal["json", "ndjson"] | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.EmployeeOut]:
        """Walk over all items of `list_employees`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_employees(
                unit_id=unit_id,
                kind=kind,
                nip=nip,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                format=format,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_employee(
        self,
        body: models.EmployeeIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.EmployeeOut:
        """Add a person to the employees of your agency.

        The NIP is checked: date of birth, appointment, sex, sequence number, and kind of employee.
        """
        return self.call(
            Call(
                "POST",
                "/v1/employees",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.EmployeeOut,
        )

    def get_employee(
        self,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EmployeeOut:
        """Show one employee within your reach."""
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.EmployeeOut,
        )

    def edit_employee(
        self,
        employee_id: UUID | str,
        body: models.EmployeePatch | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.EmployeeOut:
        """Update an employee's data; what you leave out stays.

        `left_on` is the last day in your agency's service: their assignments have to end by then.
        """
        return self.call(
            Call(
                "PATCH",
                f"/v1/employees/{quote(employee_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.EmployeeOut,
        )

    def get_assessor(
        self,
        employee_id: UUID | str,
        *,
        on: str | None = None,
        **options: Unpack[Options],
    ) -> models.LeadersOut:
        """Show who assesses an employee within your reach on a day, and who the reviewer is.

        `cause` says why: they hold the superior position, a delegation, or a position above a vacant
        one (PermenPANRB 6/2022, annex IV A1-A7). The reviewer is the assessor's assessor; at the top
        there is none.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/assessor",
                query={"on": on},
                is_keyed=False,
                options={**options},
            ),
            models.LeadersOut,
        )

    def get_attendance_year(
        self,
        employee_id: UUID | str,
        *,
        year: int,
        rule: str | None = None,
        **options: Unpack[Options],
    ) -> models.AttendanceYearOut:
        """Show a person's year of attendance.

        Show month by month what was demanded and what was recorded, what each day cost, and where the
        person stands by the law. `explanation` says by which rule, in plain words. Reaching a threshold
        only tells: no sanction follows by itself.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/attendance",
                query={"year": year, "rule": rule},
                is_keyed=False,
                options={**options},
            ),
            models.AttendanceYearOut,
        )

    def get_career(
        self,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CareerOut:
        """Show a career.

        Show delivered results over years, positions, competences and training of a person, and the
        recognitions and rewards that were granted to them.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/career",
                is_keyed=False,
                options={**options},
            ),
            models.CareerOut,
        )

    def get_career_plan(
        self,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.CareerPlanOut:
        """Show your own career plan, or that of somebody whom you assess or review."""
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/career-plan",
                is_keyed=False,
                options={**options},
            ),
            models.CareerPlanOut,
        )

    def put_career_plan(
        self,
        employee_id: UUID | str,
        body: models.CareerPlanIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.CareerPlanOut:
        """Create or replace your career plan.

        Send your whole plan as it should be: where to, by which steps in which years. It is yours alone
        to write; who leads you reads it.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/employees/{quote(employee_id)}/career-plan",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.CareerPlanOut,
        )

    def get_case_figures(
        self,
        employee_id: UUID | str,
        *,
        service_id: UUID | str,
        starts_on: str,
        ends_on: str,
        **options: Unpack[Options],
    ) -> models.CaseFiguresOut:
        """Show what the cases of a service say that one employee handled, if you may see these cases."""
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/case-figures",
                query={"service_id": service_id, "starts_on": starts_on, "ends_on": ends_on},
                is_keyed=False,
                options={**options},
            ),
            models.CaseFiguresOut,
        )

    def get_education_eligibility(
        self,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EducationEligibilityOut:
        """Show who may be nominated.

        Show whether the results of the newest years of a person open further education, by which rule,
        and whether an office may send them by duty. The years follow each other; who moved within one
        has several results of it, and all count.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/education-eligibility",
                is_keyed=False,
                options={**options},
            ),
            models.EducationEligibilityOut,
        )

    def get_employee_profile(
        self,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EmployeeProfileOut:
        """Show an employee's profile.

        Show one employee within your reach with unit, posts, grade, assessor and reviewer, roles, and
        the plan and evaluation of today, in one call. Your own id stands in `GET /v1/me`.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/employees/{quote(employee_id)}/profile",
                is_keyed=False,
                options={**options},
            ),
            models.EmployeeProfileOut,
        )

    def list_evaluations(
        self,
        *,
        period_id: UUID | str | None = None,
        state: Literal["open", "rated", "final", "delivered"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.EvaluationPage:
        """List the evaluations that you may see: your own, your people's, your unit's."""
        return self.call(
            Call(
                "GET",
                "/v1/evaluations",
                query={
                    "period_id": period_id,
                    "state": state,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.EvaluationPage,
        )

    def each_evaluations(
        self,
        *,
        period_id: UUID | str | None = None,
        state: Literal["open", "rated", "final", "delivered"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.EvaluationOut]:
        """Walk over all items of `list_evaluations`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_evaluations(
                period_id=period_id,
                state=state,
                unit_code=unit_code,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def deliver_evaluations(
        self,
        body: models.SeenAllIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.StepsOut:
        """Deliver many final results, all or nothing; the response names what was refused."""
        return self.call(
            Call(
                "POST",
                "/v1/evaluations/deliver",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StepsOut,
        )

    def finalize_evaluations(
        self,
        body: models.SeenAllIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.StepsOut:
        """Make many rated results of one period final, all or nothing."""
        return self.call(
            Call(
                "POST",
                "/v1/evaluations/finalize",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StepsOut,
        )

    def rate_evaluations(
        self,
        body: models.AssessmentsIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.StepsOut:
        """Rate many of the people you assess in one period, all or nothing.

        Each item is what the single step accepts, with the version you saw. If one item is refused, all
        are, and the response says which.
        """
        return self.call(
            Call(
                "POST",
                "/v1/evaluations/rate",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StepsOut,
        )

    def get_evaluation(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EvaluationDetail:
        """Show the state of an evaluation, what is due when, and what you may do now.

        The assessor's ratings are not included: see the assessment.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.EvaluationDetail,
        )

    def acknowledge_evaluation(
        self,
        evaluation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Confirm that you have seen your result; you keep your right to object."""
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/acknowledge",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def agree_reuse(
        self,
        evaluation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Agree that the result of your old post stands for this period: it is final, to the byte.

        It is then delivered to you as any result, and you keep your right to object.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/agree-reuse",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def get_assessment(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.AssessmentOut:
        """Show ratings, reasons, feedback and result; your own from the day of delivery."""
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/assessment",
                is_keyed=False,
                options={**options},
            ),
            models.AssessmentOut,
        )

    def decline_reuse(
        self,
        evaluation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Decline: your new assessor rates the period anew."""
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/decline-reuse",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def deliver_evaluation(
        self,
        evaluation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Deliver the result: from now on the employee may read, sign and contest it."""
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/deliver",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def list_documents(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.IssuedDocumentList:
        """List every document that was issued of an evaluation, and whether each still stands."""
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/documents",
                is_keyed=False,
                options={**options},
            ),
            models.IssuedDocumentList,
        )

    def issue_document(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.IssuedDocumentOut:
        """Issue the document of a result.

        Issue the document of the result in force (D.1.1, D.1.2 or D.1.3). It is issued once: who asks
        again gets the same.

        While the result is reopened there is none to issue. `lacking` lists signs that no letter has:
        they stand in the document by their numbers.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/documents",
                is_keyed=True,
                options={**options},
            ),
            models.IssuedDocumentOut,
        )

    @overload
    def download_document(
        self,
        evaluation_id: UUID | str,
        document_id: UUID | str,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_document(
        self,
        evaluation_id: UUID | str,
        document_id: UUID | str,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_document(
        self,
        evaluation_id: UUID | str,
        document_id: UUID | str,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download the file of a document as it was issued, always the same bytes."""
        return self.download(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/documents/{quote(document_id)}",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def explain_result(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ExplainedOut:
        """Explain a result in full: each number with its origin, each step, and why in words.

        A final result is explained from its snapshot, an unfinished one from today's numbers. While
        your own is reopened you go on reading the one delivered to you (`is_reopened`). The
        words are in Indonesian and in English together, whatever `Accept-Language` asks for.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/explanation",
                is_keyed=False,
                options={**options},
            ),
            models.ExplainedOut,
        )

    def get_figures(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.FiguresOut:
        """Show effectiveness and efficiency.

        Show the figures of an evaluation: effectiveness in percent of the target, efficiency as output
        per what was spent where progress says so, productivity as output per month.

        They rest on the progress up to today, or to the end of the period, and each can be computed
        again from its formula and inputs. None of them enters the score by itself.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/figures",
                is_keyed=False,
                options={**options},
            ),
            models.FiguresOut,
        )

    def finalize_evaluation(
        self,
        evaluation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Make a rated result final: it is computed and frozen, and any later change would show.

        What the scheme still needs is listed. The response states the last day for delivering it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/finalize",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def get_improvement_areas(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ImprovementAreasOut:
        """Show what to improve first.

        Show what of a result was strong and what to improve, the costliest first, with the indicator or
        part behind each and a first step. Which step is proposed is stated as data.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/improvement-areas",
                is_keyed=False,
                options={**options},
            ),
            models.ImprovementAreasOut,
        )

    def take_proposed_step(
        self,
        evaluation_id: UUID | str,
        body: models.ProposedStepIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.TakenStepOut:
        """Take the step proposed for an area.

        Make the step that is proposed for an area to improve a plan of guidance or a training of the
        person: it cites the result and the area.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/improvement-areas",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.TakenStepOut,
        )

    def file_objection(
        self,
        evaluation_id: UUID | str,
        body: models.ObjectionIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.ObjectionDetail:
        """Object to your result, with reasons, within the time limit.

        A refusal names the rule, the last day with its hour and zone, and what you can still do.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/objections",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ObjectionDetail,
        )

    def propose_reuse(
        self,
        evaluation_id: UUID | str,
        body: models.ReuseIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReuseOut:
        """Propose that a person who moved within the month or quarter keeps the result of the old post.

        It is the newest periodic result that was delivered to them before the move, by the same scheme.
        The employee agrees or declines; if you rate instead, the proposal is withdrawn.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/propose-reuse",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReuseOut,
        )

    def rate_evaluation(
        self,
        evaluation_id: UUID | str,
        body: models.AssessmentIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Rate one of the people you assess; until the result is final, each call replaces the last.

        Only what is fixed in the approved plan, the two axes, core values and the scheme's criteria
        can be rated. Where data propose a rating, yours stands beside it and needs a reason if it
        differs; so does one below expectation, and one for which nothing is proposed. After the window
        your superior rates instead, and that result is final.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/rate",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def reopen_evaluation(
        self,
        evaluation_id: UUID | str,
        body: models.ReopeningIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReopeningOut:
        """Request to reopen a final result; your superior answers, and the employee sees it."""
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/reopen",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReopeningOut,
        )

    def self_assess(
        self,
        evaluation_id: UUID | str,
        body: models.SelfAssessmentIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StepOut:
        """Assess your own performance in the period, before you are rated."""
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/self-assess",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StepOut,
        )

    def list_snapshots(
        self,
        evaluation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SnapshotList:
        """List every final result that an evaluation ever had, with its digest."""
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/snapshots",
                is_keyed=False,
                options={**options},
            ),
            models.SnapshotList,
        )

    def get_snapshot(
        self,
        evaluation_id: UUID | str,
        number: int,
        **options: Unpack[Options],
    ) -> models.SnapshotOut:
        """Show one result as it became final, with its scheme: enough to compute it again yourself.

        `digest` is the SHA-256 of `content`, `scheme_digest` that of `scheme_document`.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/evaluations/{quote(evaluation_id)}/snapshots/{quote(number)}",
                is_keyed=False,
                options={**options},
            ),
            models.SnapshotOut,
        )

    def report_upward(
        self,
        evaluation_id: UUID | str,
        body: models.UpwardReportIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.UpwardReportOut:
        """Report a result upward.

        Report a delivered result to who heads personnel, or the agency: its document, the plan and the
        evaluation, as they are today.

        The law gives thirty working days after the window. A result is reported once; after an
        objection that changed it, the new one again.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/evaluations/{quote(evaluation_id)}/upward-reports",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.UpwardReportOut,
        )

    def list_events(
        self,
        *,
        limit: int | None = None,
        after: str | None = None,
        type: str | None = None,
        **options: Unpack[Options],
    ) -> models.EventPage:
        """List what changed in the records that you may read, in the order in which it happened.

        Keep `next` and send it as `after`: you are told of each change once, and miss none. An event
        says which record it is about, of which kind and at which version, and nothing of what it says:
        read the record. What you may read is asked at each call, as of today; what you could read once
        and cannot any more is not told. A page may be empty although `has_more` is true.

        Sets of many records that were made at once are told as one event without an id. The names are
        those of CloudEvents 1.0. `after` of a record that was restored from a backup is refused: begin
        anew with the lists, and then with `after=now`.
        """
        return self.call(
            Call(
                "GET",
                "/v1/events",
                query={"limit": limit, "after": after, "type": type},
                is_keyed=False,
                options={**options},
            ),
            models.EventPage,
        )

    @overload
    def stream_events(
        self,
        *,
        after: str | None = None,
        type: str | None = None,
        last_event_id: str | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def stream_events(
        self,
        *,
        after: str | None = None,
        type: str | None = None,
        last_event_id: str | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def stream_events(
        self,
        *,
        after: str | None = None,
        type: str | None = None,
        last_event_id: str | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Keep listening (server-sent events): what `GET /v1/events` tells, as soon as it is committed.

        Without `after` you are told of what happens from here on. The `id` of each event is its
        position, for `Last-Event-ID` or `after`; its `data` is the event in one line of JSON. What you
        may read is asked anew each time. The stream ends when your token does, when you sign out, when
        your account is closed and when the service stops: connect again with the last `id`. An account
        has a few streams at once, then 429.
        """
        return self.download(
            Call(
                "GET",
                "/v1/events/stream",
                query={"after": after, "type": type},
                headers={"Last-Event-ID": last_event_id},
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def post_evidence(
        self,
        *,
        files: Mapping[str, File] | None = None,
        fields: Mapping[str, str] | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.EvidenceOut:
        """Add evidence for a work result or an indicator of your plan in force: a file or a link.

        The type of a file is recognized from its bytes. PDF, PNG, JPEG, office documents, CSV and plain
        text up to 10 MB are accepted; an archive with unsafe sizes, paths or archives in it is refused.
        """
        return self.call(
            Call(
                "POST",
                "/v1/evidence",
                files=files,
                form=fields,
                is_keyed=True,
                options={**options},
            ),
            models.EvidenceOut,
        )

    def get_evidence(
        self,
        evidence_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EvidenceOut:
        """Show the title, type, size and digest of a piece of evidence, without its content."""
        return self.call(
            Call(
                "GET",
                f"/v1/evidence/{quote(evidence_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.EvidenceOut,
        )

    @overload
    def download_evidence(
        self,
        evidence_id: UUID | str,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_evidence(
        self,
        evidence_id: UUID | str,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_evidence(
        self,
        evidence_id: UUID | str,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download the file of a piece of evidence, as it was uploaded."""
        return self.download(
            Call(
                "GET",
                f"/v1/evidence/{quote(evidence_id)}/content",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_feedback(
        self,
        *,
        starts_on: str | None = None,
        ends_on: str | None = None,
        employee_id: UUID | str | None = None,
        author_id: UUID | str | None = None,
        state: Literal["asked", "given"] | None = None,
        relation: Literal["assessor", "assigning_leader", "peer", "subordinate", "other"]
        | None = None,
        tone: Literal["positive", "mixed", "negative"] | None = None,
        line_id: UUID | str | None = None,
        core_value: Literal[
            "berorientasi_pelayanan",
            "akuntabel",
            "kompeten",
            "harmonis",
            "loyal",
            "adaptif",
            "kolaboratif",
        ]
        | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.FeedbackPage:
        """List feedback about you, by you, and about those whom you assess or review."""
        return self.call(
            Call(
                "GET",
                "/v1/feedback",
                query={
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                    "employee_id": employee_id,
                    "author_id": author_id,
                    "state": state,
                    "relation": relation,
                    "tone": tone,
                    "line_id": line_id,
                    "core_value": core_value,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.FeedbackPage,
        )

    def each_feedback(
        self,
        *,
        starts_on: str | None = None,
        ends_on: str | None = None,
        employee_id: UUID | str | None = None,
        author_id: UUID | str | None = None,
        state: Literal["asked", "given"] | None = None,
        relation: Literal["assessor", "assigning_leader", "peer", "subordinate", "other"]
        | None = None,
        tone: Literal["positive", "mixed", "negative"] | None = None,
        line_id: UUID | str | None = None,
        core_value: Literal[
            "berorientasi_pelayanan",
            "akuntabel",
            "kompeten",
            "harmonis",
            "loyal",
            "adaptif",
            "kolaboratif",
        ]
        | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.FeedbackOut]:
        """Walk over all items of `list_feedback`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_feedback(
                starts_on=starts_on,
                ends_on=ends_on,
                employee_id=employee_id,
                author_id=author_id,
                state=state,
                relation=relation,
                tone=tone,
                line_id=line_id,
                core_value=core_value,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def give_feedback(
        self,
        body: models.FeedbackOnIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.FeedbackOut:
        """Give feedback on somebody in your agency.

        It carries your name and your working relation to the person, as recorded. It cannot be changed
        or withdrawn. Negative feedback must name what to improve and how. Unasked, you give three a day
        on one person at most.
        """
        return self.call(
            Call(
                "POST",
                "/v1/feedback",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def request_feedback(
        self,
        body: models.FeedbackRequestIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.FeedbackOut:
        """Request feedback from somebody in your agency, on yourself or on somebody you assess."""
        return self.call(
            Call(
                "POST",
                "/v1/feedback/requests",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def get_feedback(
        self,
        feedback_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.FeedbackOut:
        """Show one piece of feedback, its author, and what you may do with it now."""
        return self.call(
            Call(
                "GET",
                f"/v1/feedback/{quote(feedback_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def answer_feedback_request(
        self,
        feedback_id: UUID | str,
        body: models.FeedbackIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.FeedbackOut:
        """Give the feedback that was requested; it cannot be changed or withdrawn."""
        return self.call(
            Call(
                "POST",
                f"/v1/feedback/{quote(feedback_id)}/give",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def acknowledge_feedback(
        self,
        feedback_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.FeedbackOut:
        """Record that you have read a piece of feedback on you."""
        return self.call(
            Call(
                "POST",
                f"/v1/feedback/{quote(feedback_id)}/read",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def reply_to_feedback(
        self,
        feedback_id: UUID | str,
        body: models.ReplyIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.FeedbackOut:
        """Reply to a piece of feedback on you; only one reply is possible."""
        return self.call(
            Call(
                "POST",
                f"/v1/feedback/{quote(feedback_id)}/reply",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.FeedbackOut,
        )

    def get_follow_up_effect(
        self,
        *,
        kind: Literal["training", "coaching"],
        unit_code: str,
        earlier_period_id: UUID | str,
        later_period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.FollowUpEffectOut:
        """Show what follow-up did to results.

        Compare the later results of those who were trained or guided between two periods with people
        alike who had neither: the same kind of position and of unit, the same predicate before. So for
        people, and for units of which a third or more had it.

        For heads of units and the administration. Nothing is stated of fewer than five on a side, and
        nobody is named.
        """
        return self.call(
            Call(
                "GET",
                "/v1/follow-up-effects",
                query={
                    "kind": kind,
                    "unit_code": unit_code,
                    "earlier_period_id": earlier_period_id,
                    "later_period_id": later_period_id,
                },
                is_keyed=False,
                options={**options},
            ),
            models.FollowUpEffectOut,
        )

    def list_goal_contributions(
        self,
        *,
        year: int | None = None,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.GoalContributionPage:
        """List what people contribute to goals.

        List goals of the units that you head, or as an admin of all: how many people are linked right
        to each, and what their direct parts add up to, planned and realized up to today, apart for the
        organization and the public.
        """
        return self.call(
            Call(
                "GET",
                "/v1/goal-contributions",
                query={
                    "year": year,
                    "unit_code": unit_code,
                    "is_public_service": is_public_service,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.GoalContributionPage,
        )

    def each_goal_contributions(
        self,
        *,
        year: int | None = None,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.GoalContributionOut]:
        """Walk over all items of `list_goal_contributions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_goal_contributions(
                year=year,
                unit_code=unit_code,
                is_public_service=is_public_service,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_goals(
        self,
        *,
        year: int | None = None,
        unit_id: UUID | str | None = None,
        parent_id: UUID | str | None = None,
        is_top: bool | None = None,
        is_public_service: bool | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.GoalPage:
        """List the goals of your agency by year and key; walk the tree by `is_top` and `parent_id`."""
        return self.call(
            Call(
                "GET",
                "/v1/goals",
                query={
                    "year": year,
                    "unit_id": unit_id,
                    "parent_id": parent_id,
                    "is_top": is_top,
                    "is_public_service": is_public_service,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.GoalPage,
        )

    def each_goals(
        self,
        *,
        year: int | None = None,
        unit_id: UUID | str | None = None,
        parent_id: UUID | str | None = None,
        is_top: bool | None = None,
        is_public_service: bool | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.GoalOut]:
        """Walk over all items of `list_goals`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_goals(
                year=year,
                unit_id=unit_id,
                parent_id=parent_id,
                is_top=is_top,
                is_public_service=is_public_service,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_goal(
        self,
        year: int,
        key: str,
        **options: Unpack[Options],
    ) -> models.GoalOut:
        """Show one goal of a year, with its indicator and target."""
        return self.call(
            Call(
                "GET",
                f"/v1/goals/{quote(year)}/{quote(key)}",
                is_keyed=False,
                options={**options},
            ),
            models.GoalOut,
        )

    def put_goal(
        self,
        year: int,
        key: str,
        body: models.GoalIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.GoalOut:
        """Send the whole goal with this key in a year as it should be.

        It is created if it does not exist; sending the same twice changes nothing. A goal lies below
        a goal of the same year, never below one of its own branch. With `dry_run=true` it is checked,
        and the response shows how it would stand (version 0 if it is new).
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/goals/{quote(year)}/{quote(key)}",
                query={"dry_run": dry_run},
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.GoalOut,
        )

    def list_guidance_feedback(
        self,
        *,
        coaching_id: UUID | str | None = None,
        sort: Literal["sent", "-sent"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.GuidanceFeedbackPage:
        """List what you said of your guidance, and what people said to you as superior of their leader."""
        return self.call(
            Call(
                "GET",
                "/v1/guidance-feedback",
                query={
                    "coaching_id": coaching_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.GuidanceFeedbackPage,
        )

    def each_guidance_feedback(
        self,
        *,
        coaching_id: UUID | str | None = None,
        sort: Literal["sent", "-sent"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.GuidanceFeedbackOut]:
        """Walk over all items of `list_guidance_feedback`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_guidance_feedback(
                coaching_id=coaching_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_guidance_feedback(
        self,
        guidance_feedback_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.GuidanceFeedbackOut:
        """Show what you said, or what was said to you; who guided is not told of it."""
        return self.call(
            Call(
                "GET",
                f"/v1/guidance-feedback/{quote(guidance_feedback_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.GuidanceFeedbackOut,
        )

    def list_holidays(
        self,
        *,
        year: int | None = None,
        **options: Unpack[Options],
    ) -> models.HolidayList:
        """List the national holidays of a year, and your agency's own days that override them."""
        return self.call(
            Call(
                "GET",
                "/v1/holidays",
                query={"year": year},
                is_keyed=False,
                options={**options},
            ),
            models.HolidayList,
        )

    def put_holiday(
        self,
        on: str,
        body: models.HolidayIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.HolidayStated:
        """Set a day off for your agency, or a working day on a national holiday.

        Sending the same twice changes nothing. Terms that run are counted anew and never get shorter;
        `moved_terms` tells whose last days move. What has lapsed does not come back.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/holidays/{quote(on)}",
                query={"dry_run": dry_run},
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.HolidayStated,
        )

    def remove_holiday(
        self,
        on: str,
        *,
        dry_run: bool | None = None,
        version: int,
        **options: Unpack[Options],
    ) -> models.HolidayRemoved:
        """Remove your agency's own entry for a day: the national calendar applies again.

        No term gets shorter by it. Where the day is off again, terms that run get longer, as
        `moved_terms` tells.
        """
        return self.call(
            Call(
                "DELETE",
                f"/v1/holidays/{quote(on)}",
                query={"dry_run": dry_run},
                version=version,
                is_keyed=False,
                options={**options},
            ),
            models.HolidayRemoved,
        )

    def create_import(
        self,
        *,
        effective_on: str | None = None,
        dry_run: bool | None = None,
        report: Literal["xlsx"] | None = None,
        files: Mapping[str, File] | None = None,
        fields: Mapping[str, str] | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.ImportOut:
        """Import units, positions, employees, assignments, delegations and accounts.

        Send a form with one CSV file per kind, or one workbook with a sheet for each; the columns
        are listed in the template. Rows may refer to one another. All rows are stored or none is; the
        same files sent twice change nothing. With `dry_run=true` nothing is stored and the differences
        are listed. Mistakes are listed row by row in `errors`, such as `/employees/17/nip`; with
        `report=xlsx` the refusal is the file itself with a last column that says what is wrong.
        One-time codes of new accounts are in the response, only this once. `warnings` tell what of the
        files was passed over.
        """
        return self.call(
            Call(
                "POST",
                "/v1/imports",
                query={"effective_on": effective_on, "dry_run": dry_run, "report": report},
                files=files,
                form=fields,
                is_keyed=True,
                options={**options},
            ),
            models.ImportOut,
        )

    @overload
    def get_import_template(
        self,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def get_import_template(
        self,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def get_import_template(
        self,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download a workbook to fill in: every sheet and column, example rows, and notes."""
        return self.download(
            Call(
                "GET",
                "/v1/imports/template",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_indicator_reviews(
        self,
        *,
        period_id: UUID | str | None = None,
        indicator_id: UUID | str | None = None,
        has_findings: bool | None = None,
        is_decided: bool | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ReviewPage:
        """List what the closed periods say of the indicators; `has_findings=true` for those worth a look."""
        return self.call(
            Call(
                "GET",
                "/v1/indicator-reviews",
                query={
                    "period_id": period_id,
                    "indicator_id": indicator_id,
                    "has_findings": has_findings,
                    "is_decided": is_decided,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ReviewPage,
        )

    def each_indicator_reviews(
        self,
        *,
        period_id: UUID | str | None = None,
        indicator_id: UUID | str | None = None,
        has_findings: bool | None = None,
        is_decided: bool | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ReviewOut]:
        """Walk over all items of `list_indicator_reviews`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_indicator_reviews(
                period_id=period_id,
                indicator_id=indicator_id,
                has_findings=has_findings,
                is_decided=is_decided,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_indicator_review(
        self,
        review_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ReviewOut:
        """Show what a closed period says of an indicator, and what was decided on it."""
        return self.call(
            Call(
                "GET",
                f"/v1/indicator-reviews/{quote(review_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ReviewOut,
        )

    def decide_indicator_review(
        self,
        review_id: UUID | str,
        body: models.ReviewDecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReviewOut:
        """Record, once and with a reason, that a reviewed indicator is kept, adjusted or retired.

        Draft its new version (`create_indicator_version`) before you record that it was adjusted, and
        retire it (`retire_indicator`) before you record that. Plans that stand keep their copy; the new
        version has effect on those that are still to be written.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/indicator-reviews/{quote(review_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReviewOut,
        )

    def list_indicators(
        self,
        *,
        sector: str | None = None,
        title_key: str | None = None,
        state: Literal["draft", "proposed", "agreed", "retired"] | None = None,
        is_public_service: bool | None = None,
        indicator_id: UUID | str | None = None,
        is_mapped: bool | None = None,
        position_id: UUID | str | None = None,
        proposed_by: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.IndicatorPage:
        """List the versions in the library of your agency, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/indicators",
                query={
                    "sector": sector,
                    "title_key": title_key,
                    "state": state,
                    "is_public_service": is_public_service,
                    "indicator_id": indicator_id,
                    "is_mapped": is_mapped,
                    "position_id": position_id,
                    "proposed_by": proposed_by,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.IndicatorPage,
        )

    def each_indicators(
        self,
        *,
        sector: str | None = None,
        title_key: str | None = None,
        state: Literal["draft", "proposed", "agreed", "retired"] | None = None,
        is_public_service: bool | None = None,
        indicator_id: UUID | str | None = None,
        is_mapped: bool | None = None,
        position_id: UUID | str | None = None,
        proposed_by: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.IndicatorVersionOut]:
        """Walk over all items of `list_indicators`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_indicators(
                sector=sector,
                title_key=title_key,
                state=state,
                is_public_service=is_public_service,
                indicator_id=indicator_id,
                is_mapped=is_mapped,
                position_id=position_id,
                proposed_by=proposed_by,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_indicator(
        self,
        body: models.IndicatorIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.IndicatorOut:
        """Add an indicator to the library, as your own draft.

        The response lists what the check finds in it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/indicators",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.IndicatorOut,
        )

    def check_indicator(
        self,
        body: models.IndicatorContent | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.Checked:
        """Check how an indicator is written; nothing is stored."""
        return self.call(
            Call(
                "POST",
                "/v1/indicators/check",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.Checked,
        )

    def get_indicator(
        self,
        indicator_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.IndicatorOut:
        """Show one indicator of the library, its versions oldest first."""
        return self.call(
            Call(
                "GET",
                f"/v1/indicators/{quote(indicator_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.IndicatorOut,
        )

    def get_indicator_mapping(
        self,
        indicator_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.MappingOut:
        """Show the positions whose work an indicator measures, and in which of their duties.

        An indicator without any is listed by `GET /v1/indicators?is_mapped=false`.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/indicators/{quote(indicator_id)}/mapping",
                is_keyed=False,
                options={**options},
            ),
            models.MappingOut,
        )

    def put_indicator_mapping(
        self,
        indicator_id: UUID | str,
        body: models.MappingIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.MappingOut:
        """Send all positions whose work an indicator measures; sending the same twice changes nothing.

        An indicator of which every version is retired is mapped no more.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/indicators/{quote(indicator_id)}/mapping",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.MappingOut,
        )

    def create_indicator_version(
        self,
        indicator_id: UUID | str,
        body: models.IndicatorContent | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.IndicatorVersionDetail:
        """Draft the next version of an indicator; the one in use stays until yours is agreed."""
        return self.call(
            Call(
                "POST",
                f"/v1/indicators/{quote(indicator_id)}/versions",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def get_indicator_version(
        self,
        indicator_id: UUID | str,
        version_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.IndicatorVersionDetail:
        """Show one version of an indicator, with what the check finds in it."""
        return self.call(
            Call(
                "GET",
                f"/v1/indicators/{quote(indicator_id)}/versions/{quote(version_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def edit_indicator_version(
        self,
        indicator_id: UUID | str,
        version_id: UUID | str,
        body: models.IndicatorContent | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.IndicatorVersionDetail:
        """Replace the content of your own draft; the response lists what the check finds."""
        return self.call(
            Call(
                "PUT",
                f"/v1/indicators/{quote(indicator_id)}/versions/{quote(version_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def agree_indicator(
        self,
        indicator_id: UUID | str,
        version_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.IndicatorVersionDetail:
        """Take a proposed version into use; the version agreed before is retired.

        Refused while the check finds something that must be corrected.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/indicators/{quote(indicator_id)}/versions/{quote(version_id)}/agree",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def propose_indicator(
        self,
        indicator_id: UUID | str,
        version_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.IndicatorVersionDetail:
        """Submit your draft to those who decide on the library."""
        return self.call(
            Call(
                "POST",
                f"/v1/indicators/{quote(indicator_id)}/versions/{quote(version_id)}/propose",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def retire_indicator(
        self,
        indicator_id: UUID | str,
        version_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.IndicatorVersionDetail:
        """Take an agreed version out of use; plans that copied it keep their copy."""
        return self.call(
            Call(
                "POST",
                f"/v1/indicators/{quote(indicator_id)}/versions/{quote(version_id)}/retire",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.IndicatorVersionDetail,
        )

    def list_innovation_panels(
        self,
        *,
        cycle_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PanelPage:
        """List the panels that judge innovations, with their members."""
        return self.call(
            Call(
                "GET",
                "/v1/innovation-panels",
                query={
                    "cycle_id": cycle_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PanelPage,
        )

    def each_innovation_panels(
        self,
        *,
        cycle_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PanelOut]:
        """Walk over all items of `list_innovation_panels`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_innovation_panels(
                cycle_id=cycle_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def appoint_innovation_panel(
        self,
        body: models.PanelIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.PanelOut:
        """Appoint who judges the innovations of a cycle, for a unit and all below it or for the agency.

        The panel nearest to the unit of an entry judges it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/innovation-panels",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PanelOut,
        )

    def get_innovation_panel(
        self,
        panel_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PanelOut:
        """Show one panel with its members."""
        return self.call(
            Call(
                "GET",
                f"/v1/innovation-panels/{quote(panel_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PanelOut,
        )

    def edit_innovation_panel(
        self,
        panel_id: UUID | str,
        body: models.PanelMembersIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.PanelOut:
        """State all members from now on; verdicts that were given stay."""
        return self.call(
            Call(
                "PUT",
                f"/v1/innovation-panels/{quote(panel_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.PanelOut,
        )

    def list_innovations(
        self,
        *,
        unit_code: str | None = None,
        period_id: UUID | str | None = None,
        state: Literal["entered", "verified", "declined", "withdrawn"] | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.InnovationPage:
        """List the innovation register of your agency: everybody reads it and may take an idea up."""
        return self.call(
            Call(
                "GET",
                "/v1/innovations",
                query={
                    "unit_code": unit_code,
                    "period_id": period_id,
                    "state": state,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.InnovationPage,
        )

    def each_innovations(
        self,
        *,
        unit_code: str | None = None,
        period_id: UUID | str | None = None,
        state: Literal["entered", "verified", "declined", "withdrawn"] | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.InnovationOut]:
        """Walk over all items of `list_innovations`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_innovations(
                unit_code=unit_code,
                period_id=period_id,
                state=state,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def enter_innovation(
        self,
        body: models.InnovationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.InnovationOut:
        """Enter something new that you made, alone or with colleagues, into the register of your agency.

        At least one phase was reached within the period in which it shall count.
        """
        return self.call(
            Call(
                "POST",
                "/v1/innovations",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.InnovationOut,
        )

    def get_innovation(
        self,
        innovation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.InnovationOut:
        """Show one entry of the register, with how far it came."""
        return self.call(
            Call(
                "GET",
                f"/v1/innovations/{quote(innovation_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.InnovationOut,
        )

    def edit_innovation(
        self,
        innovation_id: UUID | str,
        body: models.InnovationIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.InnovationOut:
        """Replace an entry of yours, as long as the panel has given no verdict on it."""
        return self.call(
            Call(
                "PUT",
                f"/v1/innovations/{quote(innovation_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.InnovationOut,
        )

    def get_innovation_verification(
        self,
        innovation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.VerificationOut:
        """Show points, median levels and reasons, to those who made the innovation and their leaders."""
        return self.call(
            Call(
                "GET",
                f"/v1/innovations/{quote(innovation_id)}/verification",
                is_keyed=False,
                options={**options},
            ),
            models.VerificationOut,
        )

    def verify_innovation(
        self,
        innovation_id: UUID | str,
        body: models.VerdictIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.InnovationOut:
        """Give your verdict as a member of the panel, once; not on what you or your leader made.

        The rubric says how many verdicts decide. A verified entry measures the part `innovation` of
        the period for each who made it, together with what else of theirs was verified.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/innovations/{quote(innovation_id)}/verify",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.InnovationOut,
        )

    def withdraw_innovation(
        self,
        innovation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.InnovationOut:
        """Withdraw an entry of yours that is not decided yet; it stays readable as withdrawn."""
        return self.call(
            Call(
                "POST",
                f"/v1/innovations/{quote(innovation_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.InnovationOut,
        )

    def list_instruments(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.InstrumentPage:
        """List the versions of the survey instruments of your agency, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/instruments",
                query={
                    "status": status,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.InstrumentPage,
        )

    def each_instruments(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.InstrumentOut]:
        """Walk over all items of `list_instruments`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_instruments(
                status=status,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_instrument(
        self,
        body: models.InstrumentIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.InstrumentOut:
        """Create the next version of your own instrument, as a draft.

        `warnings` name questions that ask two things at once: whoever agrees with the one and not with
        the other cannot answer them.
        """
        return self.call(
            Call(
                "POST",
                "/v1/instruments",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def list_shipped_instruments(
        self,
        **options: Unpack[Options],
    ) -> models.InstrumentShippedList:
        """List the instruments that come with the program, ready to be adopted.

        Among them is the public service satisfaction survey of PermenPANRB 14/2017.
        """
        return self.call(
            Call(
                "GET",
                "/v1/instruments/shipped",
                is_keyed=False,
                options={**options},
            ),
            models.InstrumentShippedList,
        )

    def get_instrument(
        self,
        instrument_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.InstrumentOut:
        """Show one instrument version of your agency, with all its questions."""
        return self.call(
            Call(
                "GET",
                f"/v1/instruments/{quote(instrument_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def edit_instrument(
        self,
        instrument_id: UUID | str,
        body: models.InstrumentIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.InstrumentOut:
        """Replace the whole content of a draft; a version that was ever in use stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/instruments/{quote(instrument_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def activate_instrument(
        self,
        instrument_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.InstrumentOut:
        """Let surveys use this version; it is checked first, and can never change afterwards."""
        return self.call(
            Call(
                "POST",
                f"/v1/instruments/{quote(instrument_id)}/activate",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def retire_instrument(
        self,
        instrument_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.InstrumentOut:
        """Let no further survey use this version; surveys that already use it keep it."""
        return self.call(
            Call(
                "POST",
                f"/v1/instruments/{quote(instrument_id)}/retire",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def adopt_instrument(
        self,
        key: str,
        **options: Unpack[KeyedOptions],
    ) -> models.InstrumentOut:
        """Copy a shipped instrument into your agency, active at once.

        If your agency already has it, unchanged and active, that version is returned.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/instruments/{quote(key)}/adopt",
                is_keyed=True,
                options={**options},
            ),
            models.InstrumentOut,
        )

    def get_trend(
        self,
        key: str,
        *,
        unit_code: str | None = None,
        **options: Unpack[Options],
    ) -> models.InstrumentTrendOut:
        """Follow answers over time.

        Follow what the newest releases of an instrument say, question by question, with the change
        since the time before and whether it is clear beside the uncertainty of both.

        What a release withholds because too few answered is a gap.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/instruments/{quote(key)}/trend",
                query={"unit_code": unit_code},
                is_keyed=False,
                options={**options},
            ),
            models.InstrumentTrendOut,
        )

    def answer_invitation(
        self,
        invitation_id: UUID | str,
        body: models.ColleagueAnswersIn | Mapping[str, Any],
        **options: Unpack[Options],
    ) -> models.Done:
        """Hand in a whole questionnaire, once.

        Your answers are counted with those of others, and kept without your name and time. They cannot
        be changed or withdrawn.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/invitations/{quote(invitation_id)}/answers",
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def decline_invitation(
        self,
        invitation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.Done:
        """Say that you will not answer, for as long as the survey is open; you are not asked again.

        Nobody else is told. What you have answered already cannot be taken back, since nothing tells
        which of the answers are yours.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/invitations/{quote(invitation_id)}/decline",
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def get_labels(
        self,
        **options: Unpack[Options],
    ) -> models.Labels:
        """Give every value of every enum of this contract its words in Indonesian and English.

        A group bears the name of its enum; of an enum without a name, and of the values of `sort`,
        `x-labels` beside it in the contract names the group. Keep it, and ask again with its ETag: it
        changes with the version of the service only.
        """
        return self.call(
            Call(
                "GET",
                "/v1/labels",
                is_keyed=False,
                options={**options},
            ),
            models.Labels,
        )

    def list_lessons(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.LessonPage:
        """Find what meetings of your agency share with everybody, by words of it and by unit."""
        return self.call(
            Call(
                "GET",
                "/v1/lessons",
                query={
                    "unit_code": unit_code,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.LessonPage,
        )

    def each_lessons(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.LessonOut]:
        """Walk over all items of `list_lessons`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_lessons(
                unit_code=unit_code,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_low_results(
        self,
        *,
        without_plan: bool | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.LowResultPage:
        """List final results below good whose person nobody guides since, of whom you lead, or of all.

        Which predicates are low is stated as data. An empty list says that nobody waits.
        """
        return self.call(
            Call(
                "GET",
                "/v1/low-results",
                query={
                    "without_plan": without_plan,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.LowResultPage,
        )

    def each_low_results(
        self,
        *,
        without_plan: bool | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.LowResultOut]:
        """Walk over all items of `list_low_results`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_low_results(
                without_plan=without_plan,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def count_low_results(
        self,
        **options: Unpack[Options],
    ) -> models.LowResultCountsOut:
        """Count low results by unit.

        Count the low results of whom you assess or review, or of all: after how many of them somebody
        guides, and after how many nobody does.
        """
        return self.call(
            Call(
                "GET",
                "/v1/low-results/by-unit",
                is_keyed=False,
                options={**options},
            ),
            models.LowResultCountsOut,
        )

    def get_me(
        self,
        **options: Unpack[Options],
    ) -> models.MeOut:
        """Show who you are here today; your roles follow from the records, not from your token.

        It answers to every valid token, of whatever role or scope.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me",
                is_keyed=False,
                options={**options},
            ),
            models.MeOut,
        )

    def list_access_trail(
        self,
        *,
        sort: Literal["seq", "-seq"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.AccessTrailPage:
        """List who changed or read records about you, and when, newest first (UU PDP art. 31-32)."""
        return self.call(
            Call(
                "GET",
                "/v1/me/access-trail",
                query={
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.AccessTrailPage,
        )

    def each_access_trail(
        self,
        *,
        sort: Literal["seq", "-seq"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OwnTrailItem]:
        """Walk over all items of `list_access_trail`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_access_trail(
                sort=sort, changed_since=changed_since, limit=limit, cursor=cursor, **options
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_my_data(
        self,
        **options: Unpack[Options],
    ) -> models.MyData:
        """Download everything that is stored about you, as one document (UU PDP art. 32)."""
        return self.call(
            Call(
                "GET",
                "/v1/me/data",
                is_keyed=False,
                options={**options},
            ),
            models.MyData,
        )

    def list_my_invitations(
        self,
        **options: Unpack[Options],
    ) -> models.InvitationList:
        """List what you are asked in surveys.

        List the open surveys to which you are invited and which you have neither answered nor declined:
        about a colleague, about the work in your unit, or about an indicator that measures you.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me/invitations",
                is_keyed=False,
                options={**options},
            ),
            models.InvitationList,
        )

    def change_password(
        self,
        body: models.PasswordIn | Mapping[str, Any],
        **options: Unpack[Options],
    ) -> models.Done:
        """Set a new password by giving the current one; all your other sessions end."""
        return self.call(
            Call(
                "PUT",
                "/v1/me/password",
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def list_my_sessions(
        self,
        *,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SessionPage:
        """List your sign-ins that still stand, the oldest first, with the devices you registered."""
        return self.call(
            Call(
                "GET",
                "/v1/me/sessions",
                query={
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SessionPage,
        )

    def each_my_sessions(
        self,
        *,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SessionOut]:
        """Walk over all items of `list_my_sessions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_my_sessions(
                q=q, sort=sort, changed_since=changed_since, limit=limit, cursor=cursor, **options
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def end_my_session(
        self,
        session_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.Done:
        """Sign out one device or browser of yours, such as one you have lost, from its next request on."""
        return self.call(
            Call(
                "POST",
                f"/v1/me/sessions/{quote(session_id)}/end",
                is_keyed=True,
                options={**options},
            ),
            models.Done,
        )

    def sign_out(
        self,
        **options: Unpack[KeyedOptions],
    ) -> models.Done:
        """End the session that carries this request."""
        return self.call(
            Call(
                "POST",
                "/v1/me/sign-out",
                is_keyed=True,
                options={**options},
            ),
            models.Done,
        )

    def list_my_tasks(
        self,
        **options: Unpack[Options],
    ) -> models.TasksOut:
        """List your open tasks: as employee, assessor, reviewer or admin.

        Each task names the record, the person if it is about one, the due date and the operation
        to call. At most 200 of each kind are listed, earliest due first.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me/tasks",
                is_keyed=False,
                options={**options},
            ),
            models.TasksOut,
        )

    def list_my_team(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.TeamPage:
        """List the people whom you assess today, by name: their state and what you may do.

        The evaluation is that of the period being rated, or else of the one that is open.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me/team",
                query={
                    "unit_code": unit_code,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.TeamPage,
        )

    def each_my_team(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.TeamMemberOut]:
        """Walk over all items of `list_my_team`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_my_team(
                unit_code=unit_code,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_team_development(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.TeamDevelopmentPage:
        """List what is done for your team.

        List the people whom you assess today: how much guidance, mentoring, training and further
        education each has, and where it stands. Whoever has none is there with none.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me/team/development",
                query={
                    "unit_code": unit_code,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.TeamDevelopmentPage,
        )

    def each_team_development(
        self,
        *,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["name", "-name", "employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.TeamDevelopmentOut]:
        """Walk over all items of `list_team_development`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_team_development(
                unit_code=unit_code,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_my_uses(
        self,
        *,
        sort: Literal["used", "-used"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ResultUsePage:
        """List uses of your results.

        List each use of a result of yours in a recommendation or a decision: which result, for what,
        by whom, when, and what came of it.
        """
        return self.call(
            Call(
                "GET",
                "/v1/me/uses",
                query={
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ResultUsePage,
        )

    def each_my_uses(
        self,
        *,
        sort: Literal["used", "-used"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ResultUseOut]:
        """Walk over all items of `list_my_uses`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_my_uses(
                sort=sort, changed_since=changed_since, limit=limit, cursor=cursor, **options
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_measurements(
        self,
        *,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        period_id: UUID | str | None = None,
        part: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.MeasurementPage:
        """List the measurements that you may see: on yourself, your people, or the agency."""
        return self.call(
            Call(
                "GET",
                "/v1/measurements",
                query={
                    "employee_id": employee_id,
                    "unit_code": unit_code,
                    "period_id": period_id,
                    "part": part,
                    "current": current,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.MeasurementPage,
        )

    def each_measurements(
        self,
        *,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        period_id: UUID | str | None = None,
        part: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.MeasurementOut]:
        """Walk over all items of `list_measurements`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_measurements(
                employee_id=employee_id,
                unit_code=unit_code,
                period_id=period_id,
                part=part,
                current=current,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def post_measurement(
        self,
        body: models.MeasurementIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.MeasurementOut:
        """Record one number about a person or a unit, for a period that is open or being rated.

        The period's scheme says what is measured and on which scale; the organization's result, for a
        unit, always runs from 1 to 5. Correct an existing measurement with `supersedes_id`.
        """
        return self.call(
            Call(
                "POST",
                "/v1/measurements",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeasurementOut,
        )

    def post_measurements(
        self,
        body: models.MeasurementsIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.MeasurementsOut:
        """Record up to 1,000 measurements, all or nothing; every refused one is named."""
        return self.call(
            Call(
                "POST",
                "/v1/measurements/batch",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeasurementsOut,
        )

    def get_measurement(
        self,
        measurement_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.MeasurementOut:
        """Show one number with its source, who recorded it, and whether it was corrected."""
        return self.call(
            Call(
                "GET",
                f"/v1/measurements/{quote(measurement_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.MeasurementOut,
        )

    def list_meeting_actions(
        self,
        *,
        state: Literal["open", "done"] | None = None,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.MeetingActionPage:
        """List what you took over in meetings, and what the people of units that you head did."""
        return self.call(
            Call(
                "GET",
                "/v1/meeting-actions",
                query={
                    "state": state,
                    "employee_id": employee_id,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.MeetingActionPage,
        )

    def each_meeting_actions(
        self,
        *,
        state: Literal["open", "done"] | None = None,
        employee_id: UUID | str | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.MeetingActionOut]:
        """Walk over all items of `list_meeting_actions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_meeting_actions(
                state=state,
                employee_id=employee_id,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_meeting_action(
        self,
        action_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.MeetingActionOut:
        """Show one action: what was agreed in which meeting, who does it by when, and what came of it."""
        return self.call(
            Call(
                "GET",
                f"/v1/meeting-actions/{quote(action_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.MeetingActionOut,
        )

    def complete_meeting_action(
        self,
        action_id: UUID | str,
        body: models.ActionOutcomeIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingActionOut:
        """Say what came of an action that you took over, once the minutes of its meeting are closed."""
        return self.call(
            Call(
                "POST",
                f"/v1/meeting-actions/{quote(action_id)}/complete",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingActionOut,
        )

    def list_meetings(
        self,
        *,
        kind: Literal[
            "indicator_discussion",
            "performance_review",
            "monthly_review",
            "leader_statement",
            "system_review",
            "work_standard",
            "coordination",
            "monthly_workshop",
            "coaching",
            "rater_training",
            "calibration",
        ]
        | None = None,
        state: Literal["planned", "recorded", "closed", "canceled"] | None = None,
        cycle_id: UUID | str | None = None,
        unit_code: str | None = None,
        sort: Literal["starts_at", "-starts_at"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.MeetingPage:
        """List the meetings that you host, to which you are invited, or of units that you head."""
        return self.call(
            Call(
                "GET",
                "/v1/meetings",
                query={
                    "kind": kind,
                    "state": state,
                    "cycle_id": cycle_id,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.MeetingPage,
        )

    def each_meetings(
        self,
        *,
        kind: Literal[
            "indicator_discussion",
            "performance_review",
            "monthly_review",
            "leader_statement",
            "system_review",
            "work_standard",
            "coordination",
            "monthly_workshop",
            "coaching",
            "rater_training",
            "calibration",
        ]
        | None = None,
        state: Literal["planned", "recorded", "closed", "canceled"] | None = None,
        cycle_id: UUID | str | None = None,
        unit_code: str | None = None,
        sort: Literal["starts_at", "-starts_at"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.MeetingOut]:
        """Walk over all items of `list_meetings`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_meetings(
                kind=kind,
                state=state,
                cycle_id=cycle_id,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def schedule_meeting(
        self,
        body: models.MeetingIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Call a meeting of a unit that you head, and invite people to it.

        A head invites people of the own units; an admin also those of others, who are marked.
        """
        return self.call(
            Call(
                "POST",
                "/v1/meetings",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def get_meeting(
        self,
        meeting_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.MeetingDetailOut:
        """Show one meeting: who is invited and came, its minutes, and what it decided."""
        return self.call(
            Call(
                "GET",
                f"/v1/meetings/{quote(meeting_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def edit_meeting(
        self,
        meeting_id: UUID | str,
        body: models.MeetingIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.MeetingDetailOut:
        """Replace a meeting that has not taken place, with all whom it invites and what it discusses."""
        return self.call(
            Call(
                "PUT",
                f"/v1/meetings/{quote(meeting_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def propose_calibration(
        self,
        meeting_id: UUID | str,
        body: models.CalibrationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.CalibrationOut:
        """Propose, in a calibration session in which you take part, that a rating be another, and why.

        You lead the session's unit, or assess the assessor. The evaluation is rated, not final, and of
        the unit or one below in the session's cycle. Its assessor alone applies it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/calibrations",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.CalibrationOut,
        )

    def cancel_meeting(
        self,
        meeting_id: UUID | str,
        body: models.CancellationIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Cancel a meeting that has not taken place; those invited read the reason."""
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/cancel",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def close_meeting(
        self,
        meeting_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Close the minutes: from now on they are never changed, only corrected."""
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/close",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def confirm_attendance(
        self,
        meeting_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Confirm that you came to a meeting, as its host recorded it."""
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/confirm",
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def correct_minutes(
        self,
        meeting_id: UUID | str,
        body: models.CorrectionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Put minutes in place of closed ones, which stay beside them."""
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/correct",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def hold_meeting(
        self,
        meeting_id: UUID | str,
        body: models.MeetingRecordIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.MeetingDetailOut:
        """Record who came, what was said and decided, who does what by when, and what others can learn.

        Send it again as a whole until you close the minutes. Who was not invited cannot be recorded.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/meetings/{quote(meeting_id)}/hold",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MeetingDetailOut,
        )

    def list_objections(
        self,
        *,
        evaluation_id: UUID | str | None = None,
        state: Literal["filed", "heard", "upheld", "changed"] | None = None,
        employee_id: UUID | str | None = None,
        assessor_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["filed", "-filed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ObjectionPage:
        """List objections that concern you: yours, your people's, and those that you decide."""
        return self.call(
            Call(
                "GET",
                "/v1/objections",
                query={
                    "evaluation_id": evaluation_id,
                    "state": state,
                    "employee_id": employee_id,
                    "assessor_id": assessor_id,
                    "period_id": period_id,
                    "unit_code": unit_code,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ObjectionPage,
        )

    def each_objections(
        self,
        *,
        evaluation_id: UUID | str | None = None,
        state: Literal["filed", "heard", "upheld", "changed"] | None = None,
        employee_id: UUID | str | None = None,
        assessor_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["filed", "-filed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ObjectionOut]:
        """Walk over all items of `list_objections`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_objections(
                evaluation_id=evaluation_id,
                state=state,
                employee_id=employee_id,
                assessor_id=assessor_id,
                period_id=period_id,
                unit_code=unit_code,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_objection(
        self,
        objection_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ObjectionDetail:
        """Show one objection with its reasons, both statements and the decision."""
        return self.call(
            Call(
                "GET",
                f"/v1/objections/{quote(objection_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ObjectionDetail,
        )

    @overload
    def download_objection_bundle(
        self,
        objection_id: UUID | str,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_objection_bundle(
        self,
        objection_id: UUID | str,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_objection_bundle(
        self,
        objection_id: UUID | str,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download an objection's bundle.

        Download one file with all that the objection rests on: reasons, both statements, decision,
        the result objected to and the one that took its place (each with its steps and its scheme),
        the revision of the plan, and the evidence by its digests.

        `penilaian-api verify-bundle FILE` checks it without a service: it computes each result again,
        and names the part that was altered.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/objections/{quote(objection_id)}/bundle",
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def decide_objection(
        self,
        objection_id: UUID | str,
        body: models.DecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ObjectionDetail:
        """Decide as the assessor's superior: uphold the result, or change it with your own ratings.

        The assessor's own ratings stay as they were. You deliver the changed result yourself.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/objections/{quote(objection_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ObjectionDetail,
        )

    def hear_objection(
        self,
        objection_id: UUID | str,
        body: models.HearingIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ObjectionDetail:
        """Record what the employee and the assessor stated; hear both before you decide."""
        return self.call(
            Call(
                "POST",
                f"/v1/objections/{quote(objection_id)}/hear",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ObjectionDetail,
        )

    def count_like_cases(
        self,
        objection_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.LikeCasesOut:
        """Count how like objections ended.

        Count how objections of the agency ended that have the same ground and the same part of the
        result as this one (where those are too few, the same ground or the same part), and were decided
        before it was filed. It tells nobody's name, nothing of fewer than five people, and of one
        objection always the same.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/objections/{quote(objection_id)}/like-cases",
                is_keyed=False,
                options={**options},
            ),
            models.LikeCasesOut,
        )

    def list_defects(
        self,
        *,
        code: Literal[
            "no_assignment",
            "only_acting",
            "position_without_line",
            "assessor_is_self",
            "no_delegation",
            "no_assessor",
            "head_without_delegation",
            "assessment_ring",
            "evaluation_left_open",
            "evaluation_without_actor",
            "objection_without_decider",
            "plan_beyond_post",
            "evaluation_of_former_post",
            "unit_without_head",
            "nip_doubtful",
            "assessor_outdated",
        ]
        | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.DefectPage:
        """List defects of the organization.

        List who cannot plan or be rated today, why, and who can correct it; and the evaluations and
        objections whose next step nobody can take.

        `assessor_outdated` names people whose recorded assessor is not the one who follows from the
        organization; as it takes the whole of it, ask for it by its code.
        """
        return self.call(
            Call(
                "GET",
                "/v1/organization/defects",
                query={"code": code, "limit": limit, "cursor": cursor},
                is_keyed=False,
                options={**options},
            ),
            models.DefectPage,
        )

    def each_defects(
        self,
        *,
        code: Literal[
            "no_assignment",
            "only_acting",
            "position_without_line",
            "assessor_is_self",
            "no_delegation",
            "no_assessor",
            "head_without_delegation",
            "assessment_ring",
            "evaluation_left_open",
            "evaluation_without_actor",
            "objection_without_decider",
            "plan_beyond_post",
            "evaluation_of_former_post",
            "unit_without_head",
            "nip_doubtful",
            "assessor_outdated",
        ]
        | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.DefectOut]:
        """Walk over all items of `list_defects`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_defects(code=code, limit=limit, cursor=cursor, **options)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_outcome_comparisons(
        self,
        *,
        changed_on: str,
        chosen_for: Literal["planned", "bad_value"] | None = None,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutcomeComparisonPage:
        """List outcomes before and after.

        Compare each outcome of a group (`unit_code` and the units below it, `is_public_service`) before
        and after a day; `group` sets all of them, each once, against what they were.

        Of at most 200 outcomes together: name a unit below where there are more.
        """
        return self.call(
            Call(
                "GET",
                "/v1/outcome-comparisons",
                query={
                    "changed_on": changed_on,
                    "chosen_for": chosen_for,
                    "unit_code": unit_code,
                    "is_public_service": is_public_service,
                    "goal_key": goal_key,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutcomeComparisonPage,
        )

    def each_outcome_comparisons(
        self,
        *,
        changed_on: str,
        chosen_for: Literal["planned", "bad_value"] | None = None,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutcomeComparisonOut]:
        """Walk over all items of `list_outcome_comparisons`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outcome_comparisons(
                changed_on=changed_on,
                chosen_for=chosen_for,
                unit_code=unit_code,
                is_public_service=is_public_service,
                goal_key=goal_key,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_outcome_links(
        self,
        *,
        plan_id: UUID | str | None = None,
        line_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        outcome_key: str | None = None,
        is_public_service: bool | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutcomeLinkPage:
        """List lines that serve outcomes.

        List which lines of plans serve which outcome, and what that was last: your own, and those of
        people around whom you stand.
        """
        return self.call(
            Call(
                "GET",
                "/v1/outcome-links",
                query={
                    "plan_id": plan_id,
                    "line_id": line_id,
                    "employee_id": employee_id,
                    "outcome_key": outcome_key,
                    "is_public_service": is_public_service,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutcomeLinkPage,
        )

    def each_outcome_links(
        self,
        *,
        plan_id: UUID | str | None = None,
        line_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        outcome_key: str | None = None,
        is_public_service: bool | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutcomeLinkOut]:
        """Walk over all items of `list_outcome_links`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outcome_links(
                plan_id=plan_id,
                line_id=line_id,
                employee_id=employee_id,
                outcome_key=outcome_key,
                is_public_service=is_public_service,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def link_outcome(
        self,
        body: models.OutcomeLinkIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.OutcomeLinkOut:
        """Say of a line of your plan in force, or of somebody whom you assess, which outcome it serves."""
        return self.call(
            Call(
                "POST",
                "/v1/outcome-links",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.OutcomeLinkOut,
        )

    def unlink_outcome(
        self,
        link_id: UUID | str,
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.Done:
        """Take back that a line of a plan serves an outcome. The trail keeps that it did."""
        return self.call(
            Call(
                "DELETE",
                f"/v1/outcome-links/{quote(link_id)}",
                version=version,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def list_outcome_progress(
        self,
        *,
        starts_on: str,
        ends_on: str,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutcomeProgressPage:
        """List how outcomes moved.

        List of each outcome its last value within some days, the one before them, and whether it got
        better or worse; `group` counts all of `unit_code`, the units below it and `is_public_service`.

        The target is that of the goal with its `goal_key` in the year of the last day, if both are
        measured in the same unit.
        """
        return self.call(
            Call(
                "GET",
                "/v1/outcome-progress",
                query={
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                    "unit_code": unit_code,
                    "is_public_service": is_public_service,
                    "goal_key": goal_key,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutcomeProgressPage,
        )

    def each_outcome_progress(
        self,
        *,
        starts_on: str,
        ends_on: str,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutcomeProgressOut]:
        """Walk over all items of `list_outcome_progress`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outcome_progress(
                starts_on=starts_on,
                ends_on=ends_on,
                unit_code=unit_code,
                is_public_service=is_public_service,
                goal_key=goal_key,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_outcome_values(
        self,
        *,
        outcome_key: str | None = None,
        from_day: str | None = None,
        to_day: str | None = None,
        current: bool | None = None,
        sort: Literal["starts_on", "-starts_on", "posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutcomeValuePage:
        """List the values of outcomes.

        List time series, the earliest days first, with every correction; `current=true` leaves out
        what was corrected.
        """
        return self.call(
            Call(
                "GET",
                "/v1/outcome-values",
                query={
                    "outcome_key": outcome_key,
                    "from_day": from_day,
                    "to_day": to_day,
                    "current": current,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutcomeValuePage,
        )

    def each_outcome_values(
        self,
        *,
        outcome_key: str | None = None,
        from_day: str | None = None,
        to_day: str | None = None,
        current: bool | None = None,
        sort: Literal["starts_on", "-starts_on", "posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutcomeValueOut]:
        """Walk over all items of `list_outcome_values`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outcome_values(
                outcome_key=outcome_key,
                from_day=from_day,
                to_day=to_day,
                current=current,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_outstanding_rules(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutstandingRulePage:
        """List the versions of the rules by which your agency finds who does well, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/outstanding-rules",
                query={
                    "status": status,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutstandingRulePage,
        )

    def each_outstanding_rules(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutstandingRuleOut]:
        """Walk over all items of `list_outstanding_rules`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outstanding_rules(
                status=status,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_outstanding_rule(
        self,
        body: models.OutstandingRuleIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.OutstandingRuleOut:
        """Create the next version of your own rule, as a draft."""
        return self.call(
            Call(
                "POST",
                "/v1/outstanding-rules",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def list_shipped_outstanding_rules(
        self,
        **options: Unpack[Options],
    ) -> models.OutstandingRuleShippedList:
        """List the rules that come with the program, ready to be adopted."""
        return self.call(
            Call(
                "GET",
                "/v1/outstanding-rules/shipped",
                is_keyed=False,
                options={**options},
            ),
            models.OutstandingRuleShippedList,
        )

    def adopt_outstanding_rule(
        self,
        key: str,
        **options: Unpack[KeyedOptions],
    ) -> models.OutstandingRuleOut:
        """Copy a shipped rule into your agency, active at once.

        If your agency already has it, unchanged and active, that version is returned.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/outstanding-rules/{quote(key)}/adopt",
                is_keyed=True,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def get_outstanding_rule(
        self,
        rule_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.OutstandingRuleOut:
        """Show one version of a rule, with each of its conditions in plain words."""
        return self.call(
            Call(
                "GET",
                f"/v1/outstanding-rules/{quote(rule_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def edit_outstanding_rule(
        self,
        rule_id: UUID | str,
        body: models.OutstandingRuleIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.OutstandingRuleOut:
        """Replace the whole content of a draft; a version that was ever in use stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/outstanding-rules/{quote(rule_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def activate_outstanding_rule(
        self,
        rule_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.OutstandingRuleOut:
        """Let people be listed by this version; it can never change afterwards."""
        return self.call(
            Call(
                "POST",
                f"/v1/outstanding-rules/{quote(rule_id)}/activate",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def retire_outstanding_rule(
        self,
        rule_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.OutstandingRuleOut:
        """Let nobody be listed by this version any more; what cites it keeps it."""
        return self.call(
            Call(
                "POST",
                f"/v1/outstanding-rules/{quote(rule_id)}/retire",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.OutstandingRuleOut,
        )

    def get_period(
        self,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PeriodDetail:
        """Show one period, with the gates that were waived for it and the requests to reopen it."""
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PeriodDetail,
        )

    def realize_cases(
        self,
        period_id: UUID | str,
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.RealizedOut:
        """Enter progress from service cases.

        Enter as progress, on each plan in force, what the cases completed in a period say of the
        indicators that they measure: of the employee's own cases, and for the head of a unit of all
        cases of its services.

        Call it after each feed: what was counted before is corrected. What an employee entered stays as
        it is, and `get_figures` compares it with the cases.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/case-realizations",
                query={"dry_run": dry_run},
                is_keyed=True,
                options={**options},
            ),
            models.RealizedOut,
        )

    def close_period(
        self,
        period_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodDetail:
        """Close a period, once the window for rating is over."""
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/close",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PeriodDetail,
        )

    def reckon_discipline(
        self,
        period_id: UUID | str,
        body: models.DisciplineIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodReckoningOut:
        """Reckon discipline from attendance.

        Reckon the part `discipline` of everybody who has a plan in a period, and write it as
        measurements with the source `attendance`.

        It may be taken again while the period is open or being rated: what came out the same stays,
        what differs supersedes. Nobody writes their own number: you are `left_out`. Who reached a
        threshold of the law is named in `reached`; no sanction follows by itself.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/discipline",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PeriodReckoningOut,
        )

    def get_effectiveness(
        self,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.EffectivenessOut:
        """Show how the system did.

        Compute the measures of the system for a period as it stands now: completion, timeliness,
        discrimination, objections upheld, satisfaction and participation, each with what it came from.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/effectiveness",
                is_keyed=False,
                options={**options},
            ),
            models.EffectivenessOut,
        )

    def create_evaluations(
        self,
        period_id: UUID | str,
        *,
        dry_run: bool | None = None,
        at_most: int | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.CreatedOut:
        """Create an evaluation for each person with a plan in force in a period who has none yet.

        All or nothing; a second call adds those that are new since. With `at_most` a call makes no more
        than that, and says how many remain: call again until none does. Each evaluation keeps the
        revision, the unit, the post and the scheme of this moment. Who moved to another post within the
        period has one evaluation, by the plan for the newer post: one that nobody has rated yet moves
        to it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/evaluations",
                query={"dry_run": dry_run, "at_most": at_most},
                is_keyed=True,
                options={**options},
            ),
            models.CreatedOut,
        )

    def waive_gate(
        self,
        period_id: UUID | str,
        gate: Literal["socialisation", "indicators", "organization"],
        body: models.WaiverIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodDetail:
        """Let a planned period open without a gate being met; your reason stays on record."""
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/gates/{quote(gate)}/waive",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PeriodDetail,
        )

    def review_indicators(
        self,
        period_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.ReviewedOut:
        """Review each indicator of the library that stood on a plan in a closed period.

        It is told how often it went without a realization, how many reached its target, whether it
        tells people apart, whether a second source says the same, how well it can be measured and how
        relevant the holders of the positions find it. Nothing of the period changes. Called again, it
        computes anew what nobody decided on.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/indicator-reviews",
                is_keyed=True,
                options={**options},
            ),
            models.ReviewedOut,
        )

    def get_management_levels(
        self,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ManagementLevelsOut:
        """Show each level of management.

        Count by the class of the post of those who rate how many evaluations of a period they owe, how
        far these are, and how well they are done: in time, with whole feedback, corrected later.

        Of the people whom you lead, of the units that you head, or as an admin of everybody.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/management-levels",
                is_keyed=False,
                options={**options},
            ),
            models.ManagementLevelsOut,
        )

    def list_meeting_regularity(
        self,
        period_id: UUID | str,
        *,
        unit_code: str | None = None,
        sort: Literal["code", "-code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.UnitRegularityPage:
        """List how regularly units meet.

        Count the evaluation meetings of each unit in a period, by a stated rule, and name the months
        that are over in which it held none.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/meeting-regularity",
                query={
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.UnitRegularityPage,
        )

    def each_meeting_regularity(
        self,
        period_id: UUID | str,
        *,
        unit_code: str | None = None,
        sort: Literal["code", "-code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.UnitRegularityOut]:
        """Walk over all items of `list_meeting_regularity`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_meeting_regularity(
                period_id=period_id,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def open_period(
        self,
        period_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodDetail:
        """Open a period, from its first day on, once every gate is met or waived."""
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/open",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PeriodDetail,
        )

    def list_outstanding(
        self,
        period_id: UUID | str,
        *,
        rule: str,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.OutstandingPage:
        """List who does well.

        List who does well in a period by a rule, of the people whose results you may see, each with
        the figures that met its conditions. Only results that were delivered and stand are counted.

        Of whom you read a result, they see it in their access trail.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/outstanding",
                query={
                    "rule": rule,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.OutstandingPage,
        )

    def each_outstanding(
        self,
        period_id: UUID | str,
        *,
        rule: str,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.OutstandingOut]:
        """Walk over all items of `list_outstanding`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_outstanding(
                period_id=period_id,
                rule=rule,
                unit_code=unit_code,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_predicate_distribution(
        self,
        period_id: UUID | str,
        *,
        unit_code: str,
        **options: Unpack[Options],
    ) -> models.PredicateDistributionOut:
        """Show the predicates of a unit.

        Count the predicates of a unit in a period, by the result of the organization, and hold them
        against the patterns of that result (PermenPANRB 6/2022, annex IV B2): final results, and those
        in the making of whom you rate. Your own is not counted.

        A pattern is guidance: no rating is refused or changed by it. An exact test tells how likely
        what you see is by chance, and whether the unit is too small to demand the pattern.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/predicate-distribution",
                query={"unit_code": unit_code},
                is_keyed=False,
                options={**options},
            ),
            models.PredicateDistributionOut,
        )

    def list_public_feedback_counts(
        self,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.FeedbackCountList:
        """Count what citizens said of each unit on the days of a period, by kind and by what became of it."""
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/public-feedback",
                is_keyed=False,
                options={**options},
            ),
            models.FeedbackCountList,
        )

    def compute_rater_statistics(
        self,
        period_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.RaterStudyOut:
        """Compute rater statistics.

        Compute how each assessor of a period rates beside colleagues in like circumstances: from the
        results that are final, while the period is being rated or after it is closed.

        It may be computed again; each time it is a study of its own with the next number. You see the
        figures of all together; those of an assessor go to the assessor and to who assesses them. A
        finding says that somebody differs. It is no verdict, and nothing follows from it by itself.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/rater-statistics",
                is_keyed=True,
                options={**options},
            ),
            models.RaterStudyOut,
        )

    def reopen_period(
        self,
        period_id: UUID | str,
        body: models.ReopeningIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReopeningOut:
        """Request that a closed period go back to rating; another admin answers.

        Final results stay final, and the window for rating stays over: whoever has no result yet is
        rated by the superior of their assessor.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/reopen",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReopeningOut,
        )

    def list_period_results(
        self,
        period_id: UUID | str,
        *,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PeriodResultPage:
        """List the results of a period.

        List the final results of a period, of the people whose results you may see: in pages, or all
        of them as NDJSON, CSV or a workbook, by `format` or by `Accept`. NDJSON holds codes for
        programs; CSV and workbook hold the words of your language, and instants in the agency's time.
        CSV is parted by commas; for `Accept-Language: id` as spreadsheets are in Indonesian, by `;` and
        with decimal commas.

        Of whom you read a result, they see it in their access trail.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/results",
                query={
                    "format": format,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PeriodResultPage,
        )

    def each_period_results(
        self,
        period_id: UUID | str,
        *,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PeriodResultOut]:
        """Walk over all items of `list_period_results`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_period_results(
                period_id=period_id,
                format=format,
                unit_code=unit_code,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_unit_rewards(
        self,
        period_id: UUID | str,
        *,
        unit_code: str,
        **options: Unpack[Options],
    ) -> models.UnitRewardsOut:
        """Show the rewards of a unit.

        Count the rewards of a unit by results of a period, beside the cases of its public services
        before, in and after that period. It shows what was, and claims no cause.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/rewards",
                query={"unit_code": unit_code},
                is_keyed=False,
                options={**options},
            ),
            models.UnitRewardsOut,
        )

    def score_period(
        self,
        period_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodScoresOut:
        """Compute the score of every evaluation of a period as things stand; nothing is stored.

        Each person's access trail records that it was read.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/scores",
                is_keyed=True,
                options={**options},
            ),
            models.PeriodScoresOut,
        )

    @overload
    def export_siasn(
        self,
        period_id: UUID | str,
        *,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def export_siasn(
        self,
        period_id: UUID | str,
        *,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def export_siasn(
        self,
        period_id: UUID | str,
        *,
        format: Literal["json", "ndjson", "csv", "xlsx"] | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Export results for SIASN.

        Give the final results of a period as the national platform takes them: of a year as records of
        `skp22`, of a month or quarter of `kinerjaperiodik`, with its names and codes. Each object
        of JSON has `nip`, `nama`, and the `record` to be sent: all in one array, or a line each as
        NDJSON. CSV and workbook have a column for each.

        The platform's own id of the person stays empty: look it up by the NIP when you send. What
        cannot be sent as it stands is left out; `check_siasn` says whose, and why. The same results
        give the same file. Of whom you read a result, they see it in their access trail.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/siasn",
                query={"format": format},
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def check_siasn(
        self,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SiasnCheckOut:
        """Check results before they go to SIASN.

        Say how many results of a period can be sent to the national platform, and who lacks what: a
        NIP, a rating, a predicate that has a code and is the one where both ratings meet (unless a
        stated rule overrides it). Some gaps leave a record out, others a field empty.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/siasn/check",
                is_keyed=False,
                options={**options},
            ),
            models.SiasnCheckOut,
        )

    def get_signals(
        self,
        period_id: UUID | str,
        *,
        unit_code: str,
        **options: Unpack[Options],
    ) -> models.SignalsOut:
        """Show signals of a unit.

        Show where entries and files of the people whom you rate, or whose rating you review, differ
        from those of colleagues in the unit: the same file behind several people or lines, entries
        mostly in the last days of the period, round values, colleagues who praise each other by name.

        Each test is exact, and all of them together are held to five percent of false signals. A
        signal is a reason to ask, never a verdict: nothing is refused or changed by it. With few people
        it says why nothing can be tested.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/periods/{quote(period_id)}/signals",
                query={"unit_code": unit_code},
                is_keyed=False,
                options={**options},
            ),
            models.SignalsOut,
        )

    def start_rating(
        self,
        period_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PeriodDetail:
        """Let the assessors rate, from the first day of the window for rating."""
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/start-rating",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PeriodDetail,
        )

    def begin_system_review(
        self,
        period_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.SystemReviewDetailOut:
        """Begin the review of a period.

        Review how the appraisal system did in a closed period: the measures and the levels of
        management are computed and frozen with the review. It happens once for each period, and names
        the review that was concluded before it, with what became of its actions.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/periods/{quote(period_id)}/system-review",
                is_keyed=True,
                options={**options},
            ),
            models.SystemReviewDetailOut,
        )

    def list_plans(
        self,
        *,
        cycle_key: str | None = None,
        state: Literal["draft", "submitted", "approved", "closed"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        format: Literal["json", "ndjson"] | None = None,
        **options: Unpack[Options],
    ) -> models.PlanPage:
        """List the plans that you may see, in the order in which they were created.

        `state` keeps to plans that have a revision in that state. As NDJSON, by `format` or by
        `Accept`, all of them come at once, each with all that stands on it, as `get_plan` shows it;
        only what you may do with each stands there alone.
        """
        return self.call(
            Call(
                "GET",
                "/v1/plans",
                query={
                    "cycle_key": cycle_key,
                    "state": state,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                    "format": format,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PlanPage,
        )

    def each_plans(
        self,
        *,
        cycle_key: str | None = None,
        state: Literal["draft", "submitted", "approved", "closed"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        format: Literal["json", "ndjson"] | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PlanItemOut]:
        """Walk over all items of `list_plans`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_plans(
                cycle_key=cycle_key,
                state=state,
                unit_code=unit_code,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                format=format,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_plan(
        self,
        body: models.PlanIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Start the draft of your own plan for a cycle and your post."""
        return self.call(
            Call(
                "POST",
                "/v1/plans",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def approve_plans(
        self,
        body: models.PlanApprovalsIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanApprovalsOut:
        """Approve many plans of your reports, all or nothing, each at the version you saw.

        If one item is refused, all are, and the response says which.
        """
        return self.call(
            Call(
                "POST",
                "/v1/plans/approve",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlanApprovalsOut,
        )

    def get_plan(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PlanOut:
        """Show a plan with the revision in force, the pending one, and what you may do now.

        Of your assessor's plan you see only the revision in force: your results support theirs.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PlanOut,
        )

    def approve_plan(
        self,
        plan_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Approve the plan of one of your reports at the version you saw.

        It is in force from now on; the revision it replaces is closed and kept. A plan that was to be
        set by the end of January (or the cycle's later day) and was not, may be approved, returned or
        consented to by the assessor's superior as well.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/approve",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def check_plan(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PlanCheckOut:
        """Check whether the plan is clear and measurable, as submitting it would.

        Faults keep it from being submitted; warnings say what to look at again. Each points to the
        field and says what to correct.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/check",
                is_keyed=False,
                options={**options},
            ),
            models.PlanCheckOut,
        )

    def close_plan(
        self,
        plan_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """End a plan that is in force."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/close",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def put_plan_content(
        self,
        plan_id: UUID | str,
        body: models.PlanContentIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.DraftOut:
        """Send the whole content of your draft; what you leave out is removed.

        Lines sent with their `line_id` keep it, and with it their progress and evidence.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/plans/{quote(plan_id)}/content",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.DraftOut,
        )

    def get_contribution(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ContributionOut:
        """Show what a person contributes.

        Follow each line of a plan up to the results and goals that it supports, apart for the
        organization and the public: direct where its quantity is a share of the one above, in the same
        unit of measure, else supporting (PermenPANRB 6/2022, annex II A4).

        Of those above you read statement and target, never what they realized. Nothing here enters a
        score.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/contribution",
                is_keyed=False,
                options={**options},
            ),
            models.ContributionOut,
        )

    def list_directions(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["given", "-given"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.DirectionPage:
        """List what leaders direct on items of a plan, and when each direction was acknowledged."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/directions",
                query={
                    "line_id": line_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.DirectionPage,
        )

    def each_directions(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["given", "-given"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.DirectionOut]:
        """Walk over all items of `list_directions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_directions(
                plan_id=plan_id,
                line_id=line_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def give_direction(
        self,
        plan_id: UUID | str,
        body: models.DirectionIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.DirectionOut:
        """Give a direction on a plan.

        Say what somebody whom you lead should do on an item of their plan in force. They are asked to
        acknowledge it. It never changes; a later one of yours may replace it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/directions",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DirectionOut,
        )

    def list_evidence(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        progress_id: UUID | str | None = None,
        kind: Literal["file", "link"] | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.EvidencePage:
        """List the evidence of a plan, earliest first."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/evidence",
                query={
                    "line_id": line_id,
                    "progress_id": progress_id,
                    "kind": kind,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.EvidencePage,
        )

    def each_evidence(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        progress_id: UUID | str | None = None,
        kind: Literal["file", "link"] | None = None,
        q: str | None = None,
        sort: Literal["posted", "-posted"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.EvidenceOut]:
        """Walk over all items of `list_evidence`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_evidence(
                plan_id=plan_id,
                line_id=line_id,
                progress_id=progress_id,
                kind=kind,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_forms(
        self,
        plan_id: UUID | str,
        *,
        period_id: UUID | str | None = None,
        **options: Unpack[Options],
    ) -> models.PaperFormList:
        """List all forms that the law draws (A.1.1 to C.1.3), and which of them there are of a plan.

        What is confidential (guidance, conduct) is counted for those alone who may read the record.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/forms",
                query={"period_id": period_id},
                is_keyed=False,
                options={**options},
            ),
            models.PaperFormList,
        )

    @overload
    def download_forms(
        self,
        plan_id: UUID | str,
        *,
        period_id: UUID | str | None = None,
        kind: Literal[
            "A.1.1",
            "A.1.2",
            "A.1.3",
            "A.1.4",
            "A.1.5",
            "A.1.6",
            "A.1.7",
            "A.1.8",
            "B.1.1",
            "B.1.2",
            "B.1.3",
            "B.1.4",
            "B.1.5",
            "B.1.6",
            "B.1.7",
            "B.1.8",
            "B.1.9",
            "B.1.10",
            "C.1.1",
            "C.1.2",
            "C.1.3",
        ]
        | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_forms(
        self,
        plan_id: UUID | str,
        *,
        period_id: UUID | str | None = None,
        kind: Literal[
            "A.1.1",
            "A.1.2",
            "A.1.3",
            "A.1.4",
            "A.1.5",
            "A.1.6",
            "A.1.7",
            "A.1.8",
            "B.1.1",
            "B.1.2",
            "B.1.3",
            "B.1.4",
            "B.1.5",
            "B.1.6",
            "B.1.7",
            "B.1.8",
            "B.1.9",
            "B.1.10",
            "C.1.1",
            "C.1.2",
            "C.1.3",
        ]
        | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_forms(
        self,
        plan_id: UUID | str,
        *,
        period_id: UUID | str | None = None,
        kind: Literal[
            "A.1.1",
            "A.1.2",
            "A.1.3",
            "A.1.4",
            "A.1.5",
            "A.1.6",
            "A.1.7",
            "A.1.8",
            "B.1.1",
            "B.1.2",
            "B.1.3",
            "B.1.4",
            "B.1.5",
            "B.1.6",
            "B.1.7",
            "B.1.8",
            "B.1.9",
            "B.1.10",
            "C.1.1",
            "C.1.2",
            "C.1.3",
        ]
        | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download all forms of a plan that apply as one file, or one of them.

        Signs that no letter has stand in it by their numbers, as `[U+5F20]`; the header
        `Penilaian-Lacking-Signs` lists them.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/forms/file",
                query={"period_id": period_id, "kind": kind},
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_plan_messages(
        self,
        plan_id: UUID | str,
        *,
        author_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["sent", "-sent"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.MessagePage:
        """List the dialogue about a plan, in order."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/messages",
                query={
                    "author_id": author_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.MessagePage,
        )

    def each_plan_messages(
        self,
        plan_id: UUID | str,
        *,
        author_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["sent", "-sent"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.MessageOut]:
        """Walk over all items of `list_plan_messages`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_plan_messages(
                plan_id=plan_id,
                author_id=author_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def send_plan_message(
        self,
        plan_id: UUID | str,
        body: models.MessageIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.MessageOut:
        """Write to the other side about a plan: the regulation requires a dialogue (art. 7)."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/messages",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.MessageOut,
        )

    def get_monitoring(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.MonitoringOut:
        """Show how far a plan is: each indicator's realization against what was expected by today.

        What is expected is the trajectory that the plan states for a period, or else its target.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/monitoring",
                is_keyed=False,
                options={**options},
            ),
            models.MonitoringOut,
        )

    def list_progress(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        starts_on: str | None = None,
        ends_on: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["day", "-day"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ProgressPage:
        """List the progress entries of a plan by day; corrected ones stay visible."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/progress",
                query={
                    "line_id": line_id,
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                    "current": current,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ProgressPage,
        )

    def each_progress(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        starts_on: str | None = None,
        ends_on: str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["day", "-day"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ProgressOut]:
        """Walk over all items of `list_progress`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_progress(
                plan_id=plan_id,
                line_id=line_id,
                starts_on=starts_on,
                ends_on=ends_on,
                current=current,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def post_progress(
        self,
        plan_id: UUID | str,
        body: models.ProgressIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.ProgressPostedOut:
        """Add what was realized on an indicator of your plan in force.

        The day must lie within the plan and not in the future, and must not count in a closed period.
        Entries are never changed: a correction names the entry that it replaces. `warnings` name what
        you should look at again, such as more than 100 percent.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/progress",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ProgressPostedOut,
        )

    def list_remedies(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        kind: Literal["adjust_expectation", "adjust_resources", "guide", "take_over"] | None = None,
        sort: Literal["taken", "-taken"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.RemedyPage:
        """List what the leader did where results of the plan make no progress, in order."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/remedies",
                query={
                    "line_id": line_id,
                    "kind": kind,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.RemedyPage,
        )

    def each_remedies(
        self,
        plan_id: UUID | str,
        *,
        line_id: UUID | str | None = None,
        kind: Literal["adjust_expectation", "adjust_resources", "guide", "take_over"] | None = None,
        sort: Literal["taken", "-taken"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.RemedyOut]:
        """Walk over all items of `list_remedies`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_remedies(
                plan_id=plan_id,
                line_id=line_id,
                kind=kind,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def take_remedy(
        self,
        plan_id: UUID | str,
        body: models.RemedyIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.RemedyOut:
        """Take a step on a result.

        Take the next step where a result makes no progress: adjust the expectation by a revision of the
        plan, adjust resources, guide (by a plan of guidance that names the step), and only then take it
        over, to prevent a failure of the organization. The evaluation tells of what was taken over, and
        why.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/remedies",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.RemedyOut,
        )

    def add_plan_result(
        self,
        plan_id: UUID | str,
        body: models.WorkResultIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.DraftOut:
        """Add a work result with its indicators at the end of your draft."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/results",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.DraftOut,
        )

    def put_plan_result(
        self,
        plan_id: UUID | str,
        line_id: UUID | str,
        body: models.WorkResultIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.DraftOut:
        """Replace one work result of your draft, with its indicators, in its place."""
        return self.call(
            Call(
                "PUT",
                f"/v1/plans/{quote(plan_id)}/results/{quote(line_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.DraftOut,
        )

    def remove_plan_result(
        self,
        plan_id: UUID | str,
        line_id: UUID | str,
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.DraftOut:
        """Remove one work result, with its indicators, from your draft."""
        return self.call(
            Call(
                "DELETE",
                f"/v1/plans/{quote(plan_id)}/results/{quote(line_id)}",
                version=version,
                is_keyed=False,
                options={**options},
            ),
            models.DraftOut,
        )

    def consent_to_result(
        self,
        plan_id: UUID | str,
        line_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Consent to a work result that another leader assigned to one of your reports."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/results/{quote(line_id)}/consent",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def return_plan(
        self,
        plan_id: UUID | str,
        body: models.ReasonIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Return the plan of one of your reports, and say what should be changed."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/return",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def revise_plan(
        self,
        plan_id: UUID | str,
        body: models.ReasonIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Start the next revision as a copy of the one in force, which stays in force meanwhile."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/revise",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def list_plan_revisions(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RevisionPage:
        """List all revisions of a plan, by number."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/revisions",
                is_keyed=False,
                options={**options},
            ),
            models.RevisionPage,
        )

    def get_plan_revision(
        self,
        plan_id: UUID | str,
        number: int,
        **options: Unpack[Options],
    ) -> models.RevisionOut:
        """Show one revision of a plan as it stands or stood."""
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/revisions/{quote(number)}",
                is_keyed=False,
                options={**options},
            ),
            models.RevisionOut,
        )

    def get_role_matrix(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RoleMatrixOut:
        """Show the matrix of roles and results.

        Show who takes up which result of a leader's plan (form A.1.5 of PermenPANRB 6/2022), by the
        plans of their people as these stand now, drafts too, and where it is not whole: a result that
        nobody takes up, somebody without a role, a role that is not agreed, a result without a column.

        It is a help for dividing the work: no step is refused by it.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/role-matrix",
                is_keyed=False,
                options={**options},
            ),
            models.RoleMatrixOut,
        )

    def get_running_score(
        self,
        plan_id: UUID | str,
        *,
        period_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RunningScoreOut:
        """Show the score of a plan so far in a period; what is missing is left out and named.

        What is realized is measured against what was expected by today: the targets of months that are
        over, of shorter periods where the plan states them. Each input has the whole target beside it
        (`period_target`).
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/score",
                query={"period_id": period_id},
                is_keyed=False,
                options={**options},
            ),
            models.RunningScoreOut,
        )

    def simulate_running_score(
        self,
        plan_id: UUID | str,
        body: models.AssumedIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.RunningScoreOut:
        """Show what the score would be with the realizations you assume; nothing is stored.

        What you assume is measured against the target of the whole period, the rest against what was
        expected by today.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/score",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.RunningScoreOut,
        )

    def sign_plan(
        self,
        plan_id: UUID | str,
        body: models.SignIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Sign the plan as its employee, as the assessor, or as a head of the unit.

        The signature is recorded with the digest of what was signed. No other step waits for it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/sign",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def submit_plan(
        self,
        plan_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Submit your draft to your assessor for approval.

        It must state resources, accountability, consequences and a main result, and each result must
        be measurable; otherwise every fault is named. A submitted plan cannot be changed.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/submit",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def get_team_contribution(
        self,
        plan_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.TeamContributionOut:
        """Show a team beside its people.

        Set the results of a leader's plan beside the parts of those who support them: what each
        realized in the time of that plan, and what the direct parts add up to. Parts of people out of
        your reach are not shown and not added.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/plans/{quote(plan_id)}/team-contribution",
                is_keyed=False,
                options={**options},
            ),
            models.TeamContributionOut,
        )

    def withdraw_plan(
        self,
        plan_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PlanHeadOut:
        """Take back a plan that you submitted, to continue drafting it."""
        return self.call(
            Call(
                "POST",
                f"/v1/plans/{quote(plan_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PlanHeadOut,
        )

    def list_positions(
        self,
        *,
        unit_id: UUID | str | None = None,
        job_class: Literal[
            "jpt_utama",
            "jpt_madya",
            "jpt_pratama",
            "administrator",
            "supervisory",
            "functional",
            "executive",
            "state_official",
        ]
        | None = None,
        is_head: bool | None = None,
        q: str | None = None,
        sort: Literal["code", "-code", "title", "-title"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PositionPage:
        """List the positions of your agency, by code."""
        return self.call(
            Call(
                "GET",
                "/v1/positions",
                query={
                    "unit_id": unit_id,
                    "job_class": job_class,
                    "is_head": is_head,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PositionPage,
        )

    def each_positions(
        self,
        *,
        unit_id: UUID | str | None = None,
        job_class: Literal[
            "jpt_utama",
            "jpt_madya",
            "jpt_pratama",
            "administrator",
            "supervisory",
            "functional",
            "executive",
            "state_official",
        ]
        | None = None,
        is_head: bool | None = None,
        q: str | None = None,
        sort: Literal["code", "-code", "title", "-title"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PositionOut]:
        """Walk over all items of `list_positions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_positions(
                unit_id=unit_id,
                job_class=job_class,
                is_head=is_head,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_position(
        self,
        position: str,
        **options: Unpack[Options],
    ) -> models.PositionOut:
        """Show one position of your agency, named by its id or its code."""
        return self.call(
            Call(
                "GET",
                f"/v1/positions/{quote(position)}",
                is_keyed=False,
                options={**options},
            ),
            models.PositionOut,
        )

    def put_position(
        self,
        position: str,
        body: models.PositionIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.PositionOut:
        """Send the whole position with this code as it should be.

        It is created if it does not exist; sending the same twice changes nothing. A position that
        others report to, or that heads a unit, has one seat. With `If-Match` the change is made only
        if the position is still at the version you saw.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/positions/{quote(position)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.PositionOut,
        )

    def get_position_competences(
        self,
        position: str,
        **options: Unpack[Options],
    ) -> models.DemandsOut:
        """Show which level of each competence the position demands, by its class or by itself."""
        return self.call(
            Call(
                "GET",
                f"/v1/positions/{quote(position)}/competences",
                is_keyed=False,
                options={**options},
            ),
            models.DemandsOut,
        )

    def put_position_competences(
        self,
        position: str,
        body: models.DemandsIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.DemandsOut:
        """State which levels the position demands by itself; for all others its class goes on to decide.

        Technical competences are assessed only where the position demands them.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/positions/{quote(position)}/competences",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.DemandsOut,
        )

    def list_position_history(
        self,
        position: str,
        *,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PositionResultPage:
        """List the results in a position.

        List the final results of those who held a position, the first one first: of the people below
        you, or of all for the administration.

        Of whom you read a result, they see it in their access trail.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/positions/{quote(position)}/history",
                query={
                    "employee_id": employee_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PositionResultPage,
        )

    def each_position_history(
        self,
        position: str,
        *,
        employee_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["opened", "-opened"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PositionResultOut]:
        """Walk over all items of `list_position_history`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_position_history(
                position=position,
                employee_id=employee_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_position_standard(
        self,
        position: str,
        *,
        on: str | None = None,
        **options: Unpack[Options],
    ) -> models.PositionStandardOut:
        """Show what applies to a position on a day, also on one that is still to come."""
        return self.call(
            Call(
                "GET",
                f"/v1/positions/{quote(position)}/standard",
                query={"on": on},
                is_keyed=False,
                options={**options},
            ),
            models.PositionStandardOut,
        )

    def list_proposals(
        self,
        *,
        cycle_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        kind: Literal["indicator_comment", "new_indicator", "question", "complaint"] | None = None,
        state: Literal["submitted", "accepted", "adapted", "declined", "answered", "withdrawn"]
        | None = None,
        indicator_version_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ProposalPage:
        """List your own proposals; an admin lists those of everybody."""
        return self.call(
            Call(
                "GET",
                "/v1/proposals",
                query={
                    "cycle_id": cycle_id,
                    "employee_id": employee_id,
                    "kind": kind,
                    "state": state,
                    "indicator_version_id": indicator_version_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ProposalPage,
        )

    def each_proposals(
        self,
        *,
        cycle_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        kind: Literal["indicator_comment", "new_indicator", "question", "complaint"] | None = None,
        state: Literal["submitted", "accepted", "adapted", "declined", "answered", "withdrawn"]
        | None = None,
        indicator_version_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ProposalOut]:
        """Walk over all items of `list_proposals`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_proposals(
                cycle_id=cycle_id,
                employee_id=employee_id,
                kind=kind,
                state=state,
                indicator_version_id=indicator_version_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def submit_proposal(
        self,
        body: models.ProposalIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.ProposalOut:
        """Propose, comment, ask or complain.

        Say what you think of an indicator, or propose a new one, before the set of a cycle is fixed; or
        ask or complain about how performance is appraised.

        All is answered with the reason. A period of the cycle does not open while something that is
        about its indicators is not.
        """
        return self.call(
            Call(
                "POST",
                "/v1/proposals",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ProposalOut,
        )

    def get_proposal(
        self,
        proposal_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ProposalOut:
        """Show one proposal with the answer to it."""
        return self.call(
            Call(
                "GET",
                f"/v1/proposals/{quote(proposal_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ProposalOut,
        )

    def answer_proposal(
        self,
        proposal_id: UUID | str,
        body: models.ProposalAnswerIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ProposalOut:
        """Accept, adapt or decline what was proposed, once and with the reason.

        The proposer reads it among their tasks. Nobody answers a proposal of their own.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/proposals/{quote(proposal_id)}/answer",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ProposalOut,
        )

    def draft_proposal(
        self,
        proposal_id: UUID | str,
        body: models.IndicatorIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ProposalOut:
        """Make a draft of the library of a proposal that was accepted or adapted, in the proposer's name.

        A comment leads to the next version of its indicator, which keeps its key.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/proposals/{quote(proposal_id)}/draft",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ProposalOut,
        )

    def withdraw_proposal(
        self,
        proposal_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ProposalOut:
        """Take your proposal back, as long as nobody has answered it."""
        return self.call(
            Call(
                "POST",
                f"/v1/proposals/{quote(proposal_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.ProposalOut,
        )

    def list_public_feedback(
        self,
        *,
        state: Literal["received", "accepted", "refused", "answered"] | None = None,
        topic: Literal["praise", "complaint", "suggestion", "question"] | None = None,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PublicFeedbackPage:
        """List what citizens said of units without being asked.

        The administration, and the heads of the units, see all of it; everybody else sees what was
        accepted.
        """
        return self.call(
            Call(
                "GET",
                "/v1/public-feedback",
                query={
                    "state": state,
                    "topic": topic,
                    "unit_code": unit_code,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PublicFeedbackPage,
        )

    def each_public_feedback(
        self,
        *,
        state: Literal["received", "accepted", "refused", "answered"] | None = None,
        topic: Literal["praise", "complaint", "suggestion", "question"] | None = None,
        unit_code: str | None = None,
        q: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PublicFeedbackOut]:
        """Walk over all items of `list_public_feedback`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_public_feedback(
                state=state,
                topic=topic,
                unit_code=unit_code,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_public_feedback(
        self,
        public_feedback_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PublicFeedbackDetailOut:
        """Show what a citizen said of a unit, and what you may do with it."""
        return self.call(
            Call(
                "GET",
                f"/v1/public-feedback/{quote(public_feedback_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PublicFeedbackDetailOut,
        )

    def accept_public_feedback(
        self,
        public_feedback_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PublicFeedbackDetailOut:
        """Show it to everybody in the agency; then the unit can answer it."""
        return self.call(
            Call(
                "POST",
                f"/v1/public-feedback/{quote(public_feedback_id)}/accept",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PublicFeedbackDetailOut,
        )

    def answer_public_feedback(
        self,
        public_feedback_id: UUID | str,
        body: models.PublicAnswerIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PublicFeedbackDetailOut:
        """Answer what a citizen said; they read it by their receipt. This happens once."""
        return self.call(
            Call(
                "POST",
                f"/v1/public-feedback/{quote(public_feedback_id)}/answer",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PublicFeedbackDetailOut,
        )

    def refuse_public_feedback(
        self,
        public_feedback_id: UUID | str,
        body: models.RefusalIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PublicFeedbackDetailOut:
        """Keep it hidden, with a reason that its sender is shown. It is counted all the same."""
        return self.call(
            Call(
                "POST",
                f"/v1/public-feedback/{quote(public_feedback_id)}/refuse",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PublicFeedbackDetailOut,
        )

    def list_public_services(
        self,
        *,
        unit_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PublicServicePage:
        """List the services to citizens whose cases are fed in, with the indicators that they measure."""
        return self.call(
            Call(
                "GET",
                "/v1/public-services",
                query={
                    "unit_id": unit_id,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PublicServicePage,
        )

    def each_public_services(
        self,
        *,
        unit_id: UUID | str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PublicServiceOut]:
        """Walk over all items of `list_public_services`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_public_services(
                unit_id=unit_id,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_public_service(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.PublicServiceOut:
        """Show one service to citizens, and which indicators of the library its cases measure."""
        return self.call(
            Call(
                "GET",
                f"/v1/public-services/{quote(key)}",
                is_keyed=False,
                options={**options},
            ),
            models.PublicServiceOut,
        )

    def put_public_service(
        self,
        key: str,
        body: models.PublicServiceIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.PublicServiceOut:
        """Send the whole service with this key as it should be; sending the same twice changes nothing.

        `indicators` names, for each figure that its cases give, the indicator of the library that is
        measured by it. Times of later feeds are counted in `counted_in`.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/public-services/{quote(key)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.PublicServiceOut,
        )

    def get_service_figures(
        self,
        key: str,
        *,
        starts_on: str,
        ends_on: str,
        **options: Unpack[Options],
    ) -> models.CaseFiguresOut:
        """Show how fast and right a service is.

        Show what the cases say that were completed from one day to another: their number, the median
        time to completion and to the first response, and how many in a hundred had to be corrected.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/public-services/{quote(key)}/figures",
                query={"starts_on": starts_on, "ends_on": ends_on},
                is_keyed=False,
                options={**options},
            ),
            models.CaseFiguresOut,
        )

    def verify_document(
        self,
        code: str,
        *,
        file_digest: str | None = None,
        **options: Unpack[Options],
    ) -> models.VerifiedDocumentOut:
        """Verify a document.

        Say whether the result that a document states still stands. No sign-in is needed, and nothing
        else is told.

        With the digest of a file you learn too whether it is the one that was issued, or was altered.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/public/documents/{quote(code)}",
                query={"file_digest": file_digest},
                is_keyed=False,
                options={**options},
            ),
            models.VerifiedDocumentOut,
        )

    def get_public_survey(
        self,
        token: str,
        **options: Unpack[Options],
    ) -> models.AskedSurveyOut:
        """Show the questions to which a link leads, in your language. No sign-in is needed."""
        return self.call(
            Call(
                "GET",
                f"/v1/public/surveys/{quote(token)}",
                is_keyed=False,
                options={**options},
            ),
            models.AskedSurveyOut,
        )

    def answer_public_survey(
        self,
        token: str,
        body: models.QuestionnaireIn | Mapping[str, Any],
        **options: Unpack[Options],
    ) -> models.Done:
        """Hand in a whole questionnaire, once. Nothing is kept that tells who answered, or when.

        Every question but the texts needs an answer. At a counter send back the `form` that you got
        with the questions.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/public/surveys/{quote(token)}/answers",
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    @overload
    def get_survey_qr_code(
        self,
        token: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def get_survey_qr_code(
        self,
        token: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def get_survey_qr_code(
        self,
        token: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Get a picture that leads to the page of a survey, to print it on a letter or a counter sign."""
        return self.download(
            Call(
                "GET",
                f"/v1/public/surveys/{quote(token)}/qr",
                query={"format": format},
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def give_public_feedback(
        self,
        agency_key: str,
        body: models.PublicFeedbackIn | Mapping[str, Any],
        **options: Unpack[Options],
    ) -> models.ReceiptOut:
        """Say what you think of a unit or of a service of it, without an account.

        Send back the `form` that you got, some seconds later. Nothing is kept that tells who you are;
        by the receipt you see what becomes of it.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/public/{quote(agency_key)}/feedback",
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.ReceiptOut,
        )

    def get_public_feedback_form(
        self,
        agency_key: str,
        *,
        unit_code: str,
        **options: Unpack[Options],
    ) -> models.PublicFeedbackFormOut:
        """Get a form to speak of a unit.

        Get a form on which you say what you think of a unit or of a service of it. No sign-in is
        needed.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/public/{quote(agency_key)}/feedback-form",
                query={"unit_code": unit_code},
                is_keyed=False,
                options={**options},
            ),
            models.PublicFeedbackFormOut,
        )

    def get_public_feedback_receipt(
        self,
        agency_key: str,
        receipt: str,
        **options: Unpack[Options],
    ) -> models.ReceiptStateOut:
        """See by your receipt whether what you said was accepted, why not, or what the unit answered."""
        return self.call(
            Call(
                "GET",
                f"/v1/public/{quote(agency_key)}/feedback/{quote(receipt)}",
                is_keyed=False,
                options={**options},
            ),
            models.ReceiptStateOut,
        )

    def list_public_indicators(
        self,
        agency_key: str,
        *,
        sector: str | None = None,
        title_key: str | None = None,
        is_public_service: bool | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PublicIndicatorPage:
        """List the indicators by which an agency appraises, as far as it makes them public.

        No sign-in is needed. Only agreed indicators are listed, and nothing about any person.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/public/{quote(agency_key)}/indicators",
                query={
                    "sector": sector,
                    "title_key": title_key,
                    "is_public_service": is_public_service,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PublicIndicatorPage,
        )

    def each_public_indicators(
        self,
        agency_key: str,
        *,
        sector: str | None = None,
        title_key: str | None = None,
        is_public_service: bool | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PublicIndicatorOut]:
        """Walk over all items of `list_public_indicators`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_public_indicators(
                agency_key=agency_key,
                sector=sector,
                title_key=title_key,
                is_public_service=is_public_service,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_publications(
        self,
        *,
        state: Literal["asked", "published", "withdrawn"] | None = None,
        sort: Literal["asked", "-asked"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.PublicationPage:
        """List the rewards of colleagues that are published, and your own as they stand."""
        return self.call(
            Call(
                "GET",
                "/v1/publications",
                query={
                    "state": state,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.PublicationPage,
        )

    def each_publications(
        self,
        *,
        state: Literal["asked", "published", "withdrawn"] | None = None,
        sort: Literal["asked", "-asked"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.PublicationOut]:
        """Walk over all items of `list_publications`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_publications(
                state=state,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_publication(
        self,
        publication_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PublicationOut:
        """Show one publication that you may see."""
        return self.call(
            Call(
                "GET",
                f"/v1/publications/{quote(publication_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PublicationOut,
        )

    def consent_publication(
        self,
        publication_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PublicationOut:
        """Consent that colleagues read of your reward, in these very words. You can withdraw it any time."""
        return self.call(
            Call(
                "POST",
                f"/v1/publications/{quote(publication_id)}/consent",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PublicationOut,
        )

    def withdraw_publication(
        self,
        publication_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PublicationOut:
        """Refuse or withdraw the publication of your reward: from now on nobody sees it."""
        return self.call(
            Call(
                "POST",
                f"/v1/publications/{quote(publication_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.PublicationOut,
        )

    def list_rater_statistics(
        self,
        *,
        period_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        meeting_id: UUID | str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["computed", "-computed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.RaterStatisticPage:
        """List rater statistics.

        List how assessors rate beside their colleagues: your own statistics, and those of whom you
        assess. With `current=true` only the newest of each period.

        Whoever attends a calibration session sees those of the assessors whose ratings it treats
        (`meeting_id`), of its cycle, from its beginning until its minutes are closed; never those of
        their own assessor. They are a reason to ask, and no verdict.
        """
        return self.call(
            Call(
                "GET",
                "/v1/rater-statistics",
                query={
                    "period_id": period_id,
                    "employee_id": employee_id,
                    "meeting_id": meeting_id,
                    "current": current,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.RaterStatisticPage,
        )

    def each_rater_statistics(
        self,
        *,
        period_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        meeting_id: UUID | str | None = None,
        current: bool | None = None,
        q: str | None = None,
        sort: Literal["computed", "-computed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.RaterStatisticOut]:
        """Walk over all items of `list_rater_statistics`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_rater_statistics(
                period_id=period_id,
                employee_id=employee_id,
                meeting_id=meeting_id,
                current=current,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_rater_statistic(
        self,
        statistic_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RaterStatisticOut:
        """Show a rater statistic.

        Show how one assessor rates beside colleagues in like circumstances: how far apart, how sure
        that is, how they use the scale, how their order agrees with what was measured, and how many
        objections changed a result. `explanation` says it in plain words.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/rater-statistics/{quote(statistic_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.RaterStatisticOut,
        )

    def list_rater_studies(
        self,
        *,
        period_id: UUID | str | None = None,
        sort: Literal["computed", "-computed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.RaterStudyPage:
        """List what was computed of the assessors of periods, all of a period together."""
        return self.call(
            Call(
                "GET",
                "/v1/rater-studies",
                query={
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.RaterStudyPage,
        )

    def each_rater_studies(
        self,
        *,
        period_id: UUID | str | None = None,
        sort: Literal["computed", "-computed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.RaterStudyOut]:
        """Walk over all items of `list_rater_studies`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_rater_studies(
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_rater_study(
        self,
        study_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RaterStudyOut:
        """Show what was computed of all assessors of a period together, and by which method."""
        return self.call(
            Call(
                "GET",
                f"/v1/rater-studies/{quote(study_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.RaterStudyOut,
        )

    def list_rater_training(
        self,
        *,
        unit_code: str | None = None,
        is_rater: bool | None = None,
        is_trained: bool | None = None,
        q: str | None = None,
        sort: Literal["employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.TraineePage:
        """List who was trained to rate.

        List yourself and the people of units that you head, and when each was trained: attended a
        meeting of the kind `rater_training` whose minutes are closed, or hosted it.
        """
        return self.call(
            Call(
                "GET",
                "/v1/rater-training",
                query={
                    "unit_code": unit_code,
                    "is_rater": is_rater,
                    "is_trained": is_trained,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.TraineePage,
        )

    def each_rater_training(
        self,
        *,
        unit_code: str | None = None,
        is_rater: bool | None = None,
        is_trained: bool | None = None,
        q: str | None = None,
        sort: Literal["employee_code", "-employee_code"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.TraineeOut]:
        """Walk over all items of `list_rater_training`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_rater_training(
                unit_code=unit_code,
                is_rater=is_rater,
                is_trained=is_trained,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_training_coverage(
        self,
        **options: Unpack[Options],
    ) -> models.TrainingCoverageOut:
        """Count people and raters of your units, or of the agency, and how many of them were trained."""
        return self.call(
            Call(
                "GET",
                "/v1/rater-training/coverage",
                is_keyed=False,
                options={**options},
            ),
            models.TrainingCoverageOut,
        )

    def list_recommendations(
        self,
        *,
        purpose: Literal[
            "recognition", "reward", "promotion", "transfer", "training", "education", "allowance"
        ]
        | None = None,
        state: Literal["proposed", "granted", "declined", "withdrawn"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        sort: Literal["proposed", "-proposed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.RecommendationPage:
        """List what is recommended for people within your reach, and for yourself."""
        return self.call(
            Call(
                "GET",
                "/v1/recommendations",
                query={
                    "purpose": purpose,
                    "state": state,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.RecommendationPage,
        )

    def each_recommendations(
        self,
        *,
        purpose: Literal[
            "recognition", "reward", "promotion", "transfer", "training", "education", "allowance"
        ]
        | None = None,
        state: Literal["proposed", "granted", "declined", "withdrawn"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        sort: Literal["proposed", "-proposed"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.RecommendationOut]:
        """Walk over all items of `list_recommendations`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_recommendations(
                purpose=purpose,
                state=state,
                unit_code=unit_code,
                employee_id=employee_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def propose_recommendation(
        self,
        body: models.RecommendationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.RecommendationOut:
        """Recommend something for a person.

        Recommend what should follow from a result that was delivered and stands: by a rule that the
        person meets, or for a reason of yours. Not for yourself. Nothing follows until it is decided.

        The person sees that their result was used, for what and by whom.
        """
        return self.call(
            Call(
                "POST",
                "/v1/recommendations",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.RecommendationOut,
        )

    def get_recommendation(
        self,
        recommendation_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RecommendationDetailOut:
        """Show a recommendation.

        Show one recommendation, with the result that it cites, how that stands today, and what the
        person completed in its period.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/recommendations/{quote(recommendation_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.RecommendationDetailOut,
        )

    def decide_recommendation(
        self,
        recommendation_id: UUID | str,
        body: models.RecommendationDecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.PersonDecisionOut:
        """Decide on a recommendation.

        Grant or decline what was recommended for somebody whom you lead, saying why; never for
        yourself, and not while the cited result was reopened or followed by another one.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/recommendations/{quote(recommendation_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.PersonDecisionOut,
        )

    def renew_recommendation(
        self,
        recommendation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.RecommendationOut:
        """Let it rest on the result that stands now, after the one that it cited was made anew."""
        return self.call(
            Call(
                "POST",
                f"/v1/recommendations/{quote(recommendation_id)}/renew",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.RecommendationOut,
        )

    def withdraw_recommendation(
        self,
        recommendation_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.RecommendationOut:
        """Withdraw what was recommended and is not decided; it stays readable as withdrawn."""
        return self.call(
            Call(
                "POST",
                f"/v1/recommendations/{quote(recommendation_id)}/withdraw",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.RecommendationOut,
        )

    def get_remedy(
        self,
        remedy_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.RemedyOut:
        """Show one step that a leader took, with the plan and the item that it is on."""
        return self.call(
            Call(
                "GET",
                f"/v1/remedies/{quote(remedy_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.RemedyOut,
        )

    def acknowledge_remedy(
        self,
        remedy_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.RemedyOut:
        """Say that you have seen it; that is no consent. The first time counts."""
        return self.call(
            Call(
                "POST",
                f"/v1/remedies/{quote(remedy_id)}/acknowledge",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.RemedyOut,
        )

    def get_reopening(
        self,
        request_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ReopeningDetail:
        """Show one request: what it is about, why, and whether it is yours to answer."""
        return self.call(
            Call(
                "GET",
                f"/v1/reopenings/{quote(request_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ReopeningDetail,
        )

    def grant_reopening(
        self,
        request_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReopeningOut:
        """Reopen a result as the assessor's superior, or a period as another admin.

        Where the assessor has no superior, an admin answers. A result keeps its snapshot, and the
        employee sees the request, its reason and your answer. A period goes back to rating; results
        that are final stay as they are.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/reopenings/{quote(request_id)}/grant",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.ReopeningOut,
        )

    def refuse_reopening(
        self,
        request_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReopeningOut:
        """Refuse the request; the result or the period stays as it is."""
        return self.call(
            Call(
                "POST",
                f"/v1/reopenings/{quote(request_id)}/refuse",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.ReopeningOut,
        )

    def list_reporting_lines(
        self,
        *,
        position_id: UUID | str | None = None,
        superior_position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ReportingLinePage:
        """List the reporting lines of your agency, by first day."""
        return self.call(
            Call(
                "GET",
                "/v1/reporting-lines",
                query={
                    "position_id": position_id,
                    "superior_position_id": superior_position_id,
                    "on": on,
                    "with_voided": with_voided,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ReportingLinePage,
        )

    def each_reporting_lines(
        self,
        *,
        position_id: UUID | str | None = None,
        superior_position_id: UUID | str | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ReportingLineOut]:
        """Walk over all items of `list_reporting_lines`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_reporting_lines(
                position_id=position_id,
                superior_position_id=superior_position_id,
                on=on,
                with_voided=with_voided,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_reporting_line(
        self,
        body: models.ReportingLineIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.ReportingLineOut:
        """Let a position report to a superior position.

        It reports to one position on a day, and the lines may form no circle on any day. The superior
        position has one seat.
        """
        return self.call(
            Call(
                "POST",
                "/v1/reporting-lines",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReportingLineOut,
        )

    def get_reporting_line(
        self,
        reporting_line_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ReportingLineOut:
        """Show which position of your agency reports to which, and on which days."""
        return self.call(
            Call(
                "GET",
                f"/v1/reporting-lines/{quote(reporting_line_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.ReportingLineOut,
        )

    def end_reporting_line(
        self,
        reporting_line_id: UUID | str,
        body: models.EndPatch | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.ReportingLineOut:
        """Set another last day for a reporting line.

        Days that are over stay as they were: to end it at once, give yesterday as the last day.
        """
        return self.call(
            Call(
                "PATCH",
                f"/v1/reporting-lines/{quote(reporting_line_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.ReportingLineOut,
        )

    def void_reporting_line(
        self,
        reporting_line_id: UUID | str,
        body: models.VoidIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReportingLineOut:
        """Void a wrong reporting line: it counts as never made, and stays on record with your reason.

        The correct one is then entered again, also for days that are over.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/reporting-lines/{quote(reporting_line_id)}/void",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.ReportingLineOut,
        )

    def list_reports(
        self,
        **options: Unpack[Options],
    ) -> models.ReportFormListOut:
        """List the kinds of reports that there are, with what each of their columns says."""
        return self.call(
            Call(
                "GET",
                "/v1/reports",
                is_keyed=False,
                options={**options},
            ),
            models.ReportFormListOut,
        )

    def get_report(
        self,
        kind: Literal[
            "distribution",
            "completion",
            "productivity",
            "participation",
            "coverage",
            "raters",
            "indicators",
            "outcomes",
            "contribution",
            "effectiveness",
        ],
        *,
        period_id: UUID | str | None = None,
        cycle_key: str | None = None,
        unit_code: str | None = None,
        format: Literal["json", "ndjson", "csv", "xlsx", "vega_lite", "svg", "png"] | None = None,
        **options: Unpack[Options],
    ) -> models.ReportOut:
        """Make a report.

        Make a report of a unit: a row for those of the unit itself, one for each unit next below with
        all below that, and one for all together. Without a unit, of the topmost units in reach. Name
        a period, or where the report is about a whole cycle, that cycle.

        By `format` or by `Accept` it comes as JSON with codes, the rows alone as NDJSON, as CSV or
        workbook in the words of your language, or as a chart: Vega-Lite, or a picture made of it (SVG,
        PNG).

        No report tells what fewer than five people were rated; who took part and how far work is are
        counted of any number. So it leaves no row in anybody's trail. What a report is made of you must
        be allowed to read: the effectiveness of the system is for the administration, contributions
        are for it and for heads of units.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/reports/{quote(kind)}",
                query={
                    "period_id": period_id,
                    "cycle_key": cycle_key,
                    "unit_code": unit_code,
                    "format": format,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ReportOut,
        )

    def list_rewards(
        self,
        *,
        purpose: Literal[
            "recognition",
            "reward",
            "promotion",
            "transfer",
            "training",
            "education",
            "allowance",
            "sanction",
        ]
        | None = None,
        outcome: Literal["granted", "declined"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.RewardPage:
        """List the register of rewards: what was granted to people within your reach, and to yourself."""
        return self.call(
            Call(
                "GET",
                "/v1/rewards",
                query={
                    "purpose": purpose,
                    "outcome": outcome,
                    "unit_code": unit_code,
                    "employee_id": employee_id,
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.RewardPage,
        )

    def each_rewards(
        self,
        *,
        purpose: Literal[
            "recognition",
            "reward",
            "promotion",
            "transfer",
            "training",
            "education",
            "allowance",
            "sanction",
        ]
        | None = None,
        outcome: Literal["granted", "declined"] | None = None,
        unit_code: str | None = None,
        employee_id: UUID | str | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["decided", "-decided"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.RewardOut]:
        """Walk over all items of `list_rewards`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_rewards(
                purpose=purpose,
                outcome=outcome,
                unit_code=unit_code,
                employee_id=employee_id,
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_rubrics(
        self,
        **options: Unpack[Options],
    ) -> models.RubricList:
        """List by what people and innovations are judged: each item with what its five levels look like.

        Read them before you assess: a level is chosen by its anchor, not by its number.
        """
        return self.call(
            Call(
                "GET",
                "/v1/rubrics",
                is_keyed=False,
                options={**options},
            ),
            models.RubricList,
        )

    def list_sanctions(
        self,
        *,
        employee_id: UUID | str | None = None,
        level: Literal["light", "moderate", "severe"] | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        q: str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SanctionPage:
        """List the sanctions that you may see: your own, those of whom you assess, or the agency's."""
        return self.call(
            Call(
                "GET",
                "/v1/sanctions",
                query={
                    "employee_id": employee_id,
                    "level": level,
                    "on": on,
                    "with_voided": with_voided,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SanctionPage,
        )

    def each_sanctions(
        self,
        *,
        employee_id: UUID | str | None = None,
        level: Literal["light", "moderate", "severe"] | None = None,
        on: str | None = None,
        with_voided: bool | None = None,
        q: str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SanctionOut]:
        """Walk over all items of `list_sanctions`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_sanctions(
                employee_id=employee_id,
                level=level,
                on=on,
                with_voided=with_voided,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def record_sanction(
        self,
        body: models.SanctionIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.SanctionOut:
        """Record a sanction that the competent official decided, with the number of the decision.

        Nothing here makes one by itself. While it is in force it limits the predicate where the scheme
        has a limit (`vetoes`) for its level. Nobody records one on themselves.
        """
        return self.call(
            Call(
                "POST",
                "/v1/sanctions",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SanctionOut,
        )

    def get_sanction(
        self,
        sanction_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SanctionOut:
        """Show one sanction with the decision that it rests on."""
        return self.call(
            Call(
                "GET",
                f"/v1/sanctions/{quote(sanction_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.SanctionOut,
        )

    def void_sanction(
        self,
        sanction_id: UUID | str,
        body: models.VoidIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SanctionOut:
        """Void a wrong entry, or a sanction that was annulled: it stays on record with your reason."""
        return self.call(
            Call(
                "POST",
                f"/v1/sanctions/{quote(sanction_id)}/void",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SanctionOut,
        )

    def get_satisfaction_and_results(
        self,
        *,
        unit_code: str,
        instrument_key: str,
        kind: Literal["month", "quarter", "year"] | None = None,
        **options: Unpack[Options],
    ) -> models.SatisfactionOut:
        """Show satisfaction beside results.

        Show of a unit, from period to period, how satisfied citizens were (the index in releases of an
        instrument) beside the delivered results of its people, and how both moved: the newest 24
        periods of a length, the oldest first.

        For heads of units and the administration. Results of fewer than five people are withheld, and
        nobody's own results are among those that they are shown.
        """
        return self.call(
            Call(
                "GET",
                "/v1/satisfaction-and-results",
                query={"unit_code": unit_code, "instrument_key": instrument_key, "kind": kind},
                is_keyed=False,
                options={**options},
            ),
            models.SatisfactionOut,
        )

    def list_schemes(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SchemePage:
        """List the scheme versions of your agency, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/schemes",
                query={
                    "status": status,
                    "key": key,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SchemePage,
        )

    def each_schemes(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SchemeOut]:
        """Walk over all items of `list_schemes`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_schemes(
                status=status,
                key=key,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_scheme(
        self,
        body: models.SchemeIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.SchemeOut:
        """Create the next version of your own scheme, as a draft."""
        return self.call(
            Call(
                "POST",
                "/v1/schemes",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SchemeOut,
        )

    def check_scheme(
        self,
        body: models.SchemeChoice | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.SchemeCheckOut:
        """Check whether a scheme may be activated; nothing is stored.

        Each fault names the input at which the score jumps, falls or has no predicate; pointers are
        paths in the scheme.
        """
        return self.call(
            Call(
                "POST",
                "/v1/schemes/check",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SchemeCheckOut,
        )

    def get_scheme_schema(
        self,
        **options: Unpack[Options],
    ) -> Any:
        """Get the form of a scheme as JSON Schema, for editors and for checks of your own.

        It is made from the shapes that validate schemes. What fields must be to each other it cannot
        say: `check_scheme` does.
        """
        return self.call(
            Call(
                "GET",
                "/v1/schemes/schema",
                is_keyed=False,
                options={**options},
            ),
            Any,
        )

    def list_shipped_schemes(
        self,
        **options: Unpack[Options],
    ) -> models.SchemeShippedList:
        """List the schemes that come with the program, ready to be adopted or simulated."""
        return self.call(
            Call(
                "GET",
                "/v1/schemes/shipped",
                is_keyed=False,
                options={**options},
            ),
            models.SchemeShippedList,
        )

    def simulate_scheme(
        self,
        body: models.SimulationIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.SimulationOut:
        """Try a scheme on your own inputs; nothing is stored.

        Name the scheme by `scheme` (a whole document), `scheme_version` or `scheme_key`. The response
        contains the outcome, the whole trail of its computation, and an explanation in words.
        `warnings` name the inputs that this scheme does not read.
        """
        return self.call(
            Call(
                "POST",
                "/v1/schemes/simulate",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SimulationOut,
        )

    def adopt_scheme(
        self,
        key: str,
        **options: Unpack[KeyedOptions],
    ) -> models.SchemeOut:
        """Copy a shipped scheme into your agency, active at once.

        If your agency already has it, unchanged and active, that version is returned.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{quote(key)}/adopt",
                is_keyed=True,
                options={**options},
            ),
            models.SchemeOut,
        )

    def get_scheme(
        self,
        scheme_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SchemeOut:
        """Show one scheme version of your agency, with its whole document."""
        return self.call(
            Call(
                "GET",
                f"/v1/schemes/{quote(scheme_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.SchemeOut,
        )

    def edit_scheme(
        self,
        scheme_id: UUID | str,
        body: models.SchemeIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.SchemeOut:
        """Replace the whole document of a draft; a version that was ever in use stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/schemes/{quote(scheme_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.SchemeOut,
        )

    def activate_scheme(
        self,
        scheme_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SchemeOut:
        """Let periods use this version; it is checked first, and can never change afterwards."""
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{quote(scheme_id)}/activate",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.SchemeOut,
        )

    def get_scheme_guide(
        self,
        scheme_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SchemeGuideOut:
        """Read what a scheme version assesses, how it computes a score, and which predicate follows.

        The sentences are made from the document itself, in both languages.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/schemes/{quote(scheme_id)}/guide",
                is_keyed=False,
                options={**options},
            ),
            models.SchemeGuideOut,
        )

    def retire_scheme(
        self,
        scheme_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SchemeOut:
        """Let no further period use this version; periods that already use it keep it."""
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{quote(scheme_id)}/retire",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.SchemeOut,
        )

    def list_service_cases(
        self,
        *,
        service_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        is_completed: bool | None = None,
        is_corrected: bool | None = None,
        q: str | None = None,
        sort: Literal["number", "-number", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.CasePage:
        """List the cases that you may see: those that you or your people handled, or all of the agency."""
        return self.call(
            Call(
                "GET",
                "/v1/service-cases",
                query={
                    "service_id": service_id,
                    "employee_id": employee_id,
                    "is_completed": is_completed,
                    "is_corrected": is_corrected,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.CasePage,
        )

    def each_service_cases(
        self,
        *,
        service_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        is_completed: bool | None = None,
        is_corrected: bool | None = None,
        q: str | None = None,
        sort: Literal["number", "-number", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ServiceCaseOut]:
        """Walk over all items of `list_service_cases`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_service_cases(
                service_id=service_id,
                employee_id=employee_id,
                is_completed=is_completed,
                is_corrected=is_corrected,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def post_service_cases(
        self,
        body: models.CasesIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.FeedOut:
        """Send up to 1,000 cases of public services, all or nothing; every refused one is named.

        A case is known by its service and number: sent again, it takes the place of what was said
        before. Nobody sends cases that they handled themselves: let a service account send them.
        """
        return self.call(
            Call(
                "POST",
                "/v1/service-cases",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.FeedOut,
        )

    def list_service_outcomes(
        self,
        *,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.ServiceOutcomePage:
        """List outcomes of units.

        List what the work of units brings about, measured over time; `is_public_service` keeps to what
        citizens get.
        """
        return self.call(
            Call(
                "GET",
                "/v1/service-outcomes",
                query={
                    "unit_code": unit_code,
                    "is_public_service": is_public_service,
                    "goal_key": goal_key,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.ServiceOutcomePage,
        )

    def each_service_outcomes(
        self,
        *,
        unit_code: str | None = None,
        is_public_service: bool | None = None,
        goal_key: str | None = None,
        q: str | None = None,
        sort: Literal["key", "-key", "created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.ServiceOutcomeOut]:
        """Walk over all items of `list_service_outcomes`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_service_outcomes(
                unit_code=unit_code,
                is_public_service=is_public_service,
                goal_key=goal_key,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_service_outcome(
        self,
        key: str,
        **options: Unpack[Options],
    ) -> models.ServiceOutcomeOut:
        """Show one outcome of a unit, and where its values come from."""
        return self.call(
            Call(
                "GET",
                f"/v1/service-outcomes/{quote(key)}",
                is_keyed=False,
                options={**options},
            ),
            models.ServiceOutcomeOut,
        )

    def put_service_outcome(
        self,
        key: str,
        body: models.ServiceOutcomeIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.ServiceOutcomeOut:
        """Send the whole outcome with this key as it should be; sending the same twice changes nothing.

        Once it has values, its measure and which way is better stay as they are: another measure is
        another outcome.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/service-outcomes/{quote(key)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.ServiceOutcomeOut,
        )

    def compare_outcome(
        self,
        key: str,
        *,
        changed_on: str,
        chosen_for: Literal["planned", "bad_value"] | None = None,
        **options: Unpack[Options],
    ) -> models.OutcomeBeforeAfterOut:
        """Compare an outcome before and after.

        Compare the values of an outcome before a day with those from it on: how many on each side, the
        difference of means and of medians, each with the bounds that hold the true one with 95 %.

        Refused under five values on a side. `warnings` name what looks like an effect and need not be
        one: a change that followed a bad value, and values that rose or fell already.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/service-outcomes/{quote(key)}/comparison",
                query={"changed_on": changed_on, "chosen_for": chosen_for},
                is_keyed=False,
                options={**options},
            ),
            models.OutcomeBeforeAfterOut,
        )

    def draw_outcome_values(
        self,
        key: str,
        body: models.DrawnDaysIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.OutcomeValuesOut:
        """Take values from surveys or cases.

        Take over what exists of these days: the unit's index in each release of a survey that lies
        within them, or one figure of the cases that were completed in them.

        Call it after each release or feed. What says otherwise by now is corrected.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/service-outcomes/{quote(key)}/drawn-values",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.OutcomeValuesOut,
        )

    def post_outcome_values(
        self,
        key: str,
        body: models.OutcomeValuesIn | Mapping[str, Any],
        *,
        dry_run: bool | None = None,
        **options: Unpack[KeyedOptions],
    ) -> models.OutcomeValuesOut:
        """Record what an outcome was from one day through another: up to 200 values, all or nothing.

        The days of values never overlap. Correct an existing value with `supersedes_id`: both stay in
        the series, and only the later one counts.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/service-outcomes/{quote(key)}/values",
                query={"dry_run": dry_run},
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.OutcomeValuesOut,
        )

    def list_snapshot_digests(
        self,
        *,
        evaluation_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        sort: Literal["taken", "-taken"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SnapshotDigestPage:
        """List the digest of every result that ever became final, in the order in which they did.

        Compared with your own list from another day, it shows that no result was changed or removed.
        """
        return self.call(
            Call(
                "GET",
                "/v1/snapshots",
                query={
                    "evaluation_id": evaluation_id,
                    "employee_id": employee_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SnapshotDigestPage,
        )

    def each_snapshot_digests(
        self,
        *,
        evaluation_id: UUID | str | None = None,
        employee_id: UUID | str | None = None,
        sort: Literal["taken", "-taken"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SnapshotDigestOut]:
        """Walk over all items of `list_snapshot_digests`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_snapshot_digests(
                evaluation_id=evaluation_id,
                employee_id=employee_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def list_standards(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        key: str | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.StandardPage:
        """List the versions of the performance standards of your agency, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/standards",
                query={
                    "status": status,
                    "key": key,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.StandardPage,
        )

    def each_standards(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        key: str | None = None,
        sort: Literal["key", "-key"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.StandardOut]:
        """Walk over all items of `list_standards`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_standards(
                status=status,
                key=key,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_standard(
        self,
        body: models.StandardIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.StandardOut:
        """Create the next version of your own standard, as a draft.

        Once active it applies from `starts_on` on, and ends the version before it.
        """
        return self.call(
            Call(
                "POST",
                "/v1/standards",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StandardOut,
        )

    def list_shipped_standards(
        self,
        **options: Unpack[Options],
    ) -> models.StandardShippedList:
        """List shipped standards.

        List the standards that come with the program, ready to be adopted: of teachers, nurses and
        permit officers.
        """
        return self.call(
            Call(
                "GET",
                "/v1/standards/shipped",
                is_keyed=False,
                options={**options},
            ),
            models.StandardShippedList,
        )

    def adopt_standard(
        self,
        key: str,
        body: models.StandardAdoptIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.StandardOut:
        """Copy a shipped standard into your agency, active at once.

        If your agency already has it, unchanged and active from the same day, that version is
        returned. With `serves` it serves the positions that you name.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/standards/{quote(key)}/adopt",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StandardOut,
        )

    def get_standard(
        self,
        standard_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.StandardOut:
        """Show one version of a standard of your agency, with all that it expects."""
        return self.call(
            Call(
                "GET",
                f"/v1/standards/{quote(standard_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.StandardOut,
        )

    def edit_standard(
        self,
        standard_id: UUID | str,
        body: models.StandardIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.StandardOut:
        """Replace the whole content of a draft; a version that was ever in use stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/standards/{quote(standard_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.StandardOut,
        )

    def acknowledge_standard(
        self,
        standard_id: UUID | str,
        body: models.StandardAcknowledgeIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.StandardAcknowledgedOut:
        """Acknowledge a standard.

        Confirm that you have read and understood the standard of a post that you hold, by the
        `digest` of the version that you read. It may be one whose first day is still to come.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/standards/{quote(standard_id)}/acknowledge",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.StandardAcknowledgedOut,
        )

    def activate_standard(
        self,
        standard_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StandardOut:
        """Activate a standard version.

        Let this version apply from its first day on; it is checked first, and can never change
        afterwards.

        No two standards may name the same position, title or job class on the same day. The version
        before it ends the day before; plans that were handed in stay with the version they were
        checked against.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/standards/{quote(standard_id)}/activate",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StandardOut,
        )

    def list_standard_holders(
        self,
        standard_id: UUID | str,
        *,
        unit_code: str | None = None,
        is_acknowledged: bool | None = None,
        q: str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.StandardHolderPage:
        """List who must know a standard.

        List the people to whom a standard applies, and when each acknowledged it: of your unit, or of
        your agency. With `is_acknowledged=false` you see who has not yet.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/standards/{quote(standard_id)}/holders",
                query={
                    "unit_code": unit_code,
                    "is_acknowledged": is_acknowledged,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.StandardHolderPage,
        )

    def each_standard_holders(
        self,
        standard_id: UUID | str,
        *,
        unit_code: str | None = None,
        is_acknowledged: bool | None = None,
        q: str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.StandardHolderOut]:
        """Walk over all items of `list_standard_holders`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_standard_holders(
                standard_id=standard_id,
                unit_code=unit_code,
                is_acknowledged=is_acknowledged,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def retire_standard(
        self,
        standard_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.StandardOut:
        """Let this version apply to nobody from today on."""
        return self.call(
            Call(
                "POST",
                f"/v1/standards/{quote(standard_id)}/retire",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.StandardOut,
        )

    def list_surveys(
        self,
        *,
        state: Literal["draft", "open", "closed", "released"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SurveyPage:
        """List the surveys of your agency, by their first day."""
        return self.call(
            Call(
                "GET",
                "/v1/surveys",
                query={
                    "state": state,
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SurveyPage,
        )

    def each_surveys(
        self,
        *,
        state: Literal["draft", "open", "closed", "released"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["starts_on", "-starts_on"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SurveyOut]:
        """Walk over all items of `list_surveys`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_surveys(
                state=state,
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_survey(
        self,
        body: models.SurveyIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.SurveyOut:
        """State a survey: which instrument asks, about which units, on which days.

        With `period_id` and `part` its release writes a measurement of that part for each unit, with
        the number of answers and the interval.
        """
        return self.call(
            Call(
                "POST",
                "/v1/surveys",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SurveyOut,
        )

    def get_survey(
        self,
        survey_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SurveyOut:
        """Show one survey, the units that it is about, and how many people of each to ask."""
        return self.call(
            Call(
                "GET",
                f"/v1/surveys/{quote(survey_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.SurveyOut,
        )

    def edit_survey(
        self,
        survey_id: UUID | str,
        body: models.SurveyIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.SurveyOut:
        """Replace a draft with all that it is about; a survey that was opened stays as it is."""
        return self.call(
            Call(
                "PUT",
                f"/v1/surveys/{quote(survey_id)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.SurveyOut,
        )

    def invite_audience(
        self,
        survey_id: UUID | str,
        **options: Unpack[KeyedOptions],
    ) -> models.AudienceInvitedOut:
        """Invite the employees or holders who came after the survey was opened.

        Opening it has invited everyone of the audience; whoever is invited already is not asked twice.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/audience-invitations",
                is_keyed=True,
                options={**options},
            ),
            models.AudienceInvitedOut,
        )

    def close_survey(
        self,
        survey_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SurveyOut:
        """Take no more answers; then the survey can be released."""
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/close",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.SurveyOut,
        )

    def invite_colleagues(
        self,
        survey_id: UUID | str,
        body: models.InvitationsIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.InvitedOut:
        """Ask colleagues about a person, without that person being told whom.

        How each stands to the person follows from the records of today. Whoever was asked already is
        not asked again.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/invitations",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.InvitedOut,
        )

    def issue_survey_links(
        self,
        survey_id: UUID | str,
        body: models.LinksIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.LinkList:
        """Issue links by which people answer without an account.

        A `single` link is used once; who got which one is written down nowhere. A `counter` link lies
        open to everyone who comes.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/links",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.LinkList,
        )

    def open_survey(
        self,
        survey_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SurveyOut:
        """Open a survey.

        Open a survey for answers, which are taken from its first day through its last. Employees and
        holders of positions are invited at once, and find it among their tasks.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/open",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.SurveyOut,
        )

    def get_person_release(
        self,
        survey_id: UUID | str,
        employee_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.PersonReleaseOut:
        """Show what a 360 says of you, or of somebody whom you assess or review, as it was frozen."""
        return self.call(
            Call(
                "GET",
                f"/v1/surveys/{quote(survey_id)}/people/{quote(employee_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.PersonReleaseOut,
        )

    def get_survey_release(
        self,
        survey_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.ReleaseOut:
        """Show what a survey says, as it was frozen; before its release there is nothing to show."""
        return self.call(
            Call(
                "GET",
                f"/v1/surveys/{quote(survey_id)}/release",
                is_keyed=False,
                options={**options},
            ),
            models.ReleaseOut,
        )

    def release_survey(
        self,
        survey_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.ReleaseOut:
        """Freeze what a closed survey says, and write its measurements; this happens once.

        A unit about which fewer than the minimum answered is withheld, and so is what would tell it by
        subtraction.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/surveys/{quote(survey_id)}/release",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.ReleaseOut,
        )

    def list_system_reviews(
        self,
        *,
        state: Literal["open", "concluded"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.SystemReviewPage:
        """List the reviews of the appraisal system, period after period."""
        return self.call(
            Call(
                "GET",
                "/v1/system-reviews",
                query={
                    "state": state,
                    "period_id": period_id,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.SystemReviewPage,
        )

    def each_system_reviews(
        self,
        *,
        state: Literal["open", "concluded"] | None = None,
        period_id: UUID | str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.SystemReviewOut]:
        """Walk over all items of `list_system_reviews`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_system_reviews(
                state=state,
                period_id=period_id,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_system_review(
        self,
        system_review_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.SystemReviewDetailOut:
        """Show a review of the system.

        Show what was measured and found, the actions with their owners, and what became of those of
        the review before.
        """
        return self.call(
            Call(
                "GET",
                f"/v1/system-reviews/{quote(system_review_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.SystemReviewDetailOut,
        )

    def conclude_system_review(
        self,
        system_review_id: UUID | str,
        body: models.SystemReviewConcludeIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.SystemReviewDetailOut:
        """Conclude a review of the system.

        Conclude a review: nothing of it changes any more. Each measure that missed its target needs a
        finding, and each finding an action, or a reason why nothing is done.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/system-reviews/{quote(system_review_id)}/conclude",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.SystemReviewDetailOut,
        )

    def put_system_findings(
        self,
        system_review_id: UUID | str,
        body: models.SystemFindingsIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[Options],
    ) -> models.SystemReviewDetailOut:
        """State all findings, each with the actions that answer it, in place of those recorded before.

        An action is one that a meeting agreed, with an owner and a due day, once its minutes are
        closed: hold a meeting of the kind `system_review`. Its owner has it among the tasks.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/system-reviews/{quote(system_review_id)}/findings",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.SystemReviewDetailOut,
        )

    def create_token(
        self,
        *,
        form: Mapping[str, str],
        **options: Unpack[Options],
    ) -> models.TokenOut:
        """Get an access token and, for people, a refresh token.

        Send `password` with username and password; `refresh_token` with the refresh token of your last
        response, which then is used up; `client_credentials` for services, with client_id and
        client_secret in the form or in the header `Authorization: Basic`; a `scope` that names less
        than the service may do narrows the token to it. Send the access token as
        `Authorization: Bearer …` with every other call. Errors are those of RFC 6749 (`error`,
        `error_description`), with our `code` and all that problems have beside them.

        If the answer to a refresh is lost, send it again within 30 seconds: you get the same tokens.
        With `password`, a name in `device` registers your device: it stays signed in for 90 days
        instead of 12 hours, unless your agency's installation says otherwise. `GET /v1/me/sessions`
        lists where you are signed in, and `POST /v1/me/sessions/{session_id}/end` ends it.

        Keep the `device_secret` of your first response on the device and send it with later sign-ins:
        then nobody who guesses at your password slows you down. Without it, tries after many that
        failed take two seconds longer.
        """
        return self.call(
            Call(
                "POST",
                "/v1/token",
                form=form,
                is_keyed=False,
                options={**options},
            ),
            models.TokenOut,
        )

    def revoke_token(
        self,
        *,
        form: Mapping[str, str],
        **options: Unpack[Options],
    ) -> models.Done:
        """Sign out with your refresh token: all tokens of that session end with the next request."""
        return self.call(
            Call(
                "POST",
                "/v1/token/revoke",
                form=form,
                is_keyed=False,
                options={**options},
            ),
            models.Done,
        )

    def list_trainings(
        self,
        *,
        employee_id: UUID | str | None = None,
        kind: Literal["training", "further_education"] | None = None,
        state: Literal["nominated", "approved", "declined", "completed", "dropped"] | None = None,
        origin: Literal[
            "result", "competence_gap", "consistent_results", "duty", "improvement_area"
        ]
        | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.TrainingPage:
        """List your own training and further education, and that of whom you assess or review."""
        return self.call(
            Call(
                "GET",
                "/v1/trainings",
                query={
                    "employee_id": employee_id,
                    "kind": kind,
                    "state": state,
                    "origin": origin,
                    "unit_code": unit_code,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.TrainingPage,
        )

    def each_trainings(
        self,
        *,
        employee_id: UUID | str | None = None,
        kind: Literal["training", "further_education"] | None = None,
        state: Literal["nominated", "approved", "declined", "completed", "dropped"] | None = None,
        origin: Literal[
            "result", "competence_gap", "consistent_results", "duty", "improvement_area"
        ]
        | None = None,
        unit_code: str | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.TrainingOut]:
        """Walk over all items of `list_trainings`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_trainings(
                employee_id=employee_id,
                kind=kind,
                state=state,
                origin=origin,
                unit_code=unit_code,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def propose_training(
        self,
        body: models.TrainingIn | Mapping[str, Any],
        **options: Unpack[KeyedOptions],
    ) -> models.TrainingOut:
        """Assign somebody whom you assess to a training, or nominate them for further education.

        It says from what it comes: a low result, a gap in competence, a duty, or consistent results,
        which are held against the stated rule. Education waits for the decision of your superior.
        """
        return self.call(
            Call(
                "POST",
                "/v1/trainings",
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.TrainingOut,
        )

    def get_training(
        self,
        training_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.TrainingOut:
        """Show one training or further education, from what it comes and how it ended."""
        return self.call(
            Call(
                "GET",
                f"/v1/trainings/{quote(training_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.TrainingOut,
        )

    def close_training(
        self,
        training_id: UUID | str,
        body: models.TrainingEndIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.TrainingOut:
        """Record that it was completed, or that it was dropped, with what shows it."""
        return self.call(
            Call(
                "POST",
                f"/v1/trainings/{quote(training_id)}/close",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.TrainingOut,
        )

    def decide_nomination(
        self,
        training_id: UUID | str,
        body: models.TrainingDecisionIn | Mapping[str, Any],
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.TrainingOut:
        """Approve or decline a nomination for further education; who nominated never decides."""
        return self.call(
            Call(
                "POST",
                f"/v1/trainings/{quote(training_id)}/decide",
                version=version,
                body=body,
                is_keyed=True,
                options={**options},
            ),
            models.TrainingOut,
        )

    def get_training_effect(
        self,
        training_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.TrainingEffectOut:
        """Show the newest result before a training beside the first one after it. No cause is claimed."""
        return self.call(
            Call(
                "GET",
                f"/v1/trainings/{quote(training_id)}/effect",
                is_keyed=False,
                options={**options},
            ),
            models.TrainingEffectOut,
        )

    def list_units(
        self,
        *,
        parent_id: UUID | str | None = None,
        kind: str | None = None,
        q: str | None = None,
        sort: Literal["code", "-code", "name", "-name"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.UnitPage:
        """List the units of your agency, by code."""
        return self.call(
            Call(
                "GET",
                "/v1/units",
                query={
                    "parent_id": parent_id,
                    "kind": kind,
                    "q": q,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.UnitPage,
        )

    def each_units(
        self,
        *,
        parent_id: UUID | str | None = None,
        kind: str | None = None,
        q: str | None = None,
        sort: Literal["code", "-code", "name", "-name"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.UnitOut]:
        """Walk over all items of `list_units`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_units(
                parent_id=parent_id,
                kind=kind,
                q=q,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_unit(
        self,
        unit: str,
        **options: Unpack[Options],
    ) -> models.UnitOut:
        """Show one unit of your agency, named by its id or its code."""
        return self.call(
            Call(
                "GET",
                f"/v1/units/{quote(unit)}",
                is_keyed=False,
                options={**options},
            ),
            models.UnitOut,
        )

    def put_unit(
        self,
        unit: str,
        body: models.UnitIn | Mapping[str, Any],
        *,
        version: int | None = None,
        **options: Unpack[Options],
    ) -> models.UnitOut:
        """Send the whole unit with this code as it should be.

        It is created if it does not exist; sending the same twice changes nothing. Another
        `parent_code` moves it with all that lies below. With `If-Match` the change is made only if the
        unit is still at the version you saw.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/units/{quote(unit)}",
                version=version,
                body=body,
                is_keyed=False,
                options={**options},
            ),
            models.UnitOut,
        )

    def get_unit_feedback_page(
        self,
        unit: str,
        **options: Unpack[Options],
    ) -> models.FeedbackPageOut:
        """Get the address of the page on which anybody says what they think of a unit, to publish it."""
        return self.call(
            Call(
                "GET",
                f"/v1/units/{quote(unit)}/feedback-page",
                is_keyed=False,
                options={**options},
            ),
            models.FeedbackPageOut,
        )

    @overload
    def get_unit_feedback_qr_code(
        self,
        unit: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def get_unit_feedback_qr_code(
        self,
        unit: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def get_unit_feedback_qr_code(
        self,
        unit: str,
        *,
        format: Literal["svg", "png"] | None = None,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Get the QR code to speak of a unit.

        Get a picture that leads to the page on which anybody says what they think of a unit, to print
        it on a counter sign.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/units/{quote(unit)}/feedback-page/qr",
                query={"format": format},
                is_keyed=False,
                options={**options},
            ),
            to,
        )

    def list_upward_reports(
        self,
        *,
        employee_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        is_acknowledged: bool | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        **options: Unpack[Options],
    ) -> models.UpwardReportPage:
        """List reports on your own results, on those of whom you lead, and those that were sent to you."""
        return self.call(
            Call(
                "GET",
                "/v1/upward-reports",
                query={
                    "employee_id": employee_id,
                    "evaluation_id": evaluation_id,
                    "is_acknowledged": is_acknowledged,
                    "sort": sort,
                    "changed_since": changed_since,
                    "limit": limit,
                    "cursor": cursor,
                },
                is_keyed=False,
                options={**options},
            ),
            models.UpwardReportPage,
        )

    def each_upward_reports(
        self,
        *,
        employee_id: UUID | str | None = None,
        evaluation_id: UUID | str | None = None,
        is_acknowledged: bool | None = None,
        sort: Literal["created", "-created"] | None = None,
        changed_since: str | None = None,
        limit: int | None = None,
        **options: Unpack[Options],
    ) -> Iterator[models.UpwardReportOut]:
        """Walk over all items of `list_upward_reports`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_upward_reports(
                employee_id=employee_id,
                evaluation_id=evaluation_id,
                is_acknowledged=is_acknowledged,
                sort=sort,
                changed_since=changed_since,
                limit=limit,
                cursor=cursor,
                **options,
            )
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_upward_report(
        self,
        upward_report_id: UUID | str,
        **options: Unpack[Options],
    ) -> models.UpwardReportOut:
        """Show a report: of whose result, by whom, to whom, and whether they have read it."""
        return self.call(
            Call(
                "GET",
                f"/v1/upward-reports/{quote(upward_report_id)}",
                is_keyed=False,
                options={**options},
            ),
            models.UpwardReportOut,
        )

    def acknowledge_upward_report(
        self,
        upward_report_id: UUID | str,
        *,
        version: int,
        **options: Unpack[KeyedOptions],
    ) -> models.UpwardReportOut:
        """Say as its recipient that you have read it; then it is no task of yours any more."""
        return self.call(
            Call(
                "POST",
                f"/v1/upward-reports/{quote(upward_report_id)}/acknowledge",
                version=version,
                is_keyed=True,
                options={**options},
            ),
            models.UpwardReportOut,
        )

    @overload
    def download_upward_report(
        self,
        upward_report_id: UUID | str,
        *,
        to: None = None,
        **options: Unpack[Options],
    ) -> bytes: ...
    @overload
    def download_upward_report(
        self,
        upward_report_id: UUID | str,
        *,
        to: str | PathLike[str],
        **options: Unpack[Options],
    ) -> Path: ...
    def download_upward_report(
        self,
        upward_report_id: UUID | str,
        *,
        to: str | PathLike[str] | None = None,
        **options: Unpack[Options],
    ) -> bytes | Path:
        """Download what was reported.

        Download a cover, the document, and plan and evaluation as they were reported, as one archive
        with the digests of its files.
        """
        return self.download(
            Call(
                "GET",
                f"/v1/upward-reports/{quote(upward_report_id)}/bundle",
                is_keyed=False,
                options={**options},
            ),
            to,
        )
