"""The few files a public page needs, held in memory: no folder of the server is served."""

import gzip
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class File:
    """One file as it goes over the line."""

    kind: str
    plain: bytes
    squeezed: bytes


def _text(package: str, path: str) -> bytes:
    return files(package).joinpath(path).read_bytes()


def _file(kind: str, plain: bytes) -> File:
    return File(kind=kind, plain=plain, squeezed=gzip.compress(plain, mtime=0))


HOUSE_STYLE = _text("baken.foundation.ui", "static/baken/baken.css")
FILES = {
    "style.css": _file("text/css; charset=utf-8", HOUSE_STYLE + _text(__name__, "public.css")),
    "exit.js": _file("text/javascript; charset=utf-8", _text(__name__, "exit.js")),
    "chat.js": _file("text/javascript; charset=utf-8", _text(__name__, "chat.js")),
    "icon.svg": _file("image/svg+xml", _text(__name__, "icon.svg")),
}
