"""Settings: from what `mkdocs.yml` says under `extra: variorum:` to settings, checked."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from pydantic import ValidationError

from variorum.diagnostics import Code, Diagnostic, Location
from variorum.model.settings import Settings
from variorum.names import closest
from variorum.parse.authored import AuthoredSettings
from variorum.parse.yaml import parse_yaml
from variorum.render.citation_style import CitationError, UnknownStyleError

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_settings(data: object, path: str, text: str = "") -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Reads the settings of a site.

    Args:
        data: What stands under `extra: variorum:`; None for nothing.
        path: The configuration file, as diagnostics name it.
        text: The text of that file, for places.

    Returns:
        The settings, those that are wrong as if they were not there; and what is wrong.
    """
    given = data if isinstance(data, dict) else {}
    found = (
        []
        if data is None or isinstance(data, dict)
        else [_diagnose(_locate(text, path), "`variorum` holds no settings")]
    )
    try:
        authored = AuthoredSettings.model_validate(given)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        found += _explain(error, path, text)
        authored = AuthoredSettings.model_validate(
            {key: value for key, value in given.items() if str(key) not in wrong}
        )
    return Settings(**authored.model_dump()), tuple(found)


def diagnose_citations(error: CitationError, path: str, text: str) -> Diagnostic:
    """Makes a diagnostic of a failure to format citations, at the setting of the style."""
    place = _locate(text, path, "citation_style")
    if not isinstance(error, UnknownStyleError):
        return Diagnostic(place, Code.E508, str(error))
    near = " or ".join(f"“{each}”" for each in error.suggestions)
    hint = (
        f"Did you mean {near}?"
        if near
        else "Name one that comes with Variorum, or the path of a `.csl` file."
    )
    return Diagnostic(place, Code.E508, f"there is no citation style “{error.name}”", hint)


def _locate(text: str, path: str, name: str = "") -> Location:
    """The place of a setting, or of those that there are."""
    document, _ = parse_yaml(text, path)
    return document.locate(["extra", "variorum", *([name] if name else [])], key_itself=True)


def _explain(error: ValidationError, path: str, text: str) -> Iterator[Diagnostic]:
    known = [each.name for each in fields(Settings)]
    for problem in error.errors():
        name = str(problem["loc"][0])
        place = _locate(text, path, name)
        if problem["type"] == "extra_forbidden":
            near = closest(name, known)
            hint = f"Did you mean “{near}”?" if near else f"Settings are: {', '.join(known)}."
            yield _diagnose(place, f"there is no setting “{name}”", hint)
        else:
            yield _diagnose(place, f"the setting “{name}”: {problem['msg'].lower()}")


def _diagnose(place: Location, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(place, Code.E507, message, hint)
