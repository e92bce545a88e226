"""A page of the ui in a real browser without server or database: routes answer every request."""

import mimetypes
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.http import QueryDict
from django.template.loader import render_to_string

from baken.foundation.ui import specimens
from baken.foundation.ui.views import PAGES

HOST = "http://baken.test"
UI = Path(__file__).parents[1]
AXE = Path(__file__).parents[5] / "tests" / "journeys" / "vendor" / "axe.min.js"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAV = [
    {"url": "/werk/", "label": "Mijn werk", "current": False, "count": 0},
    {"url": "/chat/", "label": "Chat", "current": True, "count": 2},
]


def chromium():
    """Return the path of the system's Chromium; None lets Playwright look for its own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for path in map(shutil.which, names) if path), None)


def frame(**changes):
    """Return the frame of a page as the context processor of the staff host gives it."""
    given = {
        "organisatie": "Zaanstreek-Waterland",
        "demo": True,
        "user_name": "Sanne",
        "nav": NAV,
        "new_url": "/nieuw/",
        "search_url": "/zoeken/",
        "help_url": "/help/",
        "logout_url": "/uitloggen/",
        "lock_seconds": 600,
        "single_keys": True,
        "version": "0.1",
    }
    return {**given, **changes}


def specimen(page="", state="gevuld", **changes):
    """Return the HTML of one page of the styleguide."""
    context = {
        "state": state,
        "form": specimens.gesprek(state),
        "faulty": specimens.gesprek("fouten", prefix="fout"),
        "due": specimens.dues(),
        "cards": specimens.safe_cards(),
        "outcomes": specimens.outcomes(),
        "clash": specimens.clash(),
        "frame": frame(**changes),
        "csrf_token": "oud",
    }
    return render_to_string(PAGES[page], context)


class Stage:
    """One browser page and the server it thinks it talks to."""

    def __init__(self, page):
        self.page = page
        self.html = {}
        self.posts = []
        self.answers = {}
        self.violations = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.violations.append(str(error)))
        page.route("**/*", self._answer)

    def show(self, html, path="/scherm/"):
        """Open this HTML as a page."""
        self.html[path] = html
        self.page.goto(HOST + path)
        return self.page

    def posted(self, path):
        """Return what was posted to `path`, oldest first, as dicts of lists."""
        return [fields for where, fields, _headers in self.posts if where == path]

    def faults(self):
        """Return what axe finds on the page as it is now."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        return [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found["violations"]]

    def _console(self, message):
        expected = ("ERR_FAILED", "status of 4", "status of 5", "ERR_INTERNET_DISCONNECTED")
        if message.type == "error" and not any(words in message.text for words in expected):
            self.violations.append(message.text)

    def _answer(self, route):
        request = route.request
        path = urlsplit(request.url).path
        if path.startswith("/static/"):
            self._static(route, path)
            return
        if request.method == "POST":
            fields = parse_qs(request.post_data or "", keep_blank_values=True)
            self.posts.append((path, fields, request.headers))
        answer = self.answers.get((request.method, path))
        if answer == "down":
            route.abort()
        elif answer is not None:
            route.fulfill(**answer)
        else:
            self._page(route, path)

    def _page(self, route, path):
        headers = {"Content-Security-Policy": "default-src 'self'"}
        body = self.html.get(path, f"<!doctype html><title>{path}</title><h1>{path}</h1>")
        route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=headers)

    @staticmethod
    def _static(route, path):
        file = UI / "static" / path.removeprefix("/static/")
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        route.fulfill(body=file.read_bytes(), content_type=kind)


def querydict(**fields):
    """Return posted fields as Django sees them."""
    made = QueryDict(mutable=True)
    for name, value in fields.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made
