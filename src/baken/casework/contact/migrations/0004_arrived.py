"""How a call reached us and which line was called; what stands there was answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0003_naamwoord")]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="arrived",
            field=models.CharField(default="opgenomen", max_length=12),
        ),
        migrations.AddField(
            model_name="contact",
            name="line",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrived__in", ["opgenomen", "voicemail", "gemist"])),
                name="contact_arrived_known",
            ),
        ),
    ]
