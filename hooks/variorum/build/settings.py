"""Settings: from what `mkdocs.yml` says under `extra: variorum:` to settings, checked."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from pydantic import ValidationError

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.settings import Settings
from variorum.names import closest
from variorum.parse.authored import AuthoredSettings

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_settings(data: object, path: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Reads the settings of a site.

    Args:
        data: What stands under `extra: variorum:`; None for nothing.
        path: The configuration file, as diagnostics name it.

    Returns:
        The settings, those that are wrong as if they were not there; and what is wrong.
    """
    given = data if isinstance(data, dict) else {}
    found = (
        [] if data is None or isinstance(data, dict) else [_diagnose(path, "`variorum` holds no settings")]
    )
    try:
        authored = AuthoredSettings.model_validate(given)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        found += _explain(error, path)
        authored = AuthoredSettings.model_validate(
            {key: value for key, value in given.items() if str(key) not in wrong}
        )
    return Settings(**authored.model_dump()), tuple(found)


def _explain(error: ValidationError, path: str) -> Iterator[Diagnostic]:
    known = [each.name for each in fields(Settings)]
    for problem in error.errors():
        name = str(problem["loc"][0])
        if problem["type"] == "extra_forbidden":
            near = closest(name, known)
            hint = f"Did you mean “{near}”?" if near else f"Settings are: {', '.join(known)}."
            yield _diagnose(path, f"there is no setting “{name}”", hint)
        else:
            yield _diagnose(path, f"the setting “{name}”: {problem['msg'].lower()}")


def _diagnose(path: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Location(path), Code.E507, message, hint)
