"""The handboek: every chapter has its owner and its date, can be read, and leads nowhere wrong."""

import re
from datetime import date

import pytest
from django.urls import reverse

from baken.core.kalender import full_day
from baken.foundation.identity.models import User
from baken.pages.handboek.lists import role_rows, term_rows
from baken.pages.handboek.rendered import rendered
from baken.policy import hoofdstukken
from baken.policy.hoofdstukken import Chapter, Group, chapters, condition_words, right_words
from baken.policy.rights import rights, roles
from baken.policy.termijnen import open_rules, termijn_rules
from tests.architecture.source import PACKAGE
from tests.architecture.test_words import FORBIDDEN
from tests.cast import AWAY, HOME, client_of

WANTED = {"terugbellen", "advies-geven", "veilig-contact", "niets-kwijt", "wie-mag-wat"}
ON_AVERAGE, AT_MOST = 15, 22
HELP = re.compile(r"""\{%\s*help\s+"([^"]+)"(?:\s+"([^"]+)")?\s*%\}""")

each_chapter = pytest.mark.parametrize("chapter", chapters().values(), ids=list(chapters()))


def sentences(text: str) -> list[str]:
    """Return the sentences of a chapter; a row of a table and a point of a list end one."""
    bare = re.sub(r"\]\([^)]*\)|[*`\[#]|^\s*(?:\d+\.|\*)\s|^\|[-|]+$", "", text, flags=re.M)
    found = re.split(r"(?<=[.?!:;])\s+|\n\s*\n|\n(?=\|)|\n(?=[A-Z])|\s\|\s", bare)
    return [one for one in (part.strip("| \n") for part in found) if one]


def test_the_chapters_of_the_front_office_are_there():
    assert set(chapters()) >= WANTED | {"termijnen"}
    orders = [one.order for one in chapters().values()]
    assert orders == sorted(set(orders))


@each_chapter
def test_every_chapter_has_an_owner_a_date_a_status_and_a_source(chapter: Chapter):
    assert chapter.owner in roles() and roles()[chapter.owner].person
    assert date(2026, 1, 1) <= chapter.edition <= date(2100, 1, 1)
    assert chapter.status in hoofdstukken.Status
    assert chapter.group in Group
    assert chapter.sources and all(source.strip() for source in chapter.sources)
    assert chapter.title.nl.strip() and chapter.title.en.strip()
    assert chapter.text.strip()


@each_chapter
def test_a_chapter_can_be_read_by_most_people(chapter: Chapter):
    found = sentences(chapter.text)
    lengths = [len(sentence.split()) for sentence in found]
    assert sum(lengths) / len(lengths) <= ON_AVERAGE
    assert max(lengths) <= AT_MOST, max(found, key=lambda one: len(one.split()))
    for word in FORBIDDEN:
        assert not re.search(rf"\b{re.escape(word)}\b", chapter.text.lower()), word


def test_the_measure_can_fail():
    long = "Dit is één zin die veel te lang doorgaat " * 4
    assert max(len(one.split()) for one in sentences(f"* Kort.\n* {long}.\n")) > AT_MOST


@each_chapter
def test_every_link_leads_to_a_chapter_and_a_heading_that_are_there(chapter: Chapter):
    for target in rendered(chapter.key).links:
        name, _, anchor = target.partition("#")
        key = name.removesuffix(".md") or chapter.key
        assert name.endswith(".md") or not name, f"{target} leads out of the handboek"
        assert key in chapters(), target
        assert not anchor or anchor in anchors(key), target


@each_chapter
def test_no_two_headings_have_one_anchor(chapter: Chapter):
    found = [heading.anchor for heading in rendered(chapter.key).headings]
    assert len(found) == len(set(found)) and all(found)


def anchors(key: str) -> set[str]:
    return {heading.anchor for heading in rendered(key).headings}


def helps() -> list[tuple[str, str, str]]:
    return [
        (path.name, *found)
        for path in sorted(PACKAGE.glob("**/templates/**/*.html"))
        for found in HELP.findall(path.read_text())
    ]


def test_every_help_on_a_screen_leads_to_a_heading_that_is_there():
    assert {page for page, _, _ in helps()} >= {"gesprek.html", "safecard.html", "werk.html"}
    for page, key, anchor in helps():
        assert key in chapters(), f"{page}: {key}"
        assert not anchor or anchor in anchors(key), f"{page}: {key}#{anchor}"


