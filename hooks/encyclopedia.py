"""The hook that mkdocs.yml names: the events of Variorum, nothing else."""

from variorum.host.mkdocs import *  # noqa: F403 - its `__all__` names the events
