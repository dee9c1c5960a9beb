from printing import BASE, print_pages, read_files, texts
from selectolax.lexbor import LexborHTMLParser

from variorum.render.addresses import address_entries
from variorum.render.redirects import write_redirects

ANNA = "---\ntype: person\ntitle: Anna <P>\nformer_ids: [anya, a-p]\nnames: [{text: Анна, lang: ru}]\n---\n"


def test_a_long_alphabet_has_a_page_for_each_letter() -> None:
    pages = print_pages(read_files(BASE), split_above=3)
    assert texts(pages["a-z/index.md"], ".vr-letter") == []
    letters = [uri for uri in pages if uri.startswith("a-z/") and uri != "a-z/index.md"]
    assert len(texts(pages["a-z/index.md"], ".vr-letters a")) == len(letters)
    assert texts(pages["a-z/a.md"], "h1, .vr-letter li") == [
        "A–Z: A",
        "Alpha",
        "Anna Petrova see Petrova, Anna",
    ]


def test_letters_of_every_script_have_a_file() -> None:
    pages = print_pages(read_files({**BASE, "people/anna.md": ANNA}), split_above=3)
    page = LexborHTMLParser(pages["a-z/u0410.md"])
    assert page.css_first("section").id == "letter-А"
    links = [node.attributes["href"] for node in page.css(".vr-letters a")]
    assert "../../a-z/u0410/#letter-%D0%90" in links


def test_every_former_id_leads_to_the_entry() -> None:
    catalog = read_files({**BASE, "people/anna.md": ANNA})
    files = dict(write_redirects(catalog, address_entries(catalog, directory_urls=True)))
    assert list(files) == ["people/a-p/index.html", "people/anya/index.html"]
    page = LexborHTMLParser(files["people/anya/index.html"])
    assert [node.attributes["href"] for node in page.css("a, link")] == ["../../people/anna/"] * 2
    assert texts(files["people/anya/index.html"], "a") == ["Anna <P>"]


def test_redirects_of_files_lead_to_files() -> None:
    catalog = read_files({**BASE, "people/anna.md": ANNA})
    files = dict(write_redirects(catalog, address_entries(catalog, directory_urls=False)))
    assert list(files) == ["people/a-p.html", "people/anya.html"]
    assert "../people/anna.html" in files["people/anya.html"]
