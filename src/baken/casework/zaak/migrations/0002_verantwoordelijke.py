"""Who answers for a zaak; for an advies that is there already it is its behandelaar."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FIRST = """
INSERT INTO zaak_verantwoordelijke (zaak_id, organisatie_id, medewerker_id, from_date)
SELECT id, organisatie_id, behandelaar_id, (opened_at AT TIME ZONE 'Europe/Amsterdam')::date
FROM zaak_zaak WHERE soort = 'advies' AND behandelaar_id IS NOT NULL;
-- The foreign keys are deferred: they are checked here, so that the table can be altered after.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("identity", "0001_initial"),
        ("zaak", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Verantwoordelijke",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_date", models.DateField()),
                ("medewerker", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("organisatie", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.organisatie")),
                ("zaak", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zaak.zaak")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("zaak", "medewerker"), name="verantwoordelijke_once")],
            },
        ),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
    ]
