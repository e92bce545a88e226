"""The tags: what they write, and that they never let text of a person through as markup."""

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError

from baken.foundation.ui import markup, specimens
from baken.foundation.ui.tests.stage import querydict, specimen
from baken.foundation.ui.views import PAGES

NASTY = '<script>alert("x")</script>'


class Small(forms.Form):
    wie = forms.ChoiceField(label="Wie?", choices=[("", "---"), ("a", "Aap"), ("b", "Beer")])
    wat = forms.MultipleChoiceField(label="Wat?", choices=[("1", "Een"), ("2", "Twee")])
    tekst = forms.CharField(label="Tekst", help_text="kort", widget=forms.Textarea)
    spoed = forms.BooleanField(label="Spoed", required=False)


def render(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_panel_has_a_head_a_count_and_actions_that_stand_anywhere_in_the_block():
    made = render(
        '{% panel "Nu" id="nu" count=0 now=True %}een{% panelactions %}knop{% endpanelactions %}'
        "twee{% endpanel %}"
    )
    assert 'class="vt-panel vt-panel--now" aria-labelledby="nu"' in made
    assert '<span class="vt-count">0</span>' in made
    assert '<div class="vt-line vt-end">knop</div>' in made
    assert made.endswith("eentwee</section>\n") or "eentwee</section>" in made


def test_a_panel_without_title_or_with_a_stray_word_is_refused():
    for source in ("{% panel %}{% endpanel %}", '{% panel "x" stray %}{% endpanel %}'):
        with pytest.raises(TemplateSyntaxError):
            render(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% panel nasty %}{% endpanel %}",
        "{% badge %}{{ nasty }}{% endbadge %}",
        "{% note %}{{ nasty }}{% endnote %}",
        "{% row %}{{ nasty }}{% endrow %}",
        "{% empty nasty %}",
        "{% button nasty label=nasty value=nasty href=nasty %}",
        "{% why nasty about=nasty %}",
        "{% saved nasty %}",
        "{% field form.tekst hint=nasty %}",
        "{% choices form.wie label=nasty when=nasty %}",
        "{% outcomes nasty nasty outcomes %}",
    ],
)
def test_text_of_a_person_is_never_markup(source):
    form = Small(querydict(wie=NASTY, tekst=NASTY, wat=[NASTY]))
    made = render(source, nasty=NASTY, form=form, outcomes=specimens.outcomes())
    assert "<script>" not in made


def test_a_deadline_is_escaped_too():
    words = specimens.dues()["late"]
    nasty = type(words)(kind="late", when=NASTY, left=NASTY, share=100)
    assert "<script>" not in markup.due_html(nasty)


def test_choices_leave_out_the_empty_answer_and_number_the_rest():
    made = render("{% field form.wie number=3 %}", form=Small(initial={"wie": "b"}))
    assert '<span class="vt-n">3</span>Wie?' in made
    assert "---" not in made
    assert '<kbd aria-hidden="true">1</kbd>Aap' in made
    assert 'value="b" checked' in made


def test_a_faulty_field_says_so_above_the_field_and_to_screen_readers():
    form = Small(querydict(wie="a", wat=["1"], tekst=""))
    made = render("{% field form.tekst number=1 rows=2 %}", form=form)
    assert made.index("vt-error") < made.index("<textarea")
    assert 'aria-invalid="true"' in made
    assert 'aria-describedby="e-id_tekst"' in made
    assert 'id="e-id_tekst"' in made
    assert " required" not in made
    made = render("{% field form.wat %}", form=Small(querydict(wie="a", tekst="x")))
    assert 'id="id_wat" tabindex="-1" aria-describedby="e-id_wat"' in made


def test_the_summary_links_each_error_to_its_question():
    made = render("{% errors form %}", form=Small(querydict()))
    assert 'role="alert" tabindex="-1" id="fouten"' in made
    for name in ("wie", "wat", "tekst"):
        assert f'href="#id_{name}"' in made
    assert render("{% errors form other %}", form=Small()).strip() == ""
    assert render("{% faults form %}", form=Small(querydict())).startswith("3 ")


def test_steps_hold_all_answers_in_their_groups():
    made = render("{% steps form.wie number=1 %}", form=specimens.gesprek("gevuld"))
    assert made.count('type="radio"') == sum(len(items) for _k, _l, items in specimens.WHO)
    assert 'data-group="omgeving"' in made
    assert 'value="buurt" checked' in made
    form = specimens.GesprekSpecimen(querydict(aanleiding=["07", "99"]))
    assert "aanleiding" in form.errors


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("state", ["gevuld", "leeg", "fouten", "professional"])
def test_every_page_of_the_styleguide_renders_without_inline_script_or_style(page, state):
    made = specimen(page, state)
    assert "</html>" in made
    assert " style=" not in made
    assert "<style" not in made
    assert "onclick" not in made
    for script in made.split("<script")[1:]:
        assert ' src="' in script.split(">")[0]


def test_ids_are_used_once():
    for page in PAGES:
        found = [part.split('"')[0] for part in specimen(page).split(' id="')[1:]]
        assert sorted(found) == sorted(set(found)), page


def test_refusal_pages_render_without_a_frame():
    for source in ("refused.html", "404.html", "403.html", "403_csrf.html", "500.html"):
        made = Template(f'{{% extends "{source}" %}}').render(
            Context({"status": 409, "words": "Nee."})
        )
        assert "<h1>" in made
