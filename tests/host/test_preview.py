"""The preview: started anew when the library changes, ended when its server ends."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from variorum.host.preview import restart_on_change

if TYPE_CHECKING:
    from pathlib import Path


def test_it_gives_the_exit_status_of_the_server(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    assert restart_on_change(command, tmp_path, os.environ) == 3


def test_it_starts_the_server_anew_when_a_module_changes(tmp_path: Path) -> None:
    starts = tmp_path / "starts.txt"
    program = (
        f"import time; open({str(starts)!r}, 'a').write('x'); "
        f"time.sleep(0 if open({str(starts)!r}).read() == 'xx' else 60)"
    )
    watched = tmp_path / "library"
    watched.mkdir()

    def change() -> None:
        deadline = time.monotonic() + 20
        while not starts.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        while starts.read_text() == "x" and time.monotonic() < deadline:
            (watched / "module.py").write_text("# changed")
            time.sleep(0.5)

    threading.Thread(target=change).start()
    assert restart_on_change([sys.executable, "-c", program], watched, os.environ) == 0
    assert starts.read_text() == "xx"
