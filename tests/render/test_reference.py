"""The tables of the documentation: complete against the models, and safe with whatever a type file says."""

import markdown
import pytest

from variorum.diagnostics import Code
from variorum.model.entry import NameKind
from variorum.model.ids import TypeId
from variorum.model.safe_html import TAGS
from variorum.model.types import EntryType
from variorum.parse.authored import SOURCE_FIELDS, VALUE_FIELDS, AuthoredEntry
from variorum.parse.blocks import BLOCKS
from variorum.parse.types import parse_types
from variorum.render.reference import FIELD_MODELS, REFERENCES, render_reference
from variorum.render.reference_words import (
    BLOCK_WORDS,
    FIELD_WORDS,
    NAME_KIND_WORDS,
    STAGES,
    VALUE_FIELD_WORDS,
)

TYPE_FILES = {
    "_types/river.yml": """
label: River
plural: Rivers
folder: rivers
describes: Water that flows | <b>downhill</b>.
groups: {size: "Size & shape"}
facts:
  length: {label: "Length [*really*]", kind: quantity, unit: km, group: size, sum_of: [upper, lower]}
  upper: {label: Upper course, kind: quantity, unit: km}
  lower: {label: Lower course, kind: quantity, unit: km}
  flows-into:
    {label: Flows into, kind: entry, of: [river], many: true, tree: true, inverse: {label: Tributaries}}
  name-of-spring: {label: Spring, kind: text, compare: true, describes: As maps print it.}
""",
}


@pytest.fixture(scope="module")
def types() -> dict[TypeId, EntryType]:
    found, problems = parse_types(TYPE_FILES)
    assert problems == ()
    return dict(found)


def rows(of: str, types: dict[TypeId, EntryType]) -> dict[str, list[str]]:
    """Give the rows of a table by what stands in their first cell."""
    table = render_reference(of, types)
    assert table is not None
    lines = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return {cells[0].strip().strip("`"): [cell.strip() for cell in cells[1:]] for cells in lines}


@pytest.mark.parametrize("of", REFERENCES)
def test_every_table_is_a_table(of: str, types: dict[TypeId, EntryType]) -> None:
    text = render_reference(of, types)
    assert text is not None
    html = markdown.markdown(text, extensions=["tables", "attr_list"])
    assert "<table>" in html
    assert "<td>|" not in html


def test_an_unknown_table_is_none(types: dict[TypeId, EntryType]) -> None:
    assert render_reference("nonsense", types) is None


@pytest.mark.parametrize("of", set(FIELD_MODELS) - {"entry-fields", "source-fields"})
def test_every_field_has_its_sentence(of: str) -> None:
    assert FIELD_WORDS[of].keys() == FIELD_MODELS[of].model_fields.keys()


def test_two_tables_share_the_fields_of_entries() -> None:
    assert tuple(FIELD_WORDS["source-fields"]) == SOURCE_FIELDS
    assert {*FIELD_WORDS["entry-fields"], *SOURCE_FIELDS} == AuthoredEntry.model_fields.keys()


def test_no_sentence_is_left_over() -> None:
    assert FIELD_WORDS.keys() == FIELD_MODELS.keys()
    assert set(VALUE_FIELD_WORDS) == set(VALUE_FIELDS)
    assert NAME_KIND_WORDS.keys() == set(NameKind)
    assert BLOCK_WORDS.keys() == BLOCKS.keys()


@pytest.mark.parametrize("block", BLOCKS)
def test_every_field_of_a_block_has_its_sentence(block: str) -> None:
    assert BLOCK_WORDS[block].keys() - {""} == BLOCKS[block].model_fields.keys()


def test_every_code_is_listed_with_an_anchor(types: dict[TypeId, EntryType]) -> None:
    text = render_reference("diagnostics", types) or ""
    html = markdown.markdown(text, extensions=["tables", "attr_list"])
    assert {code.name[1] for code in Code} == STAGES.keys()
    for code in Code:
        assert f'<code id="{code.name.lower()}">{code.name}</code>' in html
        assert code.remedy in text


def test_shapes_and_needs_come_from_the_models(types: dict[TypeId, EntryType]) -> None:
    facts = rows("fact-fields", types)
    assert facts["label"] == ["text", "**Needed.** What readers see."]
    assert facts["kind"][0] == "`text` or `quantity` or `date` or `entry` or `coordinates`"
    assert facts["many"][0] == "`true` or `false`"
    assert not facts["many"][1].startswith("**Needed")
    assert facts["of"][0] == "text or list"
    assert rows("settings", types)["split_index_above"][0] == "whole number"
    assert rows("settings", types)["entries"][1].endswith("Without it: `entries`.")


def test_every_tag_is_listed(types: dict[TypeId, EntryType]) -> None:
    text = render_reference("html", types) or ""
    assert all(f"`{tag}`" in text for tag in TAGS)


def test_a_type_is_described_with_its_facts(types: dict[TypeId, EntryType]) -> None:
    facts = rows("types", types)
    assert facts["length"][1:] == ["quantity in km", "The sum of `upper`, `lower`."]
    assert facts["flows-into"][1] == "entry, many"
    assert facts["flows-into"][2] == (
        "Names `river`. Seen from there as “Tributaries”. A tree: circles are errors."
    )
    assert facts["name-of-spring"][2] == "As maps print it. Differing words count as differing."


def test_what_a_type_says_is_shown_letter_for_letter(types: dict[TypeId, EntryType]) -> None:
    text = render_reference("types", types) or ""
    html = markdown.markdown(text, extensions=["tables", "attr_list"])
    assert '<h2 id="type-river">River</h2>' in html
    assert "Water that flows | &lt;b&gt;downhill&lt;/b&gt;." in html
    assert "<td>Length [*really*]</td>" in html
    assert "<strong>Size &amp; shape</strong>" in html


def test_facts_stand_in_their_groups_in_the_order_of_the_type(types: dict[TypeId, EntryType]) -> None:
    text = render_reference("types", types) or ""
    order = [text.index(f"`{fact}`") for fact in ("upper", "lower", "flows-into", "name-of-spring", "length")]
    # `upper` and `lower` are named once more in the sum of `length`, behind all others.
    assert order == sorted(order)
    assert text.index("**Size") < order[-1]


def test_a_type_without_facts_says_so() -> None:
    types, _ = parse_types({"_types/idea.yml": "label: Idea\nplural: Ideas\n"})
    assert (render_reference("types", types) or "").endswith("It has no facts.\n")
