from baken.casework.termijn.models import Termijn
from tests.cast import given_verzoek


def test_smoke(wim, monday, at_work):
    verzoek = given_verzoek(user=wim, at=monday)
    assert verzoek.uiterlijk.due_at.isoformat() == "2026-03-04T16:00:00+00:00"
    assert Termijn.objects.count() == 2
