from builders import HERE, connect, make_entry
from variorum.compile.context import Context
from variorum.compile.pieces import CrossReference, InlineCitation, NoteMark, Words
from variorum.compile.prose import compile_prose
from variorum.compile.remarks import compile_remark
from variorum.model.ids import EntryId
from variorum.parse.markup import parse_prose

CATALOG = connect(make_entry("anna", of="person", title="Anna"))


def prose(text: str) -> tuple[object, ...]:
    return compile_prose(parse_prose(text, HERE)[0], Context(CATALOG, EntryId(""), "en-GB"))


def remark(text: str) -> tuple[object, ...]:
    return compile_remark(parse_prose(text, HERE)[0], Context(CATALOG, EntryId(""), "en-GB"))


def test_a_mark_stands_close_to_its_word_and_behind_the_punctuation() -> None:
    assert prose("a hill [@alpha], so") == (Words("a hill,"), NoteMark(1, 1), Words(" so"))
    assert prose("a hill [@alpha]... so") == (Words("a hill"), NoteMark(1, 1), Words("... so"))


def test_a_citation_of_nothing_that_exists_is_left_out() -> None:
    assert prose("A [@nobody].") == (Words("A "), Words("."))


def test_a_link_reads_as_written_or_as_the_headword() -> None:
    anna = EntryId("anna")
    assert prose("[[anna]]") == (CrossReference("Anna", anna),)
    assert prose("[[ANNA]]") == (CrossReference("ANNA", anna),)
    assert prose("[[anna|her]]") == (CrossReference("her", anna),)
    assert prose("[[?Nobody]]") == (CrossReference("Nobody", None),)


def test_a_remark_spells_its_citations_out() -> None:
    cites = ((EntryId("alpha"), "Alpha", "p. 1"), (EntryId("beta"), "Beta", ""))
    assert remark("See [@alpha, p. 1; @beta].") == (Words("See "), InlineCitation(cites), Words("."))
    assert remark("") == ()
