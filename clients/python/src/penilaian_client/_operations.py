"""One method per operation of the contract; written by generate.py, not by hand."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Protocol
from uuid import UUID

from penilaian_client import models
from penilaian_client._call import Call, Caller, File


class Operations(Caller, Protocol):
    """Every operation by its id."""

    def get_keys(
        self,
    ) -> models.KeySet:
        """List the public keys with which the signature of an access token can be verified."""
        return self.call(
            Call(
                "GET",
                "/.well-known/jwks.json",
            ),
            models.KeySet,
        )

    def get_liveness(
        self,
    ) -> models.Alive:
        """Tell that the process answers; nothing else is asked."""
        return self.call(
            Call(
                "GET",
                "/livez",
            ),
            models.Alive,
        )

    def get_readiness(
        self,
    ) -> models.Ready:
        """Tell whether the service can do its work: the database answers and is migrated."""
        return self.call(
            Call(
                "GET",
                "/readyz",
            ),
            models.Ready,
        )

    def activate_account(
        self,
        body: models.ActivationIn | Mapping[str, Any],
    ) -> models.Done:
        """Set your password with the one-time code that your administration gave you."""
        return self.call(
            Call(
                "POST",
                "/v1/activations",
                body=body,
            ),
            models.Done,
        )

    def get_me(
        self,
    ) -> models.MeOut:
        """Show who you are here today: your roles follow from the records, not from your token."""
        return self.call(
            Call(
                "GET",
                "/v1/me",
            ),
            models.MeOut,
        )

    def list_access_trail(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.AccessTrailPage:
        """List who changed or read records about you, and when (UU PDP art. 31-32)."""
        return self.call(
            Call(
                "GET",
                "/v1/me/access-trail",
                query={"limit": limit, "cursor": cursor},
            ),
            models.AccessTrailPage,
        )

    def each_access_trail(
        self,
        *,
        limit: int | None = None,
    ) -> Iterator[models.AccessTrailItem]:
        """Walk over all items of `list_access_trail`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_access_trail(limit=limit, cursor=cursor)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def get_my_data(
        self,
    ) -> models.MyData:
        """Download all records about you (UU PDP art. 32)."""
        return self.call(
            Call(
                "GET",
                "/v1/me/data",
            ),
            models.MyData,
        )

    def change_password(
        self,
        body: models.PasswordIn | Mapping[str, Any],
    ) -> models.Done:
        """Change your password; every other sign-in of yours ends."""
        return self.call(
            Call(
                "PUT",
                "/v1/me/password",
                body=body,
            ),
            models.Done,
        )

    def sign_out(
        self,
    ) -> models.Done:
        """Sign out of the session that carries this request."""
        return self.call(
            Call(
                "POST",
                "/v1/me/sign-out",
            ),
            models.Done,
        )

    def list_schemes(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.SchemePage:
        """List the scheme versions of your agency, by key and number."""
        return self.call(
            Call(
                "GET",
                "/v1/schemes",
                query={"status": status, "limit": limit, "cursor": cursor},
            ),
            models.SchemePage,
        )

    def each_schemes(
        self,
        *,
        status: Literal["draft", "active", "retired"] | None = None,
        limit: int | None = None,
    ) -> Iterator[models.SchemeOut]:
        """Walk over all items of `list_schemes`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_schemes(status=status, limit=limit, cursor=cursor)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def create_scheme(
        self,
        body: models.SchemeIn | Mapping[str, Any],
    ) -> models.SchemeOut:
        """Draft the next version of a scheme of your own."""
        return self.call(
            Call(
                "POST",
                "/v1/schemes",
                body=body,
            ),
            models.SchemeOut,
        )

    def check_scheme(
        self,
        body: models.SchemeChoice | Mapping[str, Any],
    ) -> models.SchemeCheckOut:
        """Check whether a scheme may be activated; nothing is stored.

        Each fault names the input at which the score jumps, falls or stays without a predicate;
        pointers are paths in the scheme.
        """
        return self.call(
            Call(
                "POST",
                "/v1/schemes/check",
                body=body,
            ),
            models.SchemeCheckOut,
        )

    def list_shipped_schemes(
        self,
    ) -> models.SchemeShippedList:
        """List the schemes that come with the program, ready to be adopted or simulated."""
        return self.call(
            Call(
                "GET",
                "/v1/schemes/shipped",
            ),
            models.SchemeShippedList,
        )

    def simulate_scheme(
        self,
        body: models.SimulationIn | Mapping[str, Any],
    ) -> models.SimulationOut:
        """Try a scheme on inputs of your own; nothing is stored.

        Name the scheme by `scheme` (a whole document), `scheme_version` or `scheme_key`. The answer
        carries the outcome, the whole trail of its computation, and an explanation in words.
        """
        return self.call(
            Call(
                "POST",
                "/v1/schemes/simulate",
                body=body,
            ),
            models.SimulationOut,
        )

    def adopt_scheme(
        self,
        key: str,
    ) -> models.SchemeOut:
        """Copy a shipped scheme into your agency, active at once.

        Adopting what your agency has already, unchanged and active, answers that version.
        """
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{key}/adopt",
            ),
            models.SchemeOut,
        )

    def get_scheme(
        self,
        scheme_id: UUID | str,
    ) -> models.SchemeOut:
        """Show one scheme version of your agency."""
        return self.call(
            Call(
                "GET",
                f"/v1/schemes/{scheme_id}",
            ),
            models.SchemeOut,
        )

    def edit_scheme(
        self,
        scheme_id: UUID | str,
        body: models.SchemeIn | Mapping[str, Any],
        *,
        version: int,
    ) -> models.SchemeOut:
        """Replace the content of a draft."""
        return self.call(
            Call(
                "PUT",
                f"/v1/schemes/{scheme_id}",
                version=version,
                body=body,
            ),
            models.SchemeOut,
        )

    def activate_scheme(
        self,
        scheme_id: UUID | str,
        *,
        version: int,
    ) -> models.SchemeOut:
        """Let periods use this version; it is checked first, and never changes afterwards."""
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{scheme_id}/activate",
                version=version,
            ),
            models.SchemeOut,
        )

    def retire_scheme(
        self,
        scheme_id: UUID | str,
        *,
        version: int,
    ) -> models.SchemeOut:
        """Let no further period use this version; periods that have it keep it."""
        return self.call(
            Call(
                "POST",
                f"/v1/schemes/{scheme_id}/retire",
                version=version,
            ),
            models.SchemeOut,
        )

    def create_token(
        self,
        *,
        form: Mapping[str, str],
    ) -> models.TokenOut:
        """Sign in (OAuth2 form).

        `password` with username and password; `refresh_token` with the refresh token of your last
        answer, which then is used up; `client_credentials` with client_id and client_secret for
        services. Send the access token as `Authorization: Bearer …` with every other call.
        """
        return self.call(
            Call(
                "POST",
                "/v1/token",
                form=form,
            ),
            models.TokenOut,
        )

    def revoke_token(
        self,
        *,
        form: Mapping[str, str],
    ) -> models.Done:
        """Sign out with your refresh token: all tokens of that sign-in end with the next request."""
        return self.call(
            Call(
                "POST",
                "/v1/token/revoke",
                form=form,
            ),
            models.Done,
        )

    def list_units(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> models.UnitPage:
        """List the units of your agency, by code."""
        return self.call(
            Call(
                "GET",
                "/v1/units",
                query={"limit": limit, "cursor": cursor},
            ),
            models.UnitPage,
        )

    def each_units(
        self,
        *,
        limit: int | None = None,
    ) -> Iterator[models.UnitOut]:
        """Walk over all items of `list_units`, page by page."""
        cursor: str | None = None
        while True:
            page = self.list_units(limit=limit, cursor=cursor)
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    def put_unit(
        self,
        code: str,
        body: models.UnitIn | Mapping[str, Any],
        *,
        version: int | None = None,
    ) -> models.UnitOut:
        """State how the unit with this code should be.

        It is created if it does not exist; sending the same twice changes nothing. With `If-Match` the
        change is made only if the unit is still at the version you saw.
        """
        return self.call(
            Call(
                "PUT",
                f"/v1/units/{code}",
                version=version,
                body=body,
            ),
            models.UnitOut,
        )

    def get_unit(
        self,
        unit_id: UUID | str,
    ) -> models.UnitOut:
        """Show one unit of your agency."""
        return self.call(
            Call(
                "GET",
                f"/v1/units/{unit_id}",
            ),
            models.UnitOut,
        )
