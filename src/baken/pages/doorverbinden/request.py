"""Makes a terugbelverzoek with spoed of what was typed before a colleague was sought."""

from datetime import datetime
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from baken.casework.contact.models import Contact
from baken.casework.contact.queries import lines_in
from baken.casework.termijn.queries import werkkalender_in
from baken.foundation.identity.actor import Actor
from baken.foundation.notes.drafts import drop_draft, kept_draft
from baken.intake.terugbelverzoek import actions
from baken.intake.terugbelverzoek.forms import ParkForm, RequestForm
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.intake.terugbelverzoek.views.new import draft_key

NO_FORM = {"once", "contact", "park"}


def take_request(
    *, user: Actor, at: datetime, contact: Contact, once: UUID
) -> Terugbelverzoek | None:
    """Return the request made of this person's draft, or None while no number is known.

    What is complete becomes a request; a number alone is parked, to be completed.
    """
    draft = kept_draft(user=user, key=draft_key(contact))
    typed = MultiValueDict({} if draft is None else dict(draft.fields))
    typed["once"], typed["spoed"] = str(once), "on"
    kalender, lines = werkkalender_in(user=user), lines_in(user=user)
    whole = RequestForm(typed, kalender=kalender, lines=lines)
    alone = ParkForm(typed, kalender=kalender, lines=lines)
    if whole.is_valid():
        take, request = actions.receive, whole.request()
    elif alone.is_valid():
        take, request = actions.park, alone.request()
    else:
        return None
    verzoek = take(user=user, at=at, contact=contact, request=request, once=once)
    drop_draft(user=user, key=draft_key(contact), at=at)
    return verzoek
