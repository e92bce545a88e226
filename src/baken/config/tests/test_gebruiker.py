"""./baken gebruiker and ./baken organisatie: accounts are made, and roles given by two."""

import io

import pytest
from allauth.socialaccount.models import SocialAccount

from baken.config.cli import gebruiker, organisatie
from baken.config.fault import Fault
from baken.foundation.audit.models import AuditRow
from baken.foundation.identity.models import Organisatie, User

pytestmark = pytest.mark.django_db
HOME = "zaanstreek-waterland"
NEW = ["--naam", "Nieuw Mens", "--organisatie", HOME, "--rol", "frontoffice"]
PASSWORD = "paars-fiets-anker-19"


@pytest.fixture
def first(capsys, monday):
    """The very first account, which rules the others."""
    told = ["nieuw", "Noor", "--naam", "Noor", "--organisatie", HOME, "--rol", "beheerder"]
    assert gebruiker.run([*told, "--eerste"]) == 0
    user = User.objects.get(username="noor")
    user.set_password(PASSWORD)
    user.password_set_at = monday
    user.save()
    capsys.readouterr()
    return user


@pytest.fixture
def types(monkeypatch):
    """Let somebody type this at the prompt."""

    def go(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))

    return go


def test_two_make_an_account_and_its_password_works_once(first, types, capsys):
    types(PASSWORD)
    assert gebruiker.run(["nieuw", "fatima", *NEW, "--tweede", "noor"]) == 0
    made = User.objects.get(username="fatima")
    password = capsys.readouterr().out.splitlines()[0].rsplit(" ", 1)[1]
    assert made.check_password(password)
    assert made.password_set_at is None
    row = AuditRow.objects.get(verb="gebruiker.make", subject_id=made.pk)
    assert row.facts == {"tweede": first.pk, "rollen": "frontoffice"}
    assert row.actor_kind == "system"


def test_one_alone_cannot(first):
    with pytest.raises(Fault, match="met zijn tweeën"):
        gebruiker.run(["nieuw", "fatima", *NEW])


def test_the_first_one_is_first_only_once(first):
    told = ["--naam", "X", "--organisatie", HOME, "--rol", "beheerder", "--eerste"]
    with pytest.raises(Fault, match="met zijn tweeën"):
        gebruiker.run(["nieuw", "tweede", *told])
    assert not User.objects.filter(username="tweede").exists()


def test_the_first_one_can_second_the_others(zaanstreek):
    with pytest.raises(Fault, match="beheerder"):
        gebruiker.run(["nieuw", "noor", *NEW, "--eerste"])


def test_the_other_proves_who_they_are(first, types):
    types("fout")
    with pytest.raises(Fault, match="niet het wachtwoord van noor"):
        gebruiker.run(["nieuw", "fatima", *NEW, "--tweede", "noor"])


def test_a_password_that_was_handed_out_proves_nothing(first, types):
    User.objects.filter(pk=first.pk).update(password_set_at=None)
    types(PASSWORD)
    with pytest.raises(Fault, match="nog geen eigen wachtwoord"):
        gebruiker.run(["nieuw", "fatima", *NEW, "--tweede", "noor"])


def test_the_other_rules_accounts(first, types, fatima):
    types(PASSWORD)
    with pytest.raises(Fault, match="Functioneel beheer"):
        gebruiker.run(["nieuw", "x", *NEW, "--tweede", "fatima"])


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (["nieuw", "NOOR", *NEW, "--tweede", "noor"], "al een account"),
        (["nieuw", "x", *NEW, "--rol", "baas", "--tweede", "noor"], "baas bestaat niet"),
        (["nieuw", "x", *NEW, "--rol", "klok", "--tweede", "noor"], "klok bestaat niet"),
        (["nieuw", "x", *NEW, "--organisatie", "niks", "--tweede", "noor"], "geen organisatie"),
        (["wachtwoord", "niemand"], "geen account niemand"),
        (["rol", "noor", "--organisatie", HOME, "--tweede", "noor"], "Een collega moet"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(first, types, told, words):
    types(PASSWORD)
    with pytest.raises(Fault, match=words):
        gebruiker.run(told)


def test_other_roles_hold_from_today(first, types, fatima):
    types(PASSWORD)
    told = ["rol", "fatima", "--organisatie", HOME, "--rol", "backoffice", "--tweede", "noor"]
    assert gebruiker.run(told) == 0
    held = User.objects.get(username="fatima").memberships.order_by("from_date")
    assert [one.roles for one in held] == [["frontoffice"], ["backoffice"]]
    assert held[0].until_date == held[1].from_date


def test_roles_can_change_twice_a_day_and_end(first, types, fatima):
    for roles in (["--rol", "backoffice"], ["--rol", "thv"], []):
        types(PASSWORD)
        told = ["rol", "fatima", "--organisatie", HOME, *roles, "--tweede", "noor"]
        assert gebruiker.run(told) == 0
    held = User.objects.get(username="fatima").memberships.all()
    assert [one.roles for one in held] == [["frontoffice"]]
    assert held[0].until_date is not None


def test_a_new_password_and_the_end_of_an_account(first, capsys):
    assert gebruiker.run(["wachtwoord", "noor", "--wis-tweede-stap"]) == 0
    again = User.objects.get(pk=first.pk)
    assert not again.check_password(PASSWORD)
    assert gebruiker.run(["uit", "noor"]) == 0
    assert not User.objects.get(pk=first.pk).is_active
    verbs = AuditRow.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["gebruiker.make", "gebruiker.password", "gebruiker.end"]


def test_a_work_account_is_tied_by_two_and_to_one(first, types, fatima, wim):
    types(PASSWORD)
    assert gebruiker.run(["koppel", "fatima", "--sub", "s-1", "--tweede", "noor"]) == 0
    tied = SocialAccount.objects.get()
    assert (tied.user_id, tied.provider, tied.uid) == (fatima.user_id, "werkaccount", "s-1")
    types(PASSWORD)
    with pytest.raises(Fault, match="al een account"):
        gebruiker.run(["koppel", "wim", "--sub", "s-1", "--tweede", "noor"])
    with pytest.raises(Fault, match="met zijn tweeën"):
        gebruiker.run(["koppel", "wim", "--sub", "s-2"])


def test_an_organisatie_is_made_once(db):
    assert organisatie.run(["nieuw", "drenthe", "Veilig Thuis Drenthe"]) == 0
    made = Organisatie.objects.get(code="drenthe")
    assert AuditRow.objects.get(verb="organisatie.make").subject_id == made.pk
    with pytest.raises(Fault, match="al een organisatie"):
        organisatie.run(["nieuw", "drenthe", "Nog een"])
    with pytest.raises(Fault, match="kleine letters"):
        organisatie.run(["nieuw", "een code", "X"])
