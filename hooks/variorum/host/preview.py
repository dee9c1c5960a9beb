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

_PAUSE = 0.3
"""Seconds between looks; editors write several files at once."""


class _ChangeNotice(FileSystemEventHandler):
    """Sets an event when a module or a template changes."""

    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_ours = str(event.src_path).endswith((".py", ".html"))
        if is_ours and event.event_type in {"modified", "created", "deleted", "moved"}:
            self.changed.set()


def restart_on_change(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Runs a server until it ends or is interrupted, starting it anew when a folder changes.

    Args:
        command: The server.
        folder: The folder watched, with those below it.
        environment: The server's environment.

    Returns:
        The exit status of the server; 0 if it was interrupted.
    """
    notice = _ChangeNotice()
    before = signal.signal(signal.SIGTERM, _interrupt)
    observer = Observer()
    observer.schedule(notice, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            status = _run(command, environment, notice.changed)
            if status is not None:
                return status
            notice.changed.clear()
    except KeyboardInterrupt:
        return 0
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
