"""Validation: from what YAML says to an authored model, with diagnostics in place of exceptions.

What is wrong is reported and left out; the rest is kept, so that one slip does not hide the others.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from variorum.diagnostics import Code, Diagnostic
from variorum.names import closest, did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from variorum.parse.yaml import YamlText

_Model = TypeVar("_Model", bound=BaseModel)
_Path = tuple["str | int", ...]
_SHAPES = {
    "string_type": "a text is expected here",
    "list_type": "a list is expected here",
    "dict_type": "`key: value` lines are expected here",
    "model_type": "`key: value` lines are expected here",
    "string_too_short": "the text is empty",
    "too_short": "it is empty",
    "string_pattern_mismatch": "this is not a language tag such as `ru` or `ja`",
}
_MOST_PASSES = 8
_MOST_FAULTS = 50
_LONGEST_QUOTE = 60
_OPTION = re.compile(r"'([^']+)'")


def validate(
    model: type[_Model], document: YamlText, data: object
) -> tuple[_Model | None, tuple[Diagnostic, ...]]:
    """Validates data against an authored model.

    Args:
        model: The model.
        document: The YAML text that the data come from, for places.
        data: The data.

    Returns:
        The model with everything that is right, or None if not even its required fields are; and
        what is wrong.
    """
    found: list[Diagnostic] = []
    removed: set[_Path] = set()
    # A pass for each level: what lost a field that it needs is left out itself, without another word.
    for _ in range(_MOST_PASSES):
        try:
            return model.model_validate(data), tuple(found)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        fresh = [problem for problem in problems if problem["loc"] not in removed]
        found += [_explain(model, document, problem) for problem in fresh[:_MOST_FAULTS]]
        culprits = [_written(data, _culprit(problem)) for problem in problems]
        removed.update(culprits)
        data = _without(data, culprits)
        if () in removed:
            break
    return None, tuple(found)


def _explain(model: type[BaseModel], document: YamlText, problem: ErrorDetails) -> Diagnostic:
    path = problem["loc"]
    last = path[-1] if path else ""
    if problem["type"] == "extra_forbidden":
        hint = did_you_mean(str(last), _fields_at(model, path[:-1]))
        return Diagnostic(
            document.locate(path, key_itself=True), Code.E202, f"there is no field “{last}”", hint
        )
    if problem["type"] == "missing":
        return Diagnostic(document.locate(path[:-1]), Code.E207, f"the field “{last}” is missing")
    message = f"{_name(path)}: {_shape(problem)}"
    return Diagnostic(document.locate(path), Code.E208, message, _option(problem))


def _name(path: _Path) -> str:
    words = [step for step in path if isinstance(step, str)]
    return f"“{words[-1]}”" if words else "the whole"


def _shape(problem: ErrorDetails) -> str:
    written = str(problem["input"])[:_LONGEST_QUOTE]
    if problem["type"] in {"literal_error", "enum"}:
        return f"“{written}” is not one of {problem['ctx']['expected']}"
    if problem["type"] == "int_parsing":
        return f"“{written}” is not a whole number"
    return _SHAPES.get(problem["type"], problem["msg"])


def _option(problem: ErrorDetails) -> str:
    """The word that somebody meant, where only certain words are allowed."""
    options = _OPTION.findall(str(problem.get("ctx", {}).get("expected", "")))
    near = closest(problem["input"], options) if isinstance(problem["input"], str) and options else None
    return f"Did you mean “{near}”?" if near else ""


def _culprit(problem: ErrorDetails) -> _Path:
    """What has to go: the field itself, or what lacks a field, or the list that holds no text."""
    path = problem["loc"]
    in_words = problem["type"] == "string_type" and path and isinstance(path[-1], int)
    return path[:-1] if problem["type"] == "missing" or in_words else path


def _written(data: object, path: _Path) -> _Path:
    """The part of a path that is written: a text may stand for a record, as a name for `{text: …}`."""
    for length, step in enumerate(path):
        if not _has(data, step):
            return path[:length]
        data = data[step]  # type: ignore[index]
    return path


def _without(data: object, paths: list[_Path]) -> object:
    """A copy of the data without the values at these paths; list items become None and keep their place."""
    copy = deepcopy(data)
    for path in sorted(set(paths), key=lambda path: [(str(step), step) for step in path], reverse=True):
        parent: Any = copy
        for step in path[:-1]:
            parent = parent[step] if _has(parent, step) else None
        if isinstance(parent, list) and path and isinstance(path[-1], int):
            parent[path[-1]] = None
        elif isinstance(parent, dict) and path:
            parent.pop(path[-1], None)
    return copy


def _has(parent: object, step: str | int) -> bool:
    if isinstance(parent, dict):
        return step in parent
    return isinstance(parent, list) and isinstance(step, int) and step < len(parent)


def _fields_at(model: type[BaseModel], path: _Path) -> list[str]:
    """The fields that the model at a path has."""
    for step in path:
        if isinstance(step, int) or step not in model.model_fields:
            continue
        inner = _inner_model(model.model_fields[step].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _inner_model(annotation: object) -> type[BaseModel] | None:
    """The model that an annotation holds, as in `list[Annotated[Model, …]]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if inner := _inner_model(part):
            return inner
    return None
