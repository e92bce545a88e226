"""The screens of a consult: asking and answering, faulty forms, two answers at once."""

from datetime import timedelta

import pytest

from baken.casework.consult import actions
from baken.casework.consult.models import Consult
from baken.foundation.notes.drafts import keep_draft, kept_draft
from tests.cast import client_of, given_advies, given_consult, given_verzoek, join, the_clock_at

pytestmark = pytest.mark.usefixtures("at_work")

MINUTE = timedelta(minutes=1)
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}'; DROP TABLE consult_consult; --"


@pytest.fixture
def now(monday):
    with the_clock_at(monday + MINUTE):
        yield monday + MINUTE


@pytest.fixture
def zaak(fatima, monday):
    return given_advies(user=fatima, at=monday).zaak


@pytest.fixture
def consult(fatima, zaak, monday):
    return given_consult(user=fatima, at=monday, zaak=zaak)


def form(once, **given):
    return {"once": str(once), "to_role": "vertrouwensarts", "question": "Past dit?"} | given


def ask(user, zaak, sent):
    return client_of(user).post(f"/zaak/{zaak.number}/raad/", sent)


def test_asking_leads_back_to_the_zaak_where_it_waits(fatima, zaak, now, once):
    answer = ask(fatima, zaak, form(once, spoed="on"))
    assert answer.status_code == 302 and answer.headers["Location"] == f"/zaak/{zaak.number}/"
    page = client_of(fatima).get(f"/zaak/{zaak.number}/").content.decode()
    for words in ("Gevraagde raad", "Past dit?", "Vertrouwensarts", "SPOED", "nog 2 minuten"):
        assert words in page
    assert "Geef antwoord" not in page and "Trek deze vraag in" in page


def test_asking_drops_the_draft(fatima, zaak, now, once):
    key = f"raad-{zaak.number}"
    keep_draft(user=fatima, key=key, fields={"question": ["Half een vr"]}, at=now)
    page = client_of(fatima).get(f"/zaak/{zaak.number}/").content.decode()
    assert "Half een vr" in page and '<details class="vt-panel" id="vraag-om-raad" open>' in page
    ask(fatima, zaak, form(once))
    assert kept_draft(user=fatima, key=key) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"to_role": ""}, "Kies aan wie je het vraagt."),
        ({"to_role": "beheerder"}, "beheerder"),
        ({"question": "   "}, "Schrijf je vraag op."),
        ({"question": "x" * 4_001}, "Maak de tekst korter."),
        ({"question": "Past dit\x00?"}, "fout"),
        ({"once": "geen-token"}, "fout"),
    ],
)
def test_a_faulty_question_comes_back_with_what_was_typed(changes, words, fatima, zaak, now, once):
    answer = ask(fatima, zaak, form(once, question="Mijn lange vraag") | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page and 'id="fouten"' in page
    assert "Mijn lange vraag" in page or "question" in changes
    assert not Consult.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("wim", 404), ("ines", 404), ("marit", 404), ("daan", 404), ("stranger", 404)],
)
def test_asking_is_for_who_sees_the_zaak(name, status, request, zaak, now, once):
    assert ask(request.getfixturevalue(name), zaak, form(once)).status_code == status


def test_who_is_consulted_may_read_but_not_ask(daan, zaak, consult, now, once):
    page = client_of(daan).get(f"/zaak/{zaak.number}/").content.decode()
    assert "Past dit letsel bij een val?" in page and "Geef antwoord" in page
    assert "vraag-om-raad" not in page and "Sluit dit advies" not in page
    assert ask(daan, zaak, form(once)).status_code == 403


def reply(user, consult, words, once, do="antwoord"):
    path = f"/zaak/{consult.zaak.number}/raad/{consult.pk}/{do}/"
    return client_of(user).post(path, {"answer": words, "once": str(once)})


def test_the_answer_is_read_with_name_and_time(fatima, daan, zaak, consult, now, once):
    assert reply(daan, consult, "Nee, dit past er niet bij.", once).headers["Location"] == "/werk/"
    page = client_of(fatima).get(f"/zaak/{zaak.number}/").content.decode()
    assert "Nee, dit past er niet bij." in page
    assert "10:01 · Daan" in page


