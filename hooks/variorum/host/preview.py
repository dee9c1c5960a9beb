"""Preview: a server that is started anew when the library itself changes.

MkDocs rebuilds when contents change, but never loads a Python module twice.
"""

from __future__ import annotations

import signal
import subprocess
import threading
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_WAITING = "The preview has stopped. It starts again as soon as a file of the library changes."
_PAUSE = 0.3
"""Seconds between looks; editors write several files at once."""


_WATCHED = (".css", ".html", ".py")


class _ChangeNotice(FileSystemEventHandler):
    """Sets an event when a module, a template or a style sheet changes."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Many editors write beside a file and rename; then its name is the destination.
        is_ours = any(str(path).endswith(_WATCHED) for path in (event.src_path, event.dest_path))
        if is_ours and event.event_type in {"modified", "created", "deleted", "moved"}:
            self.changed.set()


def restart_on_change(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Runs a server until it ends or is interrupted, starting it anew when a folder changes.

    Args:
        command: The server.
        folder: The folder watched, with those below it.
        environment: The server's environment.

    Returns:
        The exit status of a server that ends by itself at the first start; 0 if it was interrupted. One that
        fails after a change waits for the next change, for whoever made it is still at work.
    """
    notice = _ChangeNotice()
    before = signal.signal(signal.SIGTERM, _interrupt)
    observer = Observer()
    observer.schedule(notice, str(folder), recursive=True)
    observer.start()
    try:
        status = _run(command, environment, notice.changed)
        while status is None:
            notice.changed.clear()
            status = _run(command, environment, notice.changed)
            if status:
                print(_WAITING, flush=True)  # noqa: T201 - the terminal is where the server speaks as well
                notice.changed.wait()
                status = None
    except KeyboardInterrupt:
        return 0
    else:
        return status
    finally:
        signal.signal(signal.SIGTERM, before)
        observer.stop()
        observer.join()


def _interrupt(*_: object) -> None:
    """Ends the server as Ctrl-C does, so that it does not outlive us."""
    raise KeyboardInterrupt


def _run(command: Sequence[str], environment: Mapping[str, str], changed: threading.Event) -> int | None:
    """Runs a command; gives its exit status, or None if it was ended because of a change."""
    with subprocess.Popen(list(command), env=dict(environment)) as server:  # noqa: S603 - a command of our own making
        try:
            while not changed.wait(_PAUSE):
                if (status := server.poll()) is not None:
                    return status
        finally:
            server.terminate()
    return None
