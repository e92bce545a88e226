"""Logging in for real: a handed-out password, a passkey, the lock, and the way back."""

import os
import subprocess
from collections.abc import Iterator

import psycopg
import pytest
from django.contrib.auth.hashers import make_password

from baken.config import processes
from baken.config.environment import environment
from tests.databases import a_copy, conninfo, owner_url
from tests.journeys.conftest import AXE
from tests.journeys.house import COMMAND, House

HANDED_OUT, OWN = "abcd-efgh-jkmn-pqrs-tuvw", "anker-met-kaas-42"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
VIRTUAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
JOIN = """
WITH person AS (
    INSERT INTO identity_user (username, email, name, password, language, single_keys,
                               is_active, date_joined)
    VALUES ('fatima', '', 'Fatima', %s, 'nl', true, true, now()) RETURNING id)
INSERT INTO identity_membership (user_id, organisatie_id, roles, from_date)
SELECT person.id, (SELECT min(id) FROM identity_organisatie), '{frontoffice}', '2020-01-01'
FROM person
"""


class RealHouse(House):
    """The staff pages where people do real work."""

    def start(self) -> None:
        """Serve without practice, and wait until it answers."""
        given = processes.variables(environment(), "staff") | {
            "BAKEN_APP_URL": conninfo("app", self.database),
            "BAKEN_DEMO": "off",
            "BAKEN_PORT": str(self.port),
        }
        handle = self.socket.fileno()
        command = [*COMMAND, "serve", "staff", str(handle)]
        self.running = subprocess.Popen(command, env=os.environ | given, pass_fds=(handle,))
        self._wait()


@pytest.fixture
def real_house(template: str) -> Iterator[RealHouse]:
    """Keep a house open in which Fatima was just given an account."""
    with a_copy(template) as database:
        with psycopg.connect(owner_url(database)) as owner:
            owner.execute(JOIN, [make_password(HANDED_OUT)])
        house = RealHouse(database)
        try:
            house.start()
            yield house
        finally:
            house.close()


def is_sound(page):
    """Ask axe, wide and narrow; nothing may stick out sideways either."""
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
        assert found == [], page.url
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{page.url} is {wide} wide"


def enter(page, house, password):
    page.goto(f"{house.url}/inloggen/")
    page.fill("#id_login", "fatima")
    page.fill("#id_password", password)
    page.keyboard.press("Enter")


def with_passkeys(room):
    """Open a window on a computer that has passkeys."""
    page = room.window().new_page()
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    return page


def choose_own_password(page, house):
    page.wait_for_url("**/profiel/wachtwoord/")
    is_sound(page)
    page.goto(f"{house.url}/werk/")
    assert page.url.endswith("/profiel/wachtwoord/")
    page.fill("#id_oldpassword", HANDED_OUT)
    page.fill("#id_password1", OWN)
    page.fill("#id_password2", OWN)
    page.keyboard.press("Enter")


def make_passkey(page):
    page.wait_for_url("**/profiel/tweede-stap/")
    is_sound(page)
    page.click("text=App met codes toevoegen")
    is_sound(page)
    page.go_back()
    page.click("text=Passkey toevoegen")
    is_sound(page)
    page.click("#passkey")
    page.wait_for_url("**/herstelcodes/")
    is_sound(page)
    assert page.locator("main code").count() == 10


def log_in_again(page, house):
    page.goto(f"{house.url}/uitloggen/")
    is_sound(page)
    page.click("main form button")
    enter(page, house, OWN)
    page.wait_for_url("**/inloggen/tweede-stap/")
    is_sound(page)
    page.click("#passkey")
    page.wait_for_url("**/werk/")


def lock_and_go_on(page, house):
    page.goto(f"{house.url}/profiel/?deel=inlog")
    is_sound(page)
    page.evaluate("document.getElementById('slot').submit()")
    page.wait_for_url("**/slot/**")
    is_sound(page)
    page.goto(f"{house.url}/werk/")
    assert "/slot/" in page.url
    page.go_back()
    page.fill("#id_password", "fout")
    page.keyboard.press("Enter")
    page.wait_for_selector(".vt-errors")
    is_sound(page)
    page.fill("#id_password", OWN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/profiel/?deel=inlog")


def test_from_a_handed_out_password_to_work_and_back(room, real_house):
    page = with_passkeys(room)
    enter(page, real_house, "fout")
    page.wait_for_selector(".vt-errors")
    is_sound(page)
    enter(page, real_house, HANDED_OUT)
    choose_own_password(page, real_house)
    make_passkey(page)
    log_in_again(page, real_house)
    lock_and_go_on(page, real_house)
    verbs = real_house.rows(
        "SELECT verb FROM audit_auditrow WHERE verb LIKE 'login.%%' ORDER BY id"
    )
    assert [verb for (verb,) in verbs] == [
        "login.failed", "login.done", "login.password", "login.factor", "login.ended",
        "login.done", "login.locked", "login.failed", "login.resumed",
    ]  # fmt: skip


def test_practice_is_one_click_and_sound(room, house):
    page = room.window().new_page()
    page.goto(f"{house.url}/inloggen/")
    is_sound(page)
    page.click("button[name=username][value=joke]")
    page.wait_for_url("**/werk/")
    page.evaluate("document.getElementById('slot').submit()")
    page.wait_for_url("**/slot/**")
    is_sound(page)
    page.click("button[name=verder]")
    page.wait_for_url("**/werk/")
