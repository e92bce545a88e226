"""What people type into the forms, and what nobody should be able to break them with."""

from uuid import uuid4

NONSENSE = {
    "empty": "",
    "nul": "a\x00b",
    "long": "x" * 100_000,
    "control": "".join(map(chr, range(1, 32))),
    "bidi": "\u202egnirts\u2066\u200f\ufeff",
    "html": "<script>alert(1)</script><b>'\";--",
    "template": "{{ 7 }}{% debug %}%(x)s%s{0}",
    "huge": "9" * 400,
    "negative": "-1",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "surrogate": "\ufffd\ud7ff",
    "path": "../../etc/passwd",
}


def request_form(**typed: object) -> dict[str, object]:
    """Return what the secretariaat types for one who wants to be called back."""
    return {
        "once": str(uuid4()),
        "contact": "",
        "number": "06 5550 1234",
        "caller": "burger",
        "name": "",
        "about": "Ruzie bij de buren",
        "may_call": "ja",
        "from_time": "",
        "until_time": "",
        "voicemail": "nee",
        "if_other": "ophangen",
        **typed,
    }


def talk_form(**typed: object) -> dict[str, object]:
    """Return what the front office types for one talk with a neighbour."""
    return {
        "once": str(uuid4()),
        "kanaal": "telefoon",
        "hoedanigheid": "buurtbewoner",
        "naam_keuze": "anoniem",
        "naam": "",
        "gemeente": "zaans",
        "aanleiding": ["08"],
        "aard": ["03", "08"],
        "situatie": "Beller hoort al weken ruzie.",
        "advies": "Noteer wat je hoort.",
        "vervolg": "geen",
        "follow_up_date": "",
        "follow_up_time": "",
        "plan": "ja",
        "verteld": "alles",
        "told_why": "",
        **typed,
    }
