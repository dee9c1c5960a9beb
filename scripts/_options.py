"""Options that several programs have."""

from argparse import ArgumentParser

from _setup import ROOT


def add_config_file(parser: ArgumentParser) -> None:
    """Adds the option that names another configuration than that of this checkout."""
    parser.add_argument(
        "--config-file",
        metavar="FILE",
        default=str(ROOT / "mkdocs.yml"),
        help="the site's configuration (default: the mkdocs.yml of this checkout)",
    )
