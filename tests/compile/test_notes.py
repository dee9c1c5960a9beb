from variorum.compile.notes import Notes
from variorum.compile.pieces import NoteMark, Words
from variorum.model.prose import Cite


def test_the_same_citation_is_one_note_with_several_marks() -> None:
    notes = Notes()
    marks = [notes.mark([Cite("a", "p. 1")]), notes.mark([Cite("b")]), notes.mark([Cite("a", "p. 1")])]
    assert marks == [NoteMark(1, 1), NoteMark(2, 1), NoteMark(1, 2)]
    assert [(note.number, note.marks) for note in notes.finish()] == [(1, 2), (2, 1)]


def test_another_locator_quotation_or_remark_is_another_note() -> None:
    notes = Notes()
    cite = [Cite("a", "p. 1")]
    notes.mark(cite)
    notes.mark([Cite("a", "p. 2")])
    notes.mark(cite, quote="words")
    notes.mark(cite, remark=(Words("Sic."),))
    assert [note.number for note in notes.finish()] == [1, 2, 3, 4]


def test_a_source_is_first_cited_once() -> None:
    notes = Notes()
    notes.mark([Cite("a"), Cite("b"), Cite("a", "p. 2")])
    notes.mark([Cite("b", "p. 1")])
    firsts = [[(cite.source, cite.is_first) for cite in note.cites] for note in notes.finish()]
    assert firsts == [[("a", True), ("b", True), ("a", False)], [("b", False)]]
