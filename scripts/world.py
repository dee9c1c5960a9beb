#!/usr/bin/env python3
"""Write the coasts and borders that maps are drawn with, from the package world-atlas on npm.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 scripts/world.py package/countries-50m.json

It is needed only for another edition of the data; what it writes is kept in the repository.
"""

import _python  # noqa: F401 - first: it refuses an old Python, which is also why this file has no modern syntax
import argparse
import json
from pathlib import Path

from _coasts import make_world

TARGET = Path(__file__).resolve().parent.parent / "hooks" / "variorum" / "render" / "world" / "countries.json"

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="countries-50m.json of the package")
    world = make_world(json.loads(parser.parse_args().file.read_text(encoding="utf-8")))
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
    print("Written: %s, %d kB" % (TARGET, TARGET.stat().st_size // 1000))
