"""A public site with somebody on duty, asked as browsers ask it."""

import http.client
import json
from urllib.parse import urlencode
from uuid import uuid4

ON_DUTY = """
    WITH worker AS (
        INSERT INTO identity_user (username, email, name, language, single_keys, is_active, password,
            date_joined)
        VALUES ('chatter', '', 'Chatter', 'nl', true, true, '', now()) RETURNING id
    )
    INSERT INTO chat_dienst (organisatie_id, medewerker_id, on_at, seen_at, off_reason)
    SELECT o.id, w.id, now(), now() + interval '1 day', '' FROM identity_organisatie o, worker w
    ORDER BY o.id LIMIT 1
"""
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}

LEFT = {
    "nummer": "06 5550 1234",
    "veilig": "ja",
    "gemeente": "0479",
    "waarover": "Zorgen om een buurkind",
}


class Lines:
    """A public site with somebody on duty, and a connection that sees everything."""

    def __init__(self, site, owner):
        self.site, self.owner, self.visitors = site, owner, 0

    def ask(self, method, path, body=None, **headers):
        """Ask one thing, as a browser on a page of this site does; return the answer, not read."""
        asking = http.client.HTTPConnection("127.0.0.1", self.site.port, 20, (self.address, 0))
        asking.request(method, path, body, {**FROM_HERE, **headers})
        return asking.getresponse()

    def post(self, what, told, *, token="", **headers):
        """Send one question, as a script does; return the status and the answer."""
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        head = {"Content-Type": "application/json", "X-Lijn": token, **headers}
        answer = self.ask("POST", f"/chat/lijn/{what}/", body, **head)
        assert answer.getheader("Set-Cookie") is None
        assert answer.getheader("Cache-Control") == "no-store"
        return answer.status, json.loads(answer.read())

    def form(self, path, told):
        """Send a form, as a browser without scripts does; return the status and the page."""
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.ask("POST", path, urlencode(told), **head)
        assert answer.getheader("Set-Cookie") is None
        return answer.status, answer.read().decode()

    def begin(self, **told):
        """Let somebody from a new address begin; return the token."""
        self.visitors += 1
        status, answer = self.post("begin", {"taal": "nl", **told})
        assert status == 200, answer
        return answer["token"]

    def say(self, token, text, client=None):
        return self.post("zeg", {"id": str(client or uuid4()), "tekst": text}, token=token)

    def read(self, token, after=0, parts=0):
        """Return what the line tells until it has told where it stands."""
        head = {"X-Lijn": token, "X-Na": str(after), "X-Delen": str(parts)}
        answer = self.ask("GET", "/chat/lijn/lijn/", **head)
        if answer.status != 200:
            return answer.status
        told, newest, last = [], after, None
        while newest != last:
            told.append(json.loads(answer.readline()))
            last = told[-1].get("laatste", last)
            newest = 0 if told[-1]["soort"] == "terug" else told[-1].get("nummer", newest)
        answer.close()
        return [one for one in told if one["soort"] == "regel"]

    @property
    def address(self):
        return f"127.0.1.{1 + self.visitors % 250}"
