"""The theme's templates, mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from mkdocs.utils import get_theme_dir

from variorum.host.mending import FAULTS, Fault, MendingLoader

THEME = Path(get_theme_dir("material"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.template}:{fault.wrong[:30]}")
def test_every_fault_is_one_of_the_theme_and_is_mended(fault: Fault) -> None:
    plain = FileSystemLoader(THEME)
    environment = Environment()  # noqa: S701 - nothing is rendered
    before, _, _ = plain.get_source(environment, fault.template)
    after, _, _ = MendingLoader(plain, THEME).get_source(environment, fault.template)

    assert before.count(fault.wrong) >= 1
    assert fault.wrong not in after
    assert fault.right in after


def test_templates_of_a_site_are_left_alone(tmp_path: Path) -> None:
    fault = FAULTS[0]
    (tmp_path / fault.template).write_text(fault.wrong, encoding="utf-8")
    loader = MendingLoader(FileSystemLoader(tmp_path), THEME)

    assert loader.get_source(Environment(), fault.template)[0] == fault.wrong  # noqa: S701 - nothing is rendered
    assert loader.list_templates() == [fault.template]


def test_a_template_that_is_no_file_is_left_alone() -> None:
    fault = FAULTS[0]
    loader = MendingLoader(DictLoader({fault.template: fault.wrong}), THEME)

    assert loader.get_source(Environment(), fault.template)[0] == fault.wrong  # noqa: S701 - nothing is rendered
