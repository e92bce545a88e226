"""Who does chat duty does not log out and leave visitors alone."""

import pytest
from django.urls import reverse

from baken.config.before_work import READY
from tests.cast import user_of


@pytest.fixture
def works(client, fatima, zaanstreek):
    """Fatima is logged in."""
    client.force_login(user_of(fatima))
    session = client.session
    session[READY] = True
    session.save()
    return client


def test_logging_out_leads_to_the_duty_first(works):
    works.post(reverse("chat-begin-duty"))
    answer = works.post(reverse("account_logout"))
    assert answer.headers["Location"] == reverse("chat-desk")
    assert works.get(reverse("chat-desk")).status_code == 200


def test_the_last_one_is_asked_why_and_then_leaves(works):
    works.post(reverse("chat-begin-duty"))
    works.post(reverse("chat-end-duty"), {"reason": "ziek"})
    answer = works.post(reverse("account_logout"))
    assert answer.headers["Location"] != reverse("chat-desk")
    assert works.get(reverse("chat-desk")).status_code == 302
