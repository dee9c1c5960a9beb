"""Stop with a plain sentence where Python is older than Variorum needs.

Every script imports this first. So this file and the scripts themselves keep to what every Python can parse,
2.7 too: no annotations, no f-strings. What comes after this import may use all the modules of a newer one.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "Variorum needs Python %s or newer, and this is Python %s (%s). Install one from "
        "https://www.python.org/downloads/ or with your system's packages, and start the script with it."
        % (".".join(map(str, OLDEST)), ".".join(map(str, sys.version_info[:3])), sys.executable)
    )
