"""The screens of the telephone: entering, faulty forms, nonsense, and what comes of a call."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from baken.casework.contact.models import Contact, Telefoon
from baken.casework.termijn.models import Termijn
from baken.core.kalender import AMSTERDAM
from baken.foundation.audit.models import AuditRow
from baken.intake.terugbelverzoek.models import Terugbelverzoek
from baken.policy.telefoon import Line
from tests.cast import client_of, given_missed, given_voicemail, the_clock_at
from tests.typed import NONSENSE, request_form, talk_form

pytestmark = pytest.mark.usefixtures("at_work")

VOICEMAIL, MISSED, TALK = "/telefoon/voicemail/", "/telefoon/gemist/", "/telefoon/gesprek/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LINES = (Line(code="landelijk", number="0800-2000"), Line(code="eigen", number="075 555 01 00"))


@pytest.fixture(autouse=True)
def now(monday):
    with the_clock_at(monday):
        yield monday


@pytest.fixture
def desk(wim, now):
    return client_of(wim)


@pytest.fixture
def two_lines(monkeypatch):
    policy = SimpleNamespace(lines=LINES)
    monkeypatch.setattr("baken.casework.contact.queries.telefoon", lambda _regio: policy)


def typed(**given):
    return {"once": str(uuid4()), "dag": "", "when": "gisteren 19:40", "number": "", **given}


def test_a_voicemail_leads_to_its_request_with_what_is_known(desk, monday):
    answer = desk.post(VOICEMAIL, typed(number="06 5550 1234"), follow=True)
    contact = Contact.objects.get()
    assert answer.redirect_chain == [(f"/contact/{contact.body}/terugbelverzoek/", 302)]
    assert contact.started_at == datetime(2026, 3, 1, 19, 40, tzinfo=AMSTERDAM)
    form = answer.context["form"]
    assert (form["number"].value(), form["may_call"].value()) == ("06 5550 1234", "niet_gevraagd")
    page = answer.content.decode()
    assert "Ingesproken gisteren 19:40" in page
    assert "SPOED?" not in page  # nobody is on the line


def test_the_term_runs_from_when_the_message_was_left(desk, wim, monday):
    left_at = monday - 5 * DAY
    contact = given_voicemail(user=wim, at=monday, called_at=left_at)
    page = desk.get(f"/contact/{contact.body}/terugbelverzoek/").content.decode()
    assert "te laat" in page
    desk.post("/terugbelverzoek/", request_form(contact=contact.body, may_call="niet_gevraagd"))
    verzoek = Terugbelverzoek.objects.select_related("uiterlijk", "zaak").get()
    assert {one.started_at for one in Termijn.objects.all()} == {left_at}
    assert verzoek.uiterlijk.due_at < monday
    assert verzoek.zaak.opened_at == monday
    page = desk.get(f"/terugbelverzoek/{verzoek.zaak.number}/").content.decode()
    assert "Ingesproken" in page and "te laat" in page


def test_a_voicemail_without_a_wish_ends_as_nothing_with_a_reason_of_its_own(desk, wim, monday):
    contact = given_voicemail(user=wim, at=monday, called_at=monday - HOUR, number="")
    page = desk.get(f"/contact/{contact.body}/terugbelverzoek/").content.decode()
    assert 'value="geen_vraag"' in page and 'value="opgehangen"' not in page
    assert desk.post(f"/contact/{contact.body}/niets/", {"reason": "opgehangen"}).status_code == 409
    assert desk.post(f"/contact/{contact.body}/niets/", {"reason": "geen_vraag"}).status_code == 302
    contact.refresh_from_db()
    assert (contact.nothing, contact.ended_at) == ("geen_vraag", monday)


def test_missed_calls_come_one_after_another_with_the_day_kept(desk):
    first = desk.post(MISSED, typed(when="gisteren 9:41", number="0655501234"), follow=True)
    assert first.redirect_chain == [(f"{MISSED}?dag=01-03-2026&lijn=", 302)]
    assert "De gemiste oproep van 09:41 is bewaard." in first.content.decode()
    kept = first.context["form"]["dag"].value()
    for when in ("9:50", "10.02"):
        desk.post(MISSED, typed(dag=kept, when=when))
    days = {f"{one.started_at.astimezone(AMSTERDAM):%d %H:%M}" for one in Contact.objects.all()}
    assert days == {"01 09:41", "01 09:50", "01 10:02"}
    assert Telefoon.objects.count() == 1
    done = desk.post(MISSED, typed(dag=kept, when="11:00", klaar="1"))
    assert done.headers["Location"] == "/werk/"


def test_who_left_no_message_is_rung_back_on_purpose_alone(desk, wim, monday):
    contact = given_missed(user=wim, at=monday, called_at=monday - HOUR)
    page = desk.get(f"/contact/{contact.body}/terugbelverzoek/").content.decode()
    assert "Wie geen bericht achterliet, bellen wij niet vanzelf terug." in page
    plain = request_form(contact=contact.body)
    for sent in (plain, plain | {"park": "1"}):
        answer = desk.post("/terugbelverzoek/", sent)
        assert answer.status_code == 422
        assert "Kies bewust dat wij terugbellen" in answer.content.decode()
    assert not Terugbelverzoek.objects.exists()
    assert desk.post("/terugbelverzoek/", plain | {"deliberate": "on"}).status_code == 302
    verzoek = Terugbelverzoek.objects.select_related("uiterlijk").get()
    assert verzoek.contact == contact and verzoek.uiterlijk.started_at == monday


def test_parking_a_missed_call_on_purpose(desk, wim, monday):
    contact = given_missed(user=wim, at=monday, called_at=monday - HOUR)
    sent = request_form(contact=contact.body, park="1", deliberate="on", about="", caller="")
    assert desk.post("/terugbelverzoek/", sent).status_code == 302
    assert Terugbelverzoek.objects.get().completed_at is None


def test_a_talk_of_last_night_goes_on_in_the_gesprek(crisis, monday):
    night = client_of(crisis)
    answer = night.post(TALK, typed(when="gisteren 22:10"), follow=True)
    contact = Contact.objects.get()
    assert answer.redirect_chain == [(f"/gesprek/{contact.body}/", 302)]
    assert "Begonnen gisteren 22:10" in answer.content.decode()
    assert night.post(f"/gesprek/{contact.body}/", talk_form()).status_code == 302
    contact.refresh_from_db()
    assert contact.zaak is not None and contact.medewerker_id == crisis.user_id
    assert contact.started_at == datetime(2026, 3, 1, 22, 10, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("", "Vul in wanneer de oproep was"),
        ("straks", "Dit is geen moment."),
        ("25:00", "Dit is geen moment."),
        ("10:01", "Dit moment moet nog komen."),
        ("morgen 9:00", "Dit moment moet nog komen."),
        ("1-2 9:00", "te lang geleden"),
    ],
)
@pytest.mark.parametrize("address", [VOICEMAIL, MISSED])
def test_a_faulty_form_comes_back_with_all_that_was_typed(address, when, says, desk):
    answer = desk.post(address, typed(when=when, number="0655501234"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page and 'value="0655501234"' in page
    assert not Contact.objects.exists()


def test_a_number_that_is_none(desk):
    answer = desk.post(MISSED, typed(number="112"))
    assert answer.status_code == 422
    assert "Dit is geen telefoonnummer." in answer.content.decode()


@pytest.mark.parametrize("kind", NONSENSE)
@pytest.mark.parametrize("address", [VOICEMAIL, MISSED, TALK])
def test_nonsense_is_answered(kind, address, fatima):
    phone = client_of(fatima)
    for field in ("once", "dag", "when", "number", "line"):
        assert phone.post(address, typed(**{field: NONSENSE[kind]})).status_code in (302, 422)
    asked = phone.get(address, {"dag": NONSENSE[kind], "lijn": NONSENSE[kind]})
    assert asked.status_code == 200


@pytest.mark.parametrize(
    ("who", "open_to"),
    [
        ("wim", {VOICEMAIL, MISSED}),
        ("fatima", {VOICEMAIL, MISSED, TALK}),
        ("lotte", {VOICEMAIL, MISSED, TALK}),
        ("crisis", {TALK}),
        ("yara", set()),
        ("marit", set()),
        ("daan", set()),
    ],
)
def test_each_role_has_its_own_doors(who, open_to, request):
    client = client_of(request.getfixturevalue(who))
    werk = client.get("/werk/").content.decode()
    for address in (VOICEMAIL, MISSED, TALK):
        expected = 200 if address in open_to else 403
        assert client.get(address).status_code == expected
        assert client.post(address, typed()).status_code == (302 if address in open_to else 403)
        assert (f'href="{address}"' in werk) is (address in open_to)


def test_looking_at_what_waits_leaves_a_row(desk, wim, monday):
    given_missed(user=wim, at=monday, called_at=monday)
    desk.get(MISSED)
    row = AuditRow.objects.get(verb="telefoon.list")
    assert (row.query, row.row_count) == ("oproepen", 1)


def test_with_one_line_nothing_is_asked(desk):
    for address in ("/werk/", VOICEMAIL):
        assert "Welk nummer belde de beller?" not in desk.get(address).content.decode()


def test_with_two_lines_the_line_is_kept(desk, fatima, two_lines):
    for address in ("/werk/", VOICEMAIL):
        assert "075 555 01 00" in desk.get(address).content.decode()
    first = desk.post(MISSED, typed(line="eigen"), follow=True)
    assert first.context["form"]["line"].value() == "eigen"
    desk.post("/terugbelverzoek/", request_form(line="eigen"))
    phone = client_of(fatima)
    made = phone.post("/nieuw/", follow=True)
    assert "Welk nummer belde de beller?" in made.content.decode()
    assert phone.post(made.redirect_chain[0][0], talk_form(line="eigen")).status_code == 302
    assert [one.line for one in Contact.objects.all()] == ["eigen"] * 3
    assert desk.post(MISSED, typed(line="andere")).status_code == 422