@pytest.mark.parametrize("words", ["", " \n ", "x" * 4_001])
def test_a_faulty_answer_comes_back(words, daan, consult, now, once):
    answer = reply(daan, consult, words, once)
    assert answer.status_code == 422 and 'id="fouten"' in answer.content.decode()


def test_who_comes_second_loses_no_word(daan, consult, now, once, monday):
    colleague = join("daan2", at=monday)
    actions.take_consult(user=daan, at=monday, consult=consult)
    actions.answer_consult(user=colleague, at=monday, consult=consult, answer="Ik was eerst.")
    answer = reply(daan, consult, "Mijn eigen lange antwoord.", once)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ik was eerst." in page and "Mijn eigen lange antwoord." in page
    assert "Geef antwoord" not in page


def test_who_comes_second_and_took_nothing_up_keeps_his_words_too(daan, consult, now, once, monday):
    colleague = join("daan2", at=monday)
    actions.answer_consult(user=colleague, at=monday, consult=consult, answer="Ik was eerst.")
    answer = reply(daan, consult, "Mijn eigen <b>lange</b> antwoord.", once)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Mijn eigen &lt;b&gt;lange" in page
    assert "Ik was eerst." not in page and consult.zaak.number not in page


@pytest.mark.parametrize("name", ["stranger", "ines", "wim"])
def test_a_stranger_learns_nothing_from_an_answer(name, request, consult, now, once):
    user = request.getfixturevalue(name)
    there = reply(user, consult, "Raak", once)
    path = "/zaak/A-2222-2222-2/raad/1/antwoord/"
    never = client_of(user).post(path, {"answer": "Raak", "once": str(once)})
    assert there.status_code == never.status_code == 404
    assert "Past dit letsel" not in there.content.decode()


@pytest.mark.parametrize(("do", "state"), [("oppakken", "taken_at"), ("intrekken", "withdrawn_at")])
def test_taking_up_and_withdrawing(do, state, daan, fatima, consult, now, once):
    user = daan if do == "oppakken" else fatima
    answer = reply(user, consult, "", once, do)
    assert answer.headers["Location"] == f"/zaak/{consult.zaak.number}/"
    consult.refresh_from_db()
    assert getattr(consult, state) == now


def test_hostile_text_is_shown_as_it_is(fatima, daan, zaak, now, once):
    ask(fatima, zaak, form(once, question=HOSTILE, spoed="on"))
    for user, path in ((fatima, f"/zaak/{zaak.number}/"), (daan, "/werk/")):
        page = client_of(user).get(path).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page and "{{ 7|add:7 }}" in page


def test_a_terugbelverzoek_has_the_same_parts(wim, fatima, daan, now, monday, once):
    zaak = given_verzoek(user=wim, at=monday).zaak
    assert (
        "vraag-om-raad"
        in client_of(fatima).get(f"/terugbelverzoek/{zaak.number}/").content.decode()
    )
    assert (
        "vraag-om-raad"
        not in client_of(wim).get(f"/terugbelverzoek/{zaak.number}/").content.decode()
    )
    assert client_of(daan).get(f"/terugbelverzoek/{zaak.number}/").status_code == 404
    ask(fatima, zaak, form(once, question="Mag ik hem thuis bellen?"))
    page = client_of(daan).get(f"/zaak/{zaak.number}/", follow=True).content.decode()
    assert "Mag ik hem thuis bellen?" in page and "Geef antwoord" in page


def test_the_secretariaat_reads_no_content(wim, fatima, monday, now, once):
    zaak = given_verzoek(user=wim, at=monday).zaak
    consult = given_consult(user=fatima, at=monday, zaak=zaak, question="Over het letsel.")
    page = client_of(wim).get(f"/terugbelverzoek/{zaak.number}/")
    assert page.status_code == 200 and "Over het letsel." not in page.content.decode()
    assert client_of(wim).get(f"/zaak/{zaak.number}/raad/").status_code == 404
    assert reply(wim, consult, "Nee.", once).status_code == 404


def test_the_page_of_raad_stands_by_itself(fatima, daan, zaak, consult, now):
    for user in (fatima, daan):
        page = client_of(user).get(f"/zaak/{zaak.number}/raad/").content.decode()
        assert "Past dit letsel bij een val?" in page
