# What the log-in needs: whose password is still the one that was handed out, and the tally.

from django.db import migrations, models

TALLY = """
CREATE UNLOGGED TABLE identity_tally (
    key varchar(400) PRIMARY KEY,
    value text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX identity_tally_by_end ON identity_tally (expires_at);
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AddField("user", "password_set_at", models.DateTimeField(null=True)),
        migrations.RunSQL(TALLY, "DROP TABLE identity_tally"),
    ]
