"""Serve a built site as a static host does: compressed, under a path of its own, and never from elsewhere."""

import contextlib
import gzip
import posixpath
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
"""What static hosts compress: what begins so."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is being served.

    Attributes:
        url: Where it is, with a slash at its end.
        sent: The path and the bytes sent of every answer so far, in order.
    """

    url: str
    sent: list[tuple[str, int]] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    """Answers for one site below one path; says nothing to the terminal."""

    def __init__(self, *args: object, base: str, sent: list[tuple[str, int]], **more: object) -> None:
        self._base, self._sent = base, sent
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file of an address; one that does not exist for an address outside of the site."""
        inside = urlsplit(path).path.removeprefix(self._base) if path.startswith(self._base) else "/\0"
        return super().translate_path(f"/{inside.lstrip('/')}")

    def do_GET(self) -> None:
        """Answers with the file, compressed if that is usual for its kind."""
        if not urlsplit(self.path).path.startswith(self._base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            super().do_GET()  # leads on to the folder
            return
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._send(path)

    def _send(self, path: Path) -> None:
        kind, body = self.guess_type(path), path.read_bytes()
        compressed = kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, mtime=0) if compressed else body
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._sent.append((posixpath.normpath(self.path), len(body)))
        with contextlib.suppress(ConnectionError):  # a browser that leaves a page waits for nothing
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Keeps silent."""


@contextlib.contextmanager
def serve_folder(folder: Path, base: str = "/encyclopedia/") -> Iterator[Served]:
    """Serve a folder on a free port of this machine until the block ends.

    Args:
        folder: The built site.
        base: The path below which it stands, with a slash at both ends.
    """
    sent: list[tuple[str, int]] = []
    handler = partial(_Handler, directory=str(folder), base=base, sent=sent)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}{base}", sent)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
