"""What the public site sends, and what it never sends or keeps."""

import gzip
import re
import subprocess
import sys

import pytest

from baken.publiek.files import FILES
from baken.publiek.leaflets import LEAFLETS, path_in
from baken.publiek.tests.conftest import variables

PATHS = [path_in(language, leaflet) for language in ("nl", "en") for leaflet in LEAFLETS]
FOREIGN = ("django.contrib", "django.middleware.csrf", "allauth", "procrastinate")
CLOSED = ("casework", "diensten", "pages", "foundation.identity", "foundation.access",
          "foundation.audit", "foundation.vault", "foundation.notes")  # fmt: skip
ROOMS = tuple(f"baken.{room}" for room in CLOSED)
LOADED = """
import io, sys
from baken.config.asgi_publiek import pages

for path in {paths}:
    line = {{"REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http"}}
    list(pages(line, lambda status, headers: None))
print("\\n".join(sys.modules))
"""

BROKEN = """
import io
from baken.config.asgi_publiek import pages
from baken.publiek import views

views.FILES = None
line = {"REQUEST_METHOD": "GET", "PATH_INFO": "/files/wie-ik-ben", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "REMOTE_ADDR": "203.0.113.9", "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http"}
print(b"".join(pages(line, lambda status, headers: print(status, headers))).decode())
"""


def run(script, data):
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=variables(data), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize("path", PATHS)
def test_page_is_there_without_a_database_and_without_a_cookie(site, path):
    answer, body = site.ask(path, Cookie="sessionid=x; django_language=en; csrftoken=y")
    assert answer.status == 200
    assert answer.getheader("Set-Cookie") is None
    assert "Cookie" not in (answer.getheader("Vary") or "")
    language = "en" if path.startswith("/en/") else "nl"
    assert f'<html lang="{language}"' in body.decode()
    assert answer.getheader("Content-Language") == language


@pytest.mark.parametrize("path", [*PATHS, "/files/style.css", "/files/exit.js", "/x/", "/%00"])
def test_every_answer_carries_the_headers(site, path):
    answer, _ = site.ask(path)
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("Content-Security-Policy").startswith("default-src 'self';")
    assert "unsafe" not in answer.getheader("Content-Security-Policy")
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Strict-Transport-Security") is None
    permissions = answer.getheader("Permissions-Policy").split(", ")
    assert len(permissions) > 20
    assert all(entry.endswith("=()") for entry in permissions)


@pytest.mark.parametrize("path", PATHS)
def test_page_asks_nothing_of_others(site, path):
    text = site.text(path)
    fetched = re.findall(r'<(?:script|link|img|iframe|source)[^>]*?(?:src|href)="([^"]+)"', text)
    more = ["/files/chat.js"] if path.endswith("/chat/") else []
    assert sorted(fetched) == sorted(
        ["/files/exit.js", "/files/icon.svg", "/files/style.css", *more]
    )
    assert "style=" not in text
    assert ("<form" in text) == path.endswith(("/chat/", "/terugbellen/"))
    outside = set(re.findall(r'href="(https?://[^"]+)"', text))
    assert len(outside) == 1, "the way out is the one address of another site"


@pytest.mark.parametrize("path", PATHS)
def test_every_link_leads_to_a_page(site, path):
    text = site.text(path)
    for link in set(re.findall(r'href="(/[^"]*)"', text)):
        address, _, place = link.partition("#")
        answer, body = site.ask(address)
        assert answer.status == 200, link
        assert not place or f'id="{place}"' in body.decode(), link


@pytest.mark.parametrize("path", PATHS)
def test_page_with_all_its_files_stays_small(site, path):
    weight = len(site.text(path).encode())
    for name in FILES:
        answer, body = site.ask(f"/files/{name}", Accept_Encoding="gzip")
        assert gzip.decompress(body) == FILES[name].plain
        assert answer.getheader("Content-Type") == FILES[name].kind
        weight += len(body)
    assert weight <= 60_000


def test_titles_tell_nobody_what_the_site_is(site):
    titles = {re.search("<title>(.*)</title>", site.text(path))[1] for path in PATHS}
    assert not [
        title
        for title in titles
        if re.search("thuis|geweld|hulp|safe|violence", title, re.IGNORECASE)
    ]


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1.evil.example"])
def test_another_host_is_refused_without_naming_it(site, host):
    answer, body = site.ask("/", Host=host)
    assert answer.status == 400
    assert host.encode() not in body
    assert answer.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_site_takes_nothing_in(site, method):
    answer, _ = site.ask("/", method=method)
    assert answer.status == 405


def test_head_answers_as_get_does(site):
    answer, body = site.ask("/", method="HEAD")
    assert (answer.status, body) == (200, b"")


@pytest.mark.parametrize("path", ["/bestaat-niet/", "/en/no/", "/files/../views.py", "/files/x",
                                  "/%ff", "/admin/", "/werk/", "/inloggen/"])  # fmt: skip
def test_what_is_not_there_says_no_more_than_that(site, path):
    answer, body = site.ask(path)
    assert answer.status == 404
    assert "0800 2000" in body.decode()
    assert "Traceback" not in body.decode()


def test_a_path_without_its_slash_is_found(site):
    answer, _ = site.ask("/bellen")
    assert (answer.status, answer.getheader("Location")) == (301, "/bellen/")


def test_no_address_of_a_visitor_in_any_log(site):
    for path, headers in (
        ("/", {}),
        ("/wie-ik-ben/", {}),
        ("/", {"Host": "strange.example"}),
        ("/\\x00", {}),
        ("/" + "a" * 9000, {}),
    ):
        site.ask(path, source="127.0.0.77", X_Forwarded_For="203.0.113.9", **headers)
    log = site.log.read_text()
    for trace in ("127.0.0.77", "203.0.113.9", "wie-ik-ben", "strange.example"):
        assert trace not in log


def test_no_code_of_sessions_logins_or_dossiers_is_loaded(tmp_path):
    paths = [*PATHS, "/x/", "/files/exit.js"]
    loaded = run(LOADED.format(paths=paths), tmp_path / "data").stdout.split()
    assert "baken.publiek.views" in loaded
    assert not [name for name in loaded if name.startswith(FOREIGN + ROOMS)]


def test_a_failure_shows_the_way_to_help_and_tells_nothing_of_the_visitor(tmp_path):
    done = run(BROKEN, tmp_path / "data")
    assert done.stdout.startswith("500")
    assert "no-store" in done.stdout
    assert "0800 2000" in done.stdout
    assert "AttributeError" in done.stderr
    for trace in ("wie-ik-ben", "203.0.113.9", "Traceback"):
        assert trace not in done.stdout
    assert "wie-ik-ben" not in done.stderr
    assert "203.0.113.9" not in done.stderr


def test_demo_says_so_on_every_page(serve):
    practice = serve(BAKEN_DEMO="on")
    words = {True: "PRACTICE ENVIRONMENT", False: "OEFENOMGEVING"}
    assert all(words[path.startswith("/en/")] in practice.text(path) for path in PATHS)


def test_real_site_behind_tls_asks_the_browser_to_keep_to_it(serve):
    real = serve(BAKEN_PUBLIC_HOSTS="hulp.example")
    answer, body = real.ask("/", Host="hulp.example")
    assert answer.getheader("Strict-Transport-Security").startswith("max-age=63072000")
    assert "OEFENOMGEVING" not in body.decode()
