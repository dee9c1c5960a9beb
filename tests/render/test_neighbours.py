"""The drawing of what is near: nothing touches, and every name is a link."""

from __future__ import annotations

from hypothesis import given, strategies as st
from printing import BASE, read_files, set_press
from selectolax.lexbor import LexborHTMLParser

from variorum.compile.neighbours import MOST, Neighbour, Neighbourhood
from variorum.compile.pieces import CrossReference
from variorum.model.ids import EntryId
from variorum.render.inline import Inline
from variorum.render.neighbours import LABEL, WIDTH, draw_neighbours
from variorum.render.svg import measure

INLINE = Inline("people/boris.md", set_press(read_files(BASE)))
NAMES = st.text(st.sampled_from("aW 漢…<&"), min_size=1, max_size=80).filter(str.strip)
NEIGHBOURS = st.builds(
    Neighbour,
    NAMES.map(lambda name: CrossReference(name, EntryId("anna"))),
    st.lists(NAMES, max_size=3).map(tuple),
)


@given(st.lists(NEIGHBOURS, min_size=2, max_size=MOST), NAMES)
def test_no_words_of_a_drawing_touch_one_another(members: list[Neighbour], name: str) -> None:
    near = Neighbourhood(CrossReference(name, EntryId("boris")), tuple(members), 0)
    picture = LexborHTMLParser(str(draw_neighbours(near, INLINE)))
    boxes = []
    for node in picture.css("text:not(:has(tspan)), tspan"):
        whole = node if node.tag == "text" else node.parent
        assert whole is not None
        size = float(whole.attributes["font-size"] or 0)
        width, x, y = (
            measure(node.text(), size),
            float(node.attributes["x"] or 0),
            float(node.attributes["y"] or 0),
        )
        anchor = whole.attributes.get("text-anchor")
        left = {"end": x - width, "middle": x - width / 2}.get(anchor or "", x)
        boxes.append((left, left + width, y - size * 0.8, y + size * 0.2))
    for left, right, top, bottom in boxes:
        assert left >= 0
        assert right <= WIDTH
        for other in boxes:
            is_apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
            assert is_apart or other == (left, right, top, bottom)
    assert all(right <= LABEL or left >= WIDTH - LABEL or left >= LABEL for left, right, _, _ in boxes)
    links = picture.css("a")
    assert [link.attributes["href"] for link in links] == ["../../people/anna/"] * len(members)
    order = [*members[::2], *members[1::2]]
    for link, member in zip(links, order, strict=True):
        whole, heard = ("".join(text.split()) for text in (member.entry.text, link.text()))
        assert heard == whole or heard.endswith("…")


def test_a_link_without_a_claim_is_told_by_its_line_and_in_words() -> None:
    anna, lake = CrossReference("Anna", EntryId("anna")), CrossReference("Boris", EntryId("boris"))
    near = Neighbourhood(lake, (Neighbour(anna, ("Rank",)), Neighbour(anna, ())), 0)
    picture = LexborHTMLParser(str(draw_neighbours(near, INLINE)))
    assert [node.attributes.get("class") for node in picture.css("path")] == [None, "vr-unsaid"]
    assert [node.text() for node in picture.css(".vr-remark")] == ["Rank", "linked in the text"]
    assert picture.css_first("svg").attributes["role"] == "group"
