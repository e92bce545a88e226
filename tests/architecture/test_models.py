"""Rows refer downward only, say what of them is destroyed, and hold moments that know their zone."""

import ast
import tomllib

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from baken.foundation.access.wall import own_models
from baken.foundation.vault.fields import SealedField
from tests.architecture.source import ROOT, product, room_of

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
TEXTS = (models.CharField, models.TextField, models.JSONField, models.UUIDField, ArrayField)
# What Django itself names, or means for something else than a fact about a person.
NOT_OURS = {"last_login", "password"}
TOKENS = {("audit.once", "token")}
# What tells of an organisation alone, and so may stand plain.
OF_ORGANISATIONS = {
    "identity.Organisatie": {"name"},
    "ketenpartner.Ketenpartner": {"naam", "hours", "remark", "ended_why"},
    "ketenpartner.Contactpunt": {"desk", "mail", "post_address"},
    "ketenpartner.Afspraak": {"title"},
}
HOUSEHOLD = "dossier"
WITHOUT_HOUSEHOLD = ("intake", "advies")

OWN = own_models()
LABELS = [model._meta.label for model in OWN]
each_model = pytest.mark.parametrize("model", OWN, ids=LABELS)


def order(container: str) -> dict[str, int]:
    """Return the height of each layer or room, as its contract has it; the highest is 0."""
    for contract in CONTRACTS["contracts"]:
        if contract.get("containers", [""])[0] in (container, f"*.{container.split('.')[-1]}"):
            return {
                name.strip(" ()"): height
                for height, line in enumerate(contract["layers"])
                for name in line.split("|")
            }
    raise AssertionError(f"no contract orders {container}")


def relations(model: type[models.Model]) -> list[models.ForeignKey]:
    """Return the relations of a model to models of ours."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [f for f in fields if f.is_relation and f.related_model in OWN]


@each_model
def test_a_row_refers_downward_only(model):
    """A foreign key written as a text passes the import contracts by; this test does not."""
    layer, room = room_of(model.__module__)
    for field in relations(model):
        their_layer, their_room = room_of(field.related_model.__module__)
        where = f"{model._meta.label}.{field.name}"
        house = order("baken")
        if layer != their_layer:
            assert house[layer] < house[their_layer], where
        elif room != their_room:
            rooms = order(f"baken.{layer}")
            assert rooms[room] < rooms[their_room], where


@each_model
def test_no_row_can_be_reached_from_below(model):
    """A reverse accessor would let a lower room read a higher one."""
    for field in relations(model):
        if room_of(model.__module__) != room_of(field.related_model.__module__):
            assert field.remote_field.hidden, f"{model._meta.label}.{field.name}"


@each_model
def test_the_model_of_another_app_is_never_reached_by_a_generic_relation(model):
    kinds = {type(field).__name__ for field in model._meta.get_fields(include_hidden=True)}
    assert not kinds & {"GenericForeignKey", "GenericRelation"}


def reached(model: type[models.Model]) -> set[type[models.Model]]:
    """Return all models a row leads to, by any number of relations."""
    found, ahead = set(), [model]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += [field.related_model for field in relations(one)]
    return found


@each_model
def test_an_advies_leads_to_no_household(model):
    """Bij een advies legt Veilig Thuis geen gegevens vast van de leden van het huishouden."""
    if set(room_of(model.__module__)) & set(WITHOUT_HOUSEHOLD):
        assert HOUSEHOLD not in {room_of(other.__module__)[1] for other in reached(model)}


def test_no_model_is_found_by_its_name():
    for source in product():
        for name in ("get_model(", "ContentType", "contenttypes.models"):
            assert name not in source.text, source.name


@each_model
def test_a_person_takes_no_row_along(model):
    """A row goes by a step alone, never because another row went."""
    for field in relations(model):
        assert field.remote_field.on_delete is models.PROTECT, f"{model._meta.label}.{field.name}"


def own_columns(model: type[models.Model], *kinds: type[models.Field]) -> set[str]:
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.is_relation and field.name not in NOT_OURS
    }


@each_model
def test_every_text_says_whether_it_is_erased_or_kept(model):
    texts = {
        name for name in own_columns(model, *TEXTS) if (model._meta.label_lower, name) not in TOKENS
    }
    erase = set(getattr(model, "erase", ())) - NOT_OURS
    keep = set(getattr(model, "keep", ())) - NOT_OURS
    told = {f.name for f in model._meta.concrete_fields}
    assert texts <= erase | keep, texts - erase - keep
    assert not erase & keep
    assert erase | keep <= told, "a column that is not there"


@each_model
def test_what_a_person_typed_is_sealed_or_named_to_be_erased(model):
    """A free text has no upper length, or one longer than any code."""
    longest_code = 60
    texts = own_columns(model, models.TextField, models.CharField)
    free = {
        name
        for name in texts
        if (model._meta.get_field(name).max_length or longest_code + 1) > longest_code
    }
    codes = {"verb", "ground"}  # of the audit row: rights and grounds of policy
    named = OF_ORGANISATIONS.get(model._meta.label, set())
    assert free - codes - named <= set(getattr(model, "erase", ()))


@each_model
def test_what_is_sealed_has_a_kluis(model):
    if own_columns(model, SealedField):
        assert hasattr(model, "kluis_id"), "its key must be destroyable by itself"


def erasers() -> dict[str, str]:
    """Return for each room the text of `erase` in its steps, as far as it has one."""
    found = {}
    for source in product():
        for function in source.public():
            if source.is_a("steps") and function.name == "erase":
                layer, room = source.name.split("/")[:2]
                found[f"baken.{layer}.{room}"] = ast.unparse(function)
    return found


@each_model
def test_the_erase_of_a_room_takes_all_that_must_go(model):
    """A column named in `erase` stands in a model that `steps.erase` of its room deletes."""
    room = ".".join(model.__module__.split(".")[:3])
    if getattr(model, "erase", None) and not room.startswith("baken.foundation."):
        assert f"{model.__name__}.objects" in erasers().get(room, ""), room


@each_model
def test_moments_and_days_are_named_so(model):
    for field in model._meta.concrete_fields:
        if field.name in NOT_OURS or (model._meta.label, field.name) in NAMED_BY_OTHERS:
            continue
        where = f"{model._meta.label}.{field.name}"
        if isinstance(field, models.DateTimeField):
            assert field.name == "at" or field.name.endswith("_at"), where
        elif isinstance(field, models.DateField):
            assert field.name.endswith("_date"), where
        elif field.name.endswith(("_at", "_date")):
            raise AssertionError(f"{where} is no moment and no day")


NAMED_BY_OTHERS = {("identity.User", "date_joined"): "what Django calls it"}


@pytest.mark.django_db
def test_every_moment_in_the_database_knows_its_zone():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'"
        )
        assert cursor.fetchall() == []


@each_model
def test_no_row_is_deleted_softly(model):
    names = {field.name for field in model._meta.concrete_fields}
    assert not names & {"deleted", "is_deleted", "deleted_at", "archived", "active"}
