"""The commands and options of the AWS CLI, from its own command table (awscli of requirements-test.txt)."""

from __future__ import annotations

import importlib
import re
import shlex
from functools import cache

from scripts.check.facts import models
from scripts.check.facts.vocabulary import of_service

# A command ends at a pipe, a redirection, the end of a substitution, or the next command.
END = re.compile(r"[|;&<>)]")
NAME = re.compile(r"^[a-z][a-z0-9-]*$")
SWITCHES = ("debug", "no-verify-ssl", "no-paginate", "no-sign-request", "v2-debug")
OPTION = re.compile(r"^--([a-z][a-z0-9-]*)(?:=.*)?$")


@cache
def _driver():
    models.package("awscli")
    return importlib.import_module("awscli.clidriver").create_clidriver()


@cache
def _tables(path: tuple[str, ...]) -> tuple[dict, dict] | None:
    """(commands, options) under the command `path`; None if there is no such command."""
    driver = _driver()
    if not path:
        return driver._get_command_table(), driver._get_argument_table()
    above = _tables(path[:-1])
    if above is None or path[-1] not in above[0]:
        return None
    command = above[0][path[-1]]
    below = getattr(command, "subcommand_table", None)
    if below is None:
        below = command._get_command_table() if hasattr(command, "_get_command_table") else {}
    return below, getattr(command, "arg_table", {})


@cache
def global_options() -> frozenset[str]:
    """The options that every command takes."""
    return frozenset(f"--{name}" for name in _tables(())[1])


@cache
def options_of(service: str) -> frozenset[str]:
    """Every option of every command of the CLI's `service` (`s3`)."""
    out: set[str] = set()
    stack = [(service,)]
    while stack:
        path = stack.pop()
        tables = _tables(path)
        if tables is None:
            continue
        out.update(f"--{name}" for name in tables[1])
        stack += [(*path, name) for name in tables[0] if len(path) < 3]
    return frozenset(out)


@cache
def commands_of(service: str) -> frozenset[str]:
    """The commands of the CLI's `service`: `publish-version`."""
    tables = _tables((service,))
    return frozenset(tables[0]) if tables else frozenset()


def in_text(text: str) -> list[str]:
    """The `aws …` commands of a line or of a whole script whose continued lines are already joined."""
    out = []
    for match in re.finditer(r"(?:^|[\s(|;&])(aws\s+[a-z].*)", text):
        out.append(END.split(match[1])[0].strip())
    return out


def wrong(command: str) -> str:
    """What is wrong with an `aws …` command, "" if it is right: a command or option that the CLI does not have."""
    try:
        words = shlex.split(command.replace("…", "x"))
    except ValueError:
        words = command.split()
    path: tuple[str, ...] = ()
    value_of = ""
    for word in words[1:]:
        if option := OPTION.match(word):
            name = option[1]
            if f"--{name}" not in global_options() and name not in _tables(path)[1]:
                return f"{' '.join(['aws', *path])} has no option --{name}"
            # Before the command only values of the global options can stand.
            value_of = name if not path and "=" not in word and name not in SWITCHES else ""
        elif value_of:
            value_of = ""
        elif _tables((*path, word)) is not None:
            path = (*path, word)
        elif path and path[0] in models.services() and word in of_service(path[0]).kinds["command"]:
            return ""  # an operation newer than the CLI's own copy of botocore
        elif _tables(path)[0] and len(path) < 2 and NAME.match(word) and not _takes_words(path):
            return f"{' '.join(['aws', *path])} has no command {word!r}"
    return ""


def _takes_words(path: tuple[str, ...]) -> bool:
    """Whether the command `path` has arguments of its own beside its subcommands."""
    return any(getattr(argument, "positional_arg", False) for argument in _tables(path)[1].values())
