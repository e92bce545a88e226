"""What was agreed and told belongs to its talk; the one talk of an advies takes over the codes."""

import baken.foundation.vault.fields
from django.db import migrations, models

FIRST = """
UPDATE advies_situatieomschrijving AS talk
SET follow_up = advies.follow_up, plan = advies.plan, told = advies.told
FROM advies_advies AS advies WHERE advies.id = talk.advies_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [("advies", "0001_initial")]

    operations = [
        migrations.AddField("situatieomschrijving", "follow_up", models.CharField(default="geen", max_length=12), preserve_default=False),
        migrations.AddField("situatieomschrijving", "plan", models.CharField(default="ja", max_length=12), preserve_default=False),
        migrations.AddField("situatieomschrijving", "told", models.CharField(default="alles", max_length=6), preserve_default=False),
        migrations.AddField("situatieomschrijving", "told_why", baken.foundation.vault.fields.SealedField(null=True)),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
        migrations.AddConstraint("situatieomschrijving", models.CheckConstraint(condition=models.Q(("told__in", ["alles", "deels", "niet"])), name="situatie_told_known")),
        migrations.AddConstraint("situatieomschrijving", models.CheckConstraint(condition=models.Q(("plan__in", ["ja", "twijfel", "nee"])), name="situatie_plan_known")),
        migrations.AddConstraint("situatieomschrijving", models.CheckConstraint(condition=models.Q(("follow_up__in", ["geen", "aangeboden", "dringend", "afgewezen"])), name="situatie_follow_up_known")),
    ]
