from builders import connect, make_entry
from variorum.compile.article import compile_article
from variorum.compile.indexes import compile_alphabet, compile_disambiguations
from variorum.compile.pieces import CrossReference
from variorum.compile.registers import compile_orphans, compile_wanted
from variorum.model.ids import EntryId
from variorum.model.values import Reference


def test_every_headword_stands_in_the_alphabet_once() -> None:
    entries = [make_entry(name, of="person", title=name.title()) for name in ("zoe", "anna", "emil")]
    lines = [line for section in compile_alphabet(connect(*entries)) for line in section.lines]
    assert [line.text for line in lines if line.entry] == ["Alpha", "Anna", "Beta", "Emil", "Gamma", "Zoe"]


def test_a_variant_that_reads_like_its_headword_has_no_line() -> None:
    catalog = connect(make_entry("anna", of="person", title="Anna", names=["ANNA", "Ana"]))
    assert [line.text for line in compile_alphabet(catalog)[0].lines] == ["Alpha", "Ana", "Anna"]


def test_a_name_of_several_entries_has_a_page_of_the_form_most_written() -> None:
    catalog = connect(
        make_entry("one", of="person", names=["The Wanderer"]),
        make_entry("two", of="person", names=["the wanderer"]),
        make_entry("three", of="person", names=["The Wanderer"]),
    )
    (page,) = compile_disambiguations(catalog)
    assert (page.slug, page.name) == ("the-wanderer", "The Wanderer")
    assert [entry.text for entry, _ in page.entries] == ["One", "Three", "Two"]


def test_names_that_make_the_same_address_have_different_pages() -> None:
    catalog = connect(
        *(make_entry(name, of="person", names=["A b", "A, b.", "A/b"]) for name in ("one", "two")),
    )
    slugs = [page.slug for page in compile_disambiguations(catalog)]
    assert len(slugs) == len(set(slugs))


def test_the_most_wanted_come_first() -> None:
    catalog = connect(make_entry("one", "[[?Zoe]] [[?Emil]]"), make_entry("two", "[[?Zoe]]"))
    wanted = [(each.name, len(each.wanted_by)) for each in compile_wanted(catalog)]
    assert wanted == [("Zoe", 2), ("Emil", 1)]


def test_an_orphan_is_what_nothing_leads_to() -> None:
    catalog = connect(make_entry("one", "[[two]] [@alpha; @beta; @gamma]"), make_entry("two"))
    assert [orphan.text for orphan in compile_orphans(catalog)] == ["One"]


def test_what_is_wanted_under_see_also_is_wanted() -> None:
    catalog = connect(make_entry("one", see_also=(Reference("Zoe", wanted=True),)))
    assert [each.name for each in compile_wanted(catalog)] == ["Zoe"]
    assert compile_article(EntryId("one"), catalog, "en-GB").see_also == (CrossReference("Zoe", None),)


def test_an_entry_that_another_names_is_no_orphan() -> None:
    first = make_entry("one", see_also=(Reference("two"),))
    catalog = connect(first, make_entry("two"))
    assert "Two" not in [each.text for each in compile_orphans(catalog)]
    assert "One" in [each.text for each in compile_orphans(catalog)]
