"""Find and start Chromium: the one that Playwright brought, or the system's."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def find_browser() -> str | None:
    """Give the path of the system's Chromium or Chrome, if there is one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def launch_browser(playwright: "Playwright") -> "Browser":
    """Start Chromium, to whom nobody speaks but pages of this machine.

    Raises:
        playwright.sync_api.Error: There is none.
    """
    own = playwright.chromium.executable_path
    path = own if Path(own).is_file() else find_browser()
    return playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
