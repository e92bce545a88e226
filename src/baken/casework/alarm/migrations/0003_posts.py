import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("alarm", "0002_gevaar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("alarm", "alarm_is_about_something"),
        migrations.AlterField(
            "alarm",
            "raised_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            "alarm",
            models.CheckConstraint(
                condition=Q(contact__isnull=False)
                | Q(zaak__isnull=False)
                | Q(kind__in=["chat_onbemand"]),
                name="alarm_is_about_something",
            ),
        ),
        migrations.AddConstraint(
            "alarm",
            models.CheckConstraint(
                condition=Q(raised_by__isnull=False) | Q(kind__in=["chat_onbemand"]),
                name="alarm_raised_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            "alarm",
            models.UniqueConstraint(
                condition=Q(ended_at__isnull=True, contact__isnull=True, zaak__isnull=True),
                fields=("organisatie", "kind"),
                name="alarm_rings_once_for_a_post",
            ),
        ),
    ]
