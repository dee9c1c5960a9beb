"""A made entry as a file: in the format of entries, and as a plain page of the same prose."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from _synthetic_claims import Judgement, Reading
from _synthetic_prose import Block, Citation, Comparison, Listing, Paragraph, Reference, Table
from _synthetic_world import FOLDERS, Headword


def write_entry(
    word: Headword,
    summary: str,
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
    blocks: Iterable[Block],
) -> str:
    """Write a file in the format of entries."""
    lines = [f"type: {word.type}", f"title: {word.title}"]
    if word.filed_as != word.title:
        lines.append(f"sort: {quote(word.filed_as)}")
    lines += [f"summary: {quote(summary)}", *_list_names(word)]
    lines += _describe_source(word) if word.type == "source" else ()
    lines += _section("claims", map(_write_reading, readings))
    lines += _section("verdicts", map(_write_judgement, judgements))
    return _join(lines, (_write_block(block) for block in blocks))


def write_page(word: Headword, blocks: Iterable[Block]) -> str:
    """Write a plain page of the same prose."""
    writer = _PlainWriter()
    texts = [writer.write_block(block) for block in blocks]
    return _join([f"title: {word.title}"], [*texts, *writer.list_notes()])


def quote(text: str) -> str:
    """Write a text so that YAML takes it as it is."""
    return json.dumps(text, ensure_ascii=False)


def _join(front_matter: Iterable[str], texts: Iterable[str]) -> str:
    return "\n".join(["---", *front_matter, "---", "", "\n".join(texts)])


def _list_names(word: Headword) -> Iterator[str]:
    yield "names:"
    if word.type != "source":
        yield f"  - {word.name.latin}"
    yield f"  - {{text: {quote(word.native)}, lang: ru, kind: native, by: editors}}"
    yield f"  - {{text: {quote(word.japanese)}, lang: ja, kind: translation, by: editors}}"


def _describe_source(word: Headword) -> Iterator[str]:
    """Describe a source; every third is Russian, and books and articles take turns."""
    article = word.number % 2
    yield "csl:"
    yield f"  type: {'article-journal' if article else 'book'}"
    yield f"  title: {quote(word.native if word.number % 3 == 0 else word.title)}"
    yield f"  author: [{{family: {word.name.latin}, given: A. B.}}]"
    yield f'  issued: "{1940 + word.number % 80}"'
    if article:
        yield f'  container-title: Journal of Battles\n  volume: "{word.number + 1}"\n  page: 10-40'
    else:
        yield "  publisher: University Press\n  publisher-place: London"
    yield f"  language: {'ru' if word.number % 3 == 0 else 'en'}"


def _section(name: str, records: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a list of records, or nothing if there are none."""
    for number, (first, *rest) in enumerate(records):
        if number == 0:
            yield f"{name}:"
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def _write_reading(reading: Reading) -> list[str]:
    lines = [f"source: {reading.source.id}", f"at: line {reading.line}"]
    lines += [f"side: {reading.side.id}"] if reading.side else []
    says = ", ".join(f"{fact}: {_write_value(value)}" for fact, value in reading.says.items())
    lines.append(f"says: {{{says}}}")
    return [*lines, f"note: {quote(reading.note)}"] if reading.note else lines


def _write_value(value: str | tuple[str, ...]) -> str:
    return quote(value) if isinstance(value, str) else f"[{', '.join(map(quote, value))}]"


def _write_judgement(judgement: Judgement) -> list[str]:
    return [
        f"fact: {judgement.fact}",
        *([f"side: {judgement.side.id}"] if judgement.side else []),
        f"prefer: [{judgement.prefer}]",
        f"weighs: [{', '.join(judgement.weighs)}]",
        "why: The first is nearer to the events and counts what the others leave out.",
        "by: The editors",
        'on: "2026-01-01"',
    ]


def _write_block(block: Block) -> str:
    match block:
        case Paragraph(pieces, before):
            return _finish(before, "".join(map(_write_piece, pieces)))
        case Table(rows):
            return write_table(rows)
        case Comparison(facts, side, _):
            where = f"side: {side.id}\n" if side else ""
            return f"\n~~~compare\nfact: [{', '.join(facts)}]\n{where}~~~\n"
        case Listing(kind, fact, target):
            where = f"where: {{{fact}: {target.id}}}\n"
            return f"\n~~~list\ntype: {kind}\n{where}columns: [commander, formed]\n~~~\n"


def _write_piece(piece: str | Reference | Citation) -> str:
    match piece:
        case Reference(target, text):
            return f"[[{target.id}|{text}]]" if text else f"[[{target.id}]]"
        case Citation(source, line):
            return f"[@{source.id}, line {line}]"
        case _:
            return piece


def _finish(before: str, text: str) -> str:
    """Put an empty line after a paragraph or a heading, and items of a list close together."""
    return f"{before}{text}" if before == "- " else f"{before}{text}\n"


def write_table(rows: Sequence[Sequence[str]]) -> str:
    """Write a table in Markdown."""
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join(["", head, f"|{' --- |' * len(rows[0])}", *rest, ""])


@dataclass(slots=True)
class _PlainWriter:
    """Writes one plain page; repeats of a note share its number, as they do with us."""

    notes: dict[Citation, int] = field(default_factory=dict)

    def write_block(self, block: Block) -> str:
        match block:
            case Paragraph(pieces, before):
                return _finish(before, "".join(map(self.write_piece, pieces)))
            case Table(rows) | Comparison(_, _, rows):
                return write_table(rows)
            case Listing(kind, fact, target):
                head = ("Name", "commander", "formed")
                row = (f"[{target.title}]({_relative(target)})", fact, kind)
                return write_table([head, row, row, row, row])

    def write_piece(self, piece: str | Reference | Citation) -> str:
        match piece:
            case Reference(target, text):
                return f"[{text or target.title}]({_relative(target)})"
            case Citation():
                return f"[^{self.notes.setdefault(piece, len(self.notes) + 1)}]"
            case _:
                return piece

    def list_notes(self) -> Iterator[str]:
        yield ""
        for note, number in self.notes.items():
            title, year = note.source.title, 1940 + note.source.number % 80
            book = f"A. B. {note.source.name.latin}, *{title}* (London: University Press, {year})"
            yield f"[^{number}]: {book}, line {note.line}."


def _relative(target: Headword) -> str:
    return f"../{FOLDERS[target.type]}/{target.id}.md"
