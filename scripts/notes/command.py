"""The command line that this folder's programs share: `--help` is the module's docstring, an error is one line."""

import argparse
from typing import NoReturn

from scripts.content.finding import USAGE, usage_error


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Leave with one line on stderr, not with argparse's usage block."""
        usage_error(f"{message}; see --help")
        self.exit(USAGE)


def parser(module: str, docstring: str) -> argparse.ArgumentParser:
    """Return a parser for `python -m <module>` whose `--help` is `docstring`."""
    return _Parser(prog=f"python -m {module}", description=docstring, formatter_class=argparse.RawDescriptionHelpFormatter)
