"""The words of the list of zaken, for its template."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def soortword(soort: str) -> str:
    """Return what a zaak is, in words."""
    return {
        "terugbelverzoek": _("Terugbelverzoek"),
        "advies": _("Advies"),
        "melding": _("Melding"),
    }[soort]


@register.filter
def grouped(number: int) -> str:
    """Return a number as people read it: by thousands."""
    return number_format(number, force_grouping=True)
