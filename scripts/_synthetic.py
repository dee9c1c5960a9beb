"""Make an encyclopedia for the benchmark, twice: as entries, and as plain pages of the same prose."""

import shutil
from pathlib import Path

from _synthetic_claims import judge, tell_claims
from _synthetic_forms import write_entry, write_page
from _synthetic_prose import draw_prose
from _synthetic_world import Headword, World, dice, draw_sentence, plan_world

SMALLEST = 12
"""How few entries an encyclopedia can have."""
SEED = "variorum"
_TYPES = Path(__file__).resolve().parent / "_synthetic_types"
_HOME = "---\ntitle: Home\n---\n\nA made encyclopedia, for measuring.\n"


def write_encyclopedia(folder: Path, size: int, seed: str = SEED) -> None:
    """Write an encyclopedia to `entries/` and `docs/` of a folder, and its plain pages to `plain/`.

    Args:
        folder: Where; it is made.
        size: How many entries, sources among them; at least `SMALLEST`.
        seed: What makes it differ from others of its size; the same seed gives the same bytes.
    """
    shutil.copytree(_TYPES, folder / "entries" / "_types")
    for home in ("docs", "plain"):
        _write(folder / home / "index.md", _HOME)
    world = plan_world(size, seed)
    for word in world.entries:
        _write_both(folder, word, world)


def _write_both(folder: Path, word: Headword, world: World) -> None:
    readings = tell_claims(word, world)
    blocks = draw_prose(word, world, readings)
    words = " ".join(draw_sentence(dice(world.seed, word.id, "summary")))
    summary = f"{words.capitalize()}."
    entry = write_entry(word, summary, readings, judge(word, readings, world.seed), blocks)
    _write(folder / "entries" / word.path, entry)
    _write(folder / "plain" / word.path, write_page(word, blocks))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())  # as bytes, so that Windows leaves the ends of lines alone
