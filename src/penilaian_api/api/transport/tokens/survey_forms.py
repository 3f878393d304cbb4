"""Give out the forms of surveys, and know them again; tell visitors apart without knowing them."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from penilaian_api.api.transport.sealing import seal_form, unseal_form
from penilaian_api.services.survey.intake import Form, Visitor


class SurveyForms:
    """Seals when a form was given out, to which link, and what tells it from others."""

    def __init__(self, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._secret, self._clock = secret, clock
        self._key = hashlib.sha256(b"survey visitors:" + secret).digest()

    def give(self, token: str) -> str:
        """Give out a form for a link."""
        now = self._clock().timestamp()
        return seal_form(f"{now} {secrets.token_urlsafe(9)} {token}", self._secret)

    def read(self, token: str, form: str | None) -> Form | None:
        """Read a form that was given out for this link; none where it was not."""
        text = None if form is None else unseal_form(form, self._secret)
        given_at, _, rest = (text or "").partition(" ")
        name, _, link = rest.partition(" ")
        if link != token:
            return None
        at = datetime.fromtimestamp(float(given_at), UTC)
        return Form(name.encode(), at, self._digest(f"receipt {name}"))

    def visitor(self, peer: str, device: str | None = None) -> Visitor:
        """Tell a visitor by digests of address and device, which only this service can make."""
        return Visitor(self._digest(peer), None if device is None else self._digest(device))

    def _digest(self, text: str) -> bytes:
        return hmac.new(self._key, text.encode(), hashlib.sha256).digest()
