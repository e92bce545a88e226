"""The three plain pages: a ListView of 50 zaken, a DetailView of one, a form with one create()."""

from django import forms
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView
from django.db import models
from django.urls import path
from django.views.generic import DetailView, FormView, ListView


class Zaak(models.Model):
    """The product's own table: eight columns of it, by its index on what is open."""

    number = models.CharField(max_length=16)
    soort = models.CharField(max_length=30)
    queue = models.CharField(max_length=40)
    organisatie_id = models.BigIntegerField()
    behandelaar_id = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    spoed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "plain"
        managed = False
        db_table = "zaak_zaak"


class Registratie(models.Model):
    """One advies in one row."""

    medewerker_id = models.BigIntegerField()
    hoedanigheid = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=60)
    aanleiding = models.CharField(max_length=2)
    aard = models.CharField(max_length=2)
    situatie = models.TextField()
    advies = models.TextField()
    vervolg = models.CharField(max_length=12)
    plan = models.CharField(max_length=12)
    verteld = models.CharField(max_length=6)

    class Meta:
        app_label = "plain"


class RegistratieForm(forms.Form):
    hoedanigheid = forms.CharField(max_length=40)
    gemeente = forms.CharField(max_length=60)
    aanleiding = forms.CharField(max_length=2)
    aard = forms.CharField(max_length=2)
    situatie = forms.CharField(max_length=8000, widget=forms.Textarea)
    advies = forms.CharField(max_length=8000, widget=forms.Textarea)
    vervolg = forms.CharField(max_length=12)
    plan = forms.CharField(max_length=12)
    verteld = forms.CharField(max_length=6)


class Lijst(LoginRequiredMixin, ListView):
    template_name = "zaken.html"

    def get_queryset(self):
        open_ones = Zaak.objects.filter(
            organisatie_id=self.kwargs["organisatie"], soort="terugbelverzoek", closed_at=None
        )
        return open_ones.order_by("opened_at")[:50]


class Een(LoginRequiredMixin, DetailView):
    model = Zaak
    template_name = "zaken.html"
    slug_field = slug_url_kwarg = "number"


class Registreer(LoginRequiredMixin, FormView):
    form_class = RegistratieForm
    template_name = "zaken.html"
    success_url = "/"

    def form_valid(self, form):
        Registratie.objects.create(medewerker_id=self.request.user.pk, **form.cleaned_data)
        return super().form_valid(form)


urlpatterns = [
    path("login/", LoginView.as_view(template_name="zaken.html")),
    path("zaken/<int:organisatie>/", Lijst.as_view()),
    path("zaak/<slug:number>/", Een.as_view()),
    path("registreer/", Registreer.as_view()),
]
