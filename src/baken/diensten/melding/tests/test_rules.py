"""What opening a melding asks, by what it rests on."""

import pytest

from baken.diensten.melding.rules.opening import Opening, faults_of
from baken.diensten.melding.rules.states import Basis, State, state_for

KNOWN = {"melder_name": "J. de Boer", "melder_telephone": "+31655501234"}
OURSELVES = {"reason": "Het kind is nu niet veilig.", "second_person_id": 3}


@pytest.mark.parametrize(
    ("basis", "told", "faults"),
    [
        ("melder", KNOWN, []),
        ("melder", {}, ["melder_name", "melder_telephone"]),
        ("melder", {"melder_name": "J. de Boer"}, ["melder_telephone"]),
        ("melder", OURSELVES, ["melder_name", "melder_telephone"]),
        ("ambtshalve", OURSELVES, []),
        ("ambtshalve", KNOWN, ["reason", "second_person"]),
        ("dubbel_anoniem", OURSELVES, []),
        ("dubbel_anoniem", {"reason": "Gevaar."}, ["second_person"]),
        ("melder", KNOWN | {"told": "niet"}, ["told_why"]),
        ("melder", KNOWN | {"told": "deels", "told_why": "De lijn viel weg."}, []),
    ],
)
def test_what_is_not_right_yet(basis, told, faults):
    opening = Opening(**{"basis": Basis(basis), "told": "alles"} | told)
    assert [field for field, _code in faults_of(opening)] == faults


@pytest.mark.parametrize("basis", Basis)
def test_only_without_a_known_melder_somebody_decides_first(basis):
    waits = state_for(basis) is State.WITHOUT_MELDER
    assert waits is (basis is Basis.DUBBEL_ANONIEM)
