"""What a made encyclopedia is about: its headwords, with names in three scripts, and its words.

Everything is drawn from dice that are seeded with text, so that an encyclopedia of one size and seed is the
same on every machine, and an entry does not depend on how many draws another one took.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random

FOLDERS = {"person": "people", "unit": "units", "battle": "battles", "place": "places", "source": "sources"}
"""The types of entries, which are those in `_synthetic_types/`, and their folders."""
ARMIES = 2
"""How many units stand at the top; they are the sides of every battle."""

_LATIN = "ka ki ku ko sa su so ta te to na ni no ha ho ma mi mu mo ra ri ru re ro ga go za zo da do ba bo"
_CYRILLIC = "ка ки ку ко са су со та те то на ни но ха хо ма ми му мо ра ри ру ре ро га го за зо да до ба бо"
_JAPANESE = "カ キ ク コ サ ス ソ タ テ ト ナ ニ ノ ハ ホ マ ミ ム モ ラ リ ル レ ロ ガ ゴ ザ ゾ ダ ド バ ボ"
_SYLLABLES = tuple(zip(_LATIN.split(), _CYRILLIC.split(), _JAPANESE.split(), strict=True))
_PROSE = """
the of and to in that on was by with for at from had were as it not which after before border hill
river lake line night morning company battalion regiment division command report order attack
defence position crossing road railway station village army front staff officer soldier gun tank
aircraft artillery infantry cavalry ammunition supply losses killed wounded missing captured advance
retreat withdrew held took reached opened fire began ended agreed refused claimed denied described
counted later earlier only about nearly several two three first second last northern southern
eastern western steep narrow wooded muddy heavy light strong weak early late same other their his
its this these whole part left right near between across under against until because although
however document archive newspaper memoir history author text figure number date account
"""
_WORDS = tuple(_PROSE.split())
_SHAPES = {
    "unit": (("{n}th {name} Division", "дивизия", "師団"), ("{n}th {name} Regiment", "полк", "連隊")),
    "battle": (("Battle of {name}", "бой", "の戦い"), ("Defence of {name}", "оборона", "防衛戦")),
    "place": (
        ("{name} Hill", "сопка", "山"),
        ("Lake {name}", "озеро", "湖"),
        ("{name} village", "село", "村"),
    ),
    "source": (("The war at {name}", "война", "戦史"), ("Notes on {name}", "записки", "記録")),
}
_ENTRIES_PER_SOURCE = 15
_SHARES = {"person": 0.37, "unit": 0.2, "battle": 0.2}


def dice(*seeds: object) -> Random:
    """Give dice that fall the same way for the same seeds."""
    return Random("/".join(map(str, seeds)))  # noqa: S311 - chance that can be repeated is the purpose


@dataclass(frozen=True, slots=True)
class Name:
    """A name in three scripts."""

    latin: str
    cyrillic: str
    japanese: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headword:
    """One entry to be written.

    Attributes:
        id: Its id.
        type: The id of its type.
        number: Its number among those of its type.
        title: Its headword.
        filed_as: How it is filed.
        name: The name that it is called after, which others may share.
        native: Its headword in Cyrillic.
        japanese: Its headword in Japanese.
    """

    id: str
    type: str
    number: int
    title: str
    filed_as: str
    name: Name
    native: str
    japanese: str

    @property
    def path(self) -> str:
        """Its file, from the folder of the entries."""
        return f"{FOLDERS[self.type]}/{self.id}.md"


@dataclass(frozen=True)
class World:
    """Everything that a made encyclopedia is about.

    Attributes:
        seed: What it was made from.
        entries: The headwords, sources last.
    """

    seed: str
    entries: tuple[Headword, ...]

    @cached_property
    def by_type(self) -> Mapping[str, tuple[Headword, ...]]:
        """The headwords of each type."""
        return {each: tuple(word for word in self.entries if word.type == each) for each in FOLDERS}

    @cached_property
    def known(self) -> tuple[Headword, ...]:
        """The headwords that much is said about: one in fifty."""
        return self.entries[:: max(1, min(50, len(self.entries) // 4))]

    def draw_neighbour(self, chance: Random) -> Headword:
        """Draw an entry to be mentioned: often one that everybody mentions."""
        return chance.choice(self.known if chance.random() < 0.3 else self.entries)  # noqa: PLR2004 - a share


def plan_world(size: int, seed: str) -> World:
    """Plan an encyclopedia.

    Args:
        size: How many entries, sources among them; at least 12.
        seed: What makes this one differ from others of its size.
    """
    names = _draw_names(size, dice(seed, "names"))
    seen: set[str] = set()
    counts = _count_types(size)
    entries = [
        _plan_headword(each, number, names, seen, dice(seed, each, number))
        for each, count in counts.items()
        for number in range(count)
    ]
    return World(seed, tuple(entries))


def draw_sentence(chance: Random) -> list[str]:
    """Draw the words of a sentence, without capital and full stop."""
    return chance.choices(_WORDS, k=chance.randint(9, 22))


def _count_types(size: int) -> Mapping[str, int]:
    """Say how many entries of each type there are."""
    counts = {each: max(2, int(size * share)) for each, share in _SHARES.items()}
    counts["source"] = max(3, size // _ENTRIES_PER_SOURCE)
    counts["place"] = size - sum(counts.values())
    return {each: counts[each] for each in FOLDERS}


def _draw_names(size: int, chance: Random) -> list[Name]:
    """Draw so many names that about one in twenty is shared."""
    triples = chance.sample(list(product(_SYLLABLES, repeat=3)), min(8 * size, len(_SYLLABLES) ** 3))
    scripts = (tuple(map("".join, zip(*triple, strict=True))) for triple in triples)
    return [Name(latin.capitalize(), cyrillic.capitalize(), kana) for latin, cyrillic, kana in scripts]


def _plan_headword(each: str, number: int, names: list[Name], seen: set[str], chance: Random) -> Headword:
    """Plan one entry; draws again until its title is free."""
    while True:
        word = _draw_headword(each, number, names, chance)
        if word.id not in seen:
            seen.add(word.id)
            return word


def _draw_headword(each: str, number: int, names: list[Name], chance: Random) -> Headword:
    name = chance.choice(names)
    if each == "person":
        given = chance.choice(names)
        title = f"{given.latin} {name.latin}"
        filed_as = f"{name.latin}, {given.latin}"
        native, japanese = f"{given.cyrillic} {name.cyrillic}", f"{given.japanese}・{name.japanese}"
    else:
        shape, cyrillic, kanji = chance.choice(_SHAPES[each])
        title = shape.format(n=number + 4, name=name.latin)
        filed_as = f"{name.latin}, {title}" if shape.startswith("Battle") else title
        native, japanese = f"{cyrillic} {name.cyrillic} {number + 4}", f"{name.japanese}{number + 4}{kanji}"
    return Headword(
        id=title.lower().replace(" ", "-"),
        type=each,
        number=number,
        title=title,
        filed_as=filed_as,
        name=name,
        native=native,
        japanese=japanese,
    )
