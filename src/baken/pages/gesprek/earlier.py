"""What a talk may know of earlier ones: nothing of anybody, until the caller says so himself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import (
    Earlier,
    is_known_telephone,
    recall_by_telephone,
    safe_contact_card,
)
from baken.core.errors import NotAllowed
from baken.foundation.access.models import holds_somewhere
from baken.foundation.audit.look import look_at_list
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import KeptDraft, kept_draft
from baken.intake.terugbelverzoek.queries import verzoek_of
from baken.pages.gesprek.forms import NumberForm


@dataclass(frozen=True, kw_only=True)
class EarlierPanel:
    """The panel "Eerder gebeld?": a hint about a telephone, and what the caller asked for."""

    form: NumberForm
    is_known: bool
    found: Sequence[Earlier] | None = None


def earlier_panel(
    *,
    user: Actor,
    contact: Contact,
    at: datetime,
    form: NumberForm | None = None,
    is_said: bool = False,
) -> EarlierPanel | None:
    """Return the panel of this talk, or None for who may not go on from an earlier advies.

    `is_said`: the caller says that he called before. Only then are adviezen looked up.
    """
    if not holds_somewhere("advies.recall", user):
        return None
    asked = _told_in(contact)
    card = safe_contact_card(contact=asked)
    telephone = card.number if card else ""
    found = recall_by_telephone(user=user, number=telephone, at=at) if is_said else None
    return EarlierPanel(
        form=form or NumberForm(),
        is_known=_is_known(user, asked, telephone, at=at),
        found=found,
    )


def check_may_recall(*, user: Actor) -> None:
    """Say no to who may not go on from an earlier advies. :raises NotAllowed: then."""
    if not holds_somewhere("advies.recall", user):
        raise NotAllowed


def drafts_of(*, user: Actor, contact: Contact) -> list[KeptDraft]:
    """Return what this person typed about this talk on either page, the oldest first."""
    keys = (draft_key(contact), draft_key(contact, page="bij"))
    kept = [kept_draft(user=user, key=key) for key in keys]
    return sorted((one for one in kept if one is not None), key=lambda one: one.saved_at)


def draft_key(contact: Contact, *, page: str = "gesprek") -> str:
    """Return the key of the draft of this talk on one of its pages."""
    return f"{page}-{contact.body}"


def _told_in(contact: Contact) -> Contact:
    """Return the contact in which the telephone of this talk was told."""
    return contact if contact.source is None else verzoek_of(zaak=contact.source).contact


def _is_known(user: Actor, besides: Contact, telephone: str, *, at: datetime) -> bool:
    if not telephone:
        return False
    known = is_known_telephone(user=user, number=telephone, besides=besides)
    look_at_list("contact.known", user=user, at=at, query="gesprek", row_count=int(known))
    return known
