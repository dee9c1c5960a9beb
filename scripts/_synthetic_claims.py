"""What the sources of a made encyclopedia say, where they differ, and what its editors make of it.

Every fact of an entry has one true value; a source states it exactly, roughly, or wrongly. Parts of a sum
always add up to it, and trees have no circles, so that a made encyclopedia is without fault.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from _synthetic_world import ARMIES, Headword, World, dice, draw_sentence

Value = str | tuple[str, ...]
_Teller = Callable[[Random], Value]

_LOSSES = ("killed", "died-of-wounds", "missing")
_SPOKEN_OF = (2, 5)
"""How many sources speak of an entry."""
_CLAIMS_OF_A_READING = (2, 4)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source says at one place.

    Attributes:
        source: The source.
        line: Where in it.
        says: The values by fact.
        side: The army that it is about, if about one.
        note: An editor's remark, or nothing.
    """

    source: Headword
    line: int
    says: dict[str, Value]
    side: Headword | None
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the editors make of a dispute: the source they follow, and those that they also weighed."""

    fact: str
    side: Headword | None
    prefer: str
    weighs: tuple[str, ...]


def tell_claims(word: Headword, world: World) -> tuple[Reading, ...]:
    """Tell what the sources say of an entry."""
    chance = dice(world.seed, word.id, "claims")
    tellers = dict(_tellers(word, world, chance))
    if not tellers:
        return ()
    others = [each for each in world.by_type["source"] if each is not word]
    sources = chance.sample(others, min(len(others), chance.randint(*_SPOKEN_OF)))
    if word.type == "source":
        sources = sources[:1]
    sides = (*world.by_type["unit"][:ARMIES], None, None) if word.type == "battle" else (None,)
    return tuple(_tell_reading(source, tellers, chance.choice(sides), chance) for source in sources)


def judge(word: Headword, readings: tuple[Reading, ...], seed: str) -> Iterator[Judgement]:
    """Judge a third of the quantities that sources state differently."""
    chance = dice(seed, word.id, "verdicts")
    for fact in ("killed", "wounded", "troops", "elevation", "height"):
        for side in dict.fromkeys(reading.side for reading in readings):
            said = {
                each.source.id: each.says[fact]
                for each in readings
                if each.side is side and fact in each.says and each.says[fact] != "silent"
            }
            if len(set(said.values())) > 1 and chance.random() < 1 / 3:
                first, *rest = said
                yield Judgement(fact, side, first, tuple(rest))


def _tell_reading(
    source: Headword, tellers: dict[str, _Teller], side: Headword | None, chance: Random
) -> Reading:
    wanted = chance.randint(*_CLAIMS_OF_A_READING)
    facts = chance.sample(sorted(tellers), min(len(tellers), wanted))
    says = {fact: tellers[fact](chance) for fact in facts if fact != "dead"}
    if "dead" in facts:
        says |= _tell_losses(tellers, chance)
    note = " ".join(draw_sentence(chance)).capitalize() + "." if chance.random() < 0.2 else ""  # noqa: PLR2004
    return Reading(source, chance.randint(1, 900), says, side, note)


def _tell_losses(tellers: dict[str, _Teller], chance: Random) -> dict[str, Value]:
    """Tell a total with all its parts, which add up."""
    parts = {fact: str(chance.randint(5, 900)) for fact in _LOSSES}
    return {"dead": str(sum(map(int, parts.values()))), **parts, "wounded": tellers["wounded"](chance)}


def _tellers(word: Headword, world: World, chance: Random) -> Iterator[tuple[str, _Teller]]:
    """Say, for each fact that an entry has, how a source tells it."""
    begin = {"person": 1880, "unit": 1915, "battle": 1930, "place": 1700, "source": 1940}[word.type]
    if word.type == "person":
        yield "born", _tell_date(begin, chance)
        yield "died", _tell_date(begin + 50, chance)
        yield "height", _tell_quantity(165, 20, chance)
        yield "rank", _tell_phrase
        yield from _tell_entries(word, world, {"birthplace": "place", "member-of": "unit"})
    elif word.type == "unit":
        yield "formed", _tell_date(begin, chance)
        for fact, most in {"troops": 9000, "guns": 90, "tanks": 300}.items():
            yield fact, _tell_quantity(most, most // 2, chance)
        yield "role", _tell_phrase
        yield from _tell_entries(word, world, {"commander": "person", "station": "place"})
    elif word.type == "battle":
        yield "began", _tell_date(begin, chance)
        yield "ended", _tell_date(begin, chance)
        for fact in ("dead", "killed", "wounded"):
            yield fact, _tell_quantity(700, 600, chance)
        yield "outcome", _tell_phrase
        yield from _tell_entries(
            word, world, {"place": "place", "commander": "person", "participant": "unit"}
        )
    elif word.type == "place":
        yield "elevation", _tell_quantity(400, 350, chance)
        yield "founded", _tell_date(begin, chance)
        degrees = f"{chance.uniform(40, 50):.4f}, {chance.uniform(125, 140):.4f}"
        yield "coordinates", lambda _: degrees
        yield "feature", _tell_phrase
        yield from _tell_entries(word, world, {"near": "place"})
    else:
        yield from _tell_entries(word, world, {"subject": "battle"})
    yield from _tell_tree(word, world)


def _tell_tree(word: Headword, world: World) -> Iterator[tuple[str, _Teller]]:
    """Put an entry below one with a smaller number, so that there is no circle."""
    fact = {"unit": "part-of", "battle": "part-of", "place": "located-in"}.get(word.type)
    if fact and word.number >= ARMIES:
        parent = world.by_type[word.type][word.number // 4].id
        yield fact, lambda _: parent


def _tell_entries(word: Headword, world: World, facts: dict[str, str]) -> Iterator[tuple[str, _Teller]]:
    for fact, kind in facts.items():
        if others := [each.id for each in world.by_type[kind] if each is not word]:
            yield fact, _tell_one(others)


def _tell_one(values: Sequence[str]) -> _Teller:
    return lambda chance: chance.choice(values)


def _tell_phrase(chance: Random) -> str:
    return " ".join(draw_sentence(chance)[:6]).capitalize()


def _tell_quantity(middle: int, spread: int, chance: Random) -> _Teller:
    true = middle + chance.randint(-spread, spread)

    def tell(chance: Random) -> str:
        wrong = max(1, true + chance.randint(-spread, spread) // 4)
        return chance.choice(
            (str(true), str(true), str(true), str(wrong), f"~{wrong}", f"{true}..{true + spread}", "silent")
        )

    return tell


def _tell_date(begin: int, chance: Random) -> _Teller:
    year, month, day = begin + chance.randint(0, 9), chance.randint(1, 12), chance.randint(1, 27)
    exact = f"{year}-{month:02}-{day:02}"
    forms = (exact, exact, f"{year}-{month:02}", f"{year}", f"{year}-{month:02}-{day + 1:02}", f"{year}?")

    def tell(chance: Random) -> str:
        return chance.choice(forms)

    return tell
