"""Writes of the ledger: a contact begins, gets its telephone and name, and ends."""

from datetime import datetime

from django.db import IntegrityError, transaction

from baken.casework.contact.models import Contact, Naam, Naamwoord, Telefoon
from baken.casework.contact.rules.arrival import ANSWERED, Arrival
from baken.casework.contact.rules.names import words_of
from baken.casework.contact.rules.safe import SafeContact
from baken.casework.zaak.models import Zaak
from baken.core.errors import WrongState
from baken.core.numbers import new_body
from baken.foundation.access.models import lock_anew
from baken.foundation.identity.actor import Actor

TRIES = 5


def begin_contact(
    *,
    organisatie_id: int | None,
    channel: str,
    direction: str,
    medewerker_id: int | None,
    at: datetime,
    source: Zaak | None = None,
    arrival: Arrival = ANSWERED,
) -> Contact:
    """Write the ledger row: somebody is there, or called at this moment."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return Contact.objects.create(
                    organisatie_id=organisatie_id,
                    body=new_body(),
                    channel=channel,
                    direction=direction,
                    medewerker_id=medewerker_id,
                    started_at=at,
                    source=source,
                    arrived=arrival.how.value,
                    line=arrival.line,
                )
        except IntegrityError:
            continue
    raise RuntimeError("no free number was found")


def take(*, contact: Contact, user: Actor, right: str) -> None:
    """Lock a contact that ends in a zaak which is locked already, and read it anew.

    :raises NotAllowed: if this person does not hold this right on the contact.
    """
    lock_anew(contact, Contact.objects.for_right(right, user))


def note_safe_contact(*, contact: Contact, safe: SafeContact, at: datetime) -> Telefoon:
    """Keep the telephone of a contact and what was said about calling it, in place of before."""
    before = Telefoon.objects.filter(contact=contact).first()
    telefoon = before or Telefoon(contact=contact, organisatie_id=contact.region_id)
    for name in ("number", "may_call", "voicemail", "if_other", "heard_as"):
        setattr(telefoon, name, getattr(safe, name))
    between = safe.may_call == "tussen"
    telefoon.from_time = safe.from_time if between else None
    telefoon.until_time = safe.until_time if between else None
    telefoon.asked_at = at
    telefoon.version += 0 if before is None else 1
    telefoon.save()
    return telefoon


def note_naam(*, contact: Contact, name: str, organisation: str) -> None:
    """Keep the name the caller allows, and the organisation, in place of what stood there."""
    was_noted, _ = Naam.objects.filter(contact=contact).delete()
    if was_noted:
        Naamwoord.objects.filter(contact=contact).delete()
    if not name and not organisation:
        return
    Naam.objects.create(
        contact=contact,
        name=name,
        organisation=organisation,
        organisatie_id=contact.region_id,
    )
    Naamwoord.objects.bulk_create(
        Naamwoord(contact=contact, organisatie_id=contact.region_id, word=word)
        for word in sorted(words_of(name, organisation))
    )


def note_channel(*, contact: Contact, channel: str) -> None:
    """Correct the channel of a contact; it is saved when the contact ends."""
    contact.channel = channel


def note_line(*, contact: Contact, line: str) -> None:
    """Keep which line was called; it is saved when the contact ends in a zaak."""
    contact.line = line or contact.line


def note_meant_for(*, contact: Contact, colleague_id: int | None) -> None:
    """Keep whom the caller is looking for. :raises WrongState: if the contact has ended."""
    check_open(contact=contact)
    contact.meant_for_id = colleague_id
    contact.version += 1
    contact.save(update_fields=["meant_for", "version"])


def lock_contact(*, pk: int) -> Contact:
    """Return a contact for a change that began on another row, locked and read anew."""
    return Contact.objects.select_for_update().get(pk=pk)


def hand_over(*, contact: Contact, medewerker_id: int) -> None:
    """Let the contact go on with a colleague. :raises WrongState: if it has ended already."""
    check_open(contact=contact)
    contact.medewerker_id = medewerker_id
    contact.version += 1
    contact.save(update_fields=["medewerker", "version"])


def end_as_zaak(*, contact: Contact, zaak: Zaak, at: datetime) -> None:
    """End a contact as part of a zaak. :raises WrongState: if it has ended already."""
    check_open(contact=contact)
    contact.zaak, contact.ended_at = zaak, at
    contact.version += 1
    contact.save(update_fields=["channel", "line", "zaak", "ended_at", "version"])


def end_as_nothing(*, contact: Contact, reason: str, at: datetime) -> None:
    """End a contact that became nothing. :raises WrongState: if it has ended already."""
    check_open(contact=contact)
    contact.nothing, contact.ended_at = reason, at
    contact.version += 1
    contact.save(update_fields=["nothing", "ended_at", "version"])


def erase(*, contact: Contact) -> None:
    """Destroy what a contact tells about a person: its telephone, its name, and the words of it."""
    Telefoon.objects.filter(contact=contact).delete()
    Naam.objects.filter(contact=contact).delete()
    Naamwoord.objects.filter(contact=contact).delete()


def check_open(*, contact: Contact) -> None:
    """Say no when a contact has ended already. :raises WrongState: then."""
    if contact.ended_at is not None:
        raise WrongState("contact_has_ended")
