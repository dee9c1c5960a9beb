import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings, strategies as st
from printing import set_press

from builders import connect
from variorum.compile.pieces import CrossReference
from variorum.compile.tree import Branch, Tree
from variorum.render.inline import Inline
from variorum.render.svg import measure
from variorum.render.tree_drawing import draw_tree
from variorum.render.tree_layout import SIZE, WIDTH, Node, lay_out_tree

NAMES = st.sampled_from(["A", "1st Army", "39th Rifle Corps", "3rd Battalion of the 118th Rifle Regiment"])


def branch(name: str, *below: Branch, repeated: bool = False) -> Branch:
    return Branch(CrossReference(name, None), "", (), (), below, is_repeated=repeated)


forests = st.lists(
    st.recursive(
        st.builds(branch, NAMES),
        lambda deeper: st.builds(
            lambda name, below: branch(name, *below), NAMES, st.lists(deeper, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=3,
)


def box(node: Node) -> tuple[float, float, float, float]:
    width = max(measure(line, SIZE) for line in node.lines)
    return node.x, node.y - node.height / 2, node.x + width, node.y + node.height / 2


def count(branches: tuple[Branch, ...] | list[Branch]) -> int:
    return sum(1 + count(each.branches) for each in branches)


@settings(deadline=None)
@given(forests)
def test_names_do_not_overlap_and_all_are_in_the_picture(forest: list[Branch]) -> None:
    layout = lay_out_tree(forest)
    if layout is None:
        return
    nodes = list(layout.walk())
    assert len(nodes) == count(forest)
    boxes = [box(node) for node in nodes]
    assert all(
        left >= 0 and top >= 0 and right <= WIDTH and bottom <= layout.height
        for left, top, right, bottom in boxes
    )
    for index, one in enumerate(boxes):
        for two in boxes[:index]:
            assert one[0] >= two[2] or two[0] >= one[2] or one[1] >= two[3] or two[1] >= one[3]


@settings(deadline=None)
@given(forests)
def test_an_entry_stands_left_of_what_is_below_it_and_in_the_middle(forest: list[Branch]) -> None:
    layout = lay_out_tree(forest)
    for node in layout.walk() if layout else ():
        for below in node.nodes:
            assert below.x > node.right
        if node.nodes:
            assert node.nodes[0].y - 1e-6 <= node.y <= node.nodes[-1].y + 1e-6
        ys = [below.y for below in node.nodes]
        assert ys == sorted(ys)


def test_what_has_nothing_below_it_is_not_drawn() -> None:
    assert lay_out_tree([branch("A"), branch("B")]) is None


def test_what_is_too_large_is_not_drawn() -> None:
    assert lay_out_tree([branch("A", *(branch("B") for _ in range(100)))]) is None
    chain = branch("Z")
    for _ in range(40):
        chain = branch("A name of some length", chain)
    assert lay_out_tree([chain]) is None


def test_what_stands_alone_comes_last() -> None:
    layout = lay_out_tree([branch("Alone"), branch("Army", branch("Corps"))])
    assert layout is not None
    assert [root.entry.text for root in layout.roots] == ["Army", "Alone"]


def test_the_drawing_is_for_the_mouse_alone_and_says_what_is_drawn_elsewhere() -> None:
    catalog = connect()
    tree = Tree(
        "Units",
        (
            branch(
                "Army <1>",
                Branch(
                    CrossReference("Alpha", catalog.resolve("alpha").entry), "", (), (), (), is_repeated=True
                ),
            ),
        ),
    )  # type: ignore[union-attr]
    picture = draw_tree(tree, Inline("index.md", set_press(catalog)))
    root = ET.fromstring(picture)  # noqa: S314 - our own
    links = root.findall(".//{*}a")
    assert root.attrib["aria-hidden"] == "true"
    assert [(link.attrib["href"], link.attrib["tabindex"]) for link in links] == [("source/alpha/", "-1")]
    assert ["".join(text.itertext()) for text in root.iter("text")] == ["Army <1>", "Alpha (see above)"]
    assert re.fullmatch(r"[MHV\d. ]+", root.find("path").attrib["d"])  # type: ignore[union-attr]
