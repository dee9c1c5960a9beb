"""The prose of a made encyclopedia, as pieces that can be written in two ways.

Our way is the format of entries; the plain way is what a writer without Variorum would type: links by path,
footnotes, and a table in place of each block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from _synthetic_claims import Reading, Value
from _synthetic_world import Headword, World, dice, draw_sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another entry, by its headword or with a text of its own."""

    target: Headword
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and where in it."""

    source: Headword
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, an item of a list or a heading, by what stands before it."""

    pieces: tuple[str | Reference | Citation, ...]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain texts, the first row its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the sources say on some facts; the rows are what a table of it shows."""

    facts: tuple[str, ...]
    side: Headword | None
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a type that a fact connects with this one."""

    type: str
    fact: str
    target: Headword


Block = Paragraph | Table | Comparison | Listing


def draw_prose(word: Headword, world: World, readings: tuple[Reading, ...]) -> tuple[Block, ...]:
    """Draw the prose of an entry: about 3,500 characters, less for a source."""
    chance = dice(world.seed, word.id, "prose")
    blocks: list[Block] = [_draw_paragraph(word, world, chance)]
    for _ in range(1 if word.type == "source" else chance.randint(2, 5)):
        blocks.append(Paragraph((" ".join(draw_sentence(chance)[:4]).capitalize(),), "## "))
        blocks += (_draw_paragraph(word, world, chance) for _ in range(chance.randint(1, 2)))
        blocks += _draw_extra(word, world, chance)
    blocks += _draw_blocks(word, world, readings, chance)
    return tuple(blocks)


def _draw_paragraph(word: Headword, world: World, chance: Random, sentences: int = 0) -> Paragraph:
    pieces: list[str | Reference | Citation] = []
    for _ in range(sentences or chance.randint(2, 5)):
        words = draw_sentence(chance)
        words[0] = words[0].capitalize()
        cut = chance.randint(2, len(words) - 1)
        pieces.append(" ".join(words[:cut]))
        if chance.random() < 0.45:  # noqa: PLR2004 - a share, as those below
            pieces += [" ", _draw_reference(word, world, chance)]
        pieces.append(f" {' '.join(words[cut:])}.")
        if chance.random() < 0.45:  # noqa: PLR2004
            source = chance.choice(world.by_type["source"])
            pieces += [" ", Citation(source, chance.randint(1, 60))]
        pieces.append(" ")
    return Paragraph(tuple(pieces[:-1]))


def _draw_reference(word: Headword, world: World, chance: Random) -> Reference:
    target = world.draw_neighbour(chance)
    while target is word:
        target = world.draw_neighbour(chance)
    return Reference(target, target.name.latin if chance.random() < 0.7 else "")  # noqa: PLR2004


def _draw_extra(word: Headword, world: World, chance: Random) -> Iterator[Block]:
    """Draw a list in a quarter of the sections, and now and then a table."""
    if chance.random() < 0.25:  # noqa: PLR2004
        for _ in range(chance.randint(3, 6)):
            yield Paragraph(_draw_paragraph(word, world, chance, 1).pieces, "- ")
    if chance.random() < 0.04:  # noqa: PLR2004
        cells = (tuple(draw_sentence(chance)[:4]) for _ in range(chance.randint(4, 8)))
        yield Table(tuple(cells))


def _draw_blocks(
    word: Headword, world: World, readings: tuple[Reading, ...], chance: Random
) -> Iterator[Block]:
    """Draw a comparison in a third of the entries, a list of parts in those that have many."""
    if readings and chance.random() < 1 / 3:
        reading = chance.choice(readings)
        facts = tuple(reading.says)[:4]
        rows = [(each.source.title, *(_show(each.says.get(fact, "")) for fact in facts)) for each in readings]
        yield Comparison(facts, reading.side, (("Source", *facts), *rows))
    if word.type == "unit" and word.number < len(world.by_type["unit"]) // 4:
        yield Listing("unit", "part-of", word)


def _show(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