def test_every_help_is_written_out_so_that_it_can_be_checked():
    used = sum(
        len(re.findall(r"\{%\s*help\b", path.read_text()))
        for path in PACKAGE.glob("**/templates/**/*.html")
    )
    assert used == len(helps())


def test_html_in_a_chapter_is_shown_and_not_obeyed(monkeypatch):
    text = "## <b>Kop</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://a.nl/b)"
    made = {
        "terugbellen": chapters()["terugbellen"].__class__(
            **{**vars(chapters()["terugbellen"]), "text": text}
        )
    }
    monkeypatch.setattr("baken.pages.handboek.rendered.chapters", lambda: made)
    html = rendered.__wrapped__("terugbellen").html
    assert "<script" not in html and "<b>" not in html and "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize(
    "text", ["", "geen kop", "+++\ntitle = 'x'\n+++\ntekst", "+++\nniet = \n+++\ntekst"]
)
def test_a_head_that_is_not_right_names_its_file(text, monkeypatch):
    monkeypatch.setattr(hoofdstukken, "read_text", lambda name: text)
    with pytest.raises(ValueError, match=r"fout\.md"):
        hoofdstukken._chapter("fout.md")


def test_every_right_and_condition_of_a_person_has_its_words():
    people = {key for key, role in roles().items() if role.person}
    held = {key: right for key, right in rights().items() if people & set(right.holders)}
    conditions = {
        condition
        for right in held.values()
        for role, condition in right.holders.items()
        if role in people
    }
    assert set(right_words()) == set(held)
    assert conditions <= set(condition_words())
    for words in (*right_words().values(), *condition_words().values()):
        assert words.nl.strip() and words.en.strip()


def test_who_may_do_what_is_what_the_policy_says():
    found = {row.label: row for row in role_rows()}
    for key, role in roles().items():
        if not role.person:
            assert role.label not in found
            continue
        held = [right for right in rights().values() if key in right.holders]
        assert [one.what for one in found[role.label].allowed] == [
            right_words()[right.key] for right in held
        ]


@pytest.mark.parametrize("regio", [HOME, AWAY])
def test_the_list_of_terms_is_what_baken_reckons_with(regio):
    found = term_rows(regio=regio)
    rules = [*termijn_rules(regio).values(), *open_rules(regio).values()]
    assert [row.label for row in found] == [rule.label for rule in rules]
    assert all(row.source.strip() and row.length.nl.strip() for row in found)
    assert [row.is_unsure for row in found].count(True) == sum(
        rule.unsure for rule in termijn_rules(regio).values()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["wim", "fatima", "yara", "marit", "ines", "stranger"])
def test_everybody_who_works_here_reads_every_chapter(name, request):
    client = client_of(request.getfixturevalue(name))
    index = client.get("/handboek/").content.decode()
    assert 'href="/handboek/"' in index
    for key, chapter in chapters().items():
        address = reverse("handboek-hoofdstuk", args=[key])
        assert f'href="{address}"' in index
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f"<h1>{chapter.title.nl}</h1>" in page
        assert str(roles()[chapter.owner].label.nl) in page
        assert full_day(chapter.edition).nl in page and chapter.status.value in page
        for anchor in anchors(key):
            assert f'id="{anchor}"' in page


@pytest.mark.django_db
def test_what_stands_around_a_chapter_is_there_in_english(fatima):
    User.objects.filter(pk=fatima.user_id).update(language="en")
    client = client_of(fatima)
    assert "The chapters are in Dutch." in client.get("/handboek/").content.decode()
    page = client.get("/handboek/terugbellen/").content.decode()
    assert "<h1>Calling back</h1>" in page and 'lang="nl"' in page
    assert "Who may do what" in client.get("/handboek/wie-mag-wat/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["bestaat-niet", "rechten", "terugbellen.md", "..%2frights"])
def test_a_chapter_that_is_not_there_is_not_found(page, fatima):
    assert client_of(fatima).get(f"/handboek/{page}/").status_code == 404


@pytest.mark.django_db
def test_help_in_the_frame_leads_here(fatima):
    assert '<a href="/handboek/">Help</a>' in client_of(fatima).get("/werk/").content.decode()
