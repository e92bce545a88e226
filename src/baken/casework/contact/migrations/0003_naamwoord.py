"""The words under which a noted name is found; names noted before get theirs."""

from itertools import islice

from django.db import migrations, models

from baken.casework.contact.rules.names import words_of

AT_ONCE = 2000


def words_of_before(apps, schema_editor):
    naam, naamwoord = (apps.get_model("contact", name) for name in ("Naam", "Naamwoord"))
    made = (
        naamwoord(contact_id=one.contact_id, organisatie_id=one.organisatie_id, word=word)
        for one in naam.objects.order_by("pk").iterator(chunk_size=AT_ONCE)
        for word in sorted(words_of(one.name, one.organisation))
    )
    while some := list(islice(made, AT_ONCE)):
        naamwoord.objects.bulk_create(some)


class Migration(migrations.Migration):
    dependencies = [("contact", "0002_meant_for"), ("identity", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Naamwoord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_collation="C", max_length=40)),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="contact.contact",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="identity.organisatie",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisatie", "word", "contact"], name="naamwoord_word"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("contact", "word"), name="naamwoord_once")
                ],
            },
        ),
        migrations.RunPython(words_of_before, migrations.RunPython.noop),
    ]
