"""Lists of records in YAML, read strictly: unknown, missing and ill-typed keys are findings with their line."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
import typing
from pathlib import Path

import yaml

from scripts.content.finding import Finding


# libyaml is some eight times faster; PyYAML's wheels carry it, a build without it still works.
class LineLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """SafeLoader that refuses duplicate keys and remembers on which line a mapping began (key `__line__`)."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> typing.Any:
        """The value of `node`; a day such as 2026-13-45 is an error of the file, with its line."""
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, f"{node.value}: {error}", node.start_mark) from None


def _mapping(loader: LineLoader, node: yaml.MappingNode) -> dict:
    seen: dict = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if isinstance(key, (dict, list)):  # `key: {{ q.x.y }}` without quotes
            raise yaml.constructor.ConstructorError(None, None, "a mapping or list as a key; quote the text", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    seen["__line__"] = node.start_mark.line + 1
    return seen


LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load_yaml(text: str, name: str) -> tuple[typing.Any, list[Finding]]:
    """Parse YAML `text` of the file `name`; a syntax error comes back as a finding with its line."""
    try:
        return yaml.load(text, LineLoader), []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else text[: getattr(error, "position", 0)].count("\n")
        what = getattr(error, "problem", None) or str(error)
        return None, [Finding(name, line + 1, "Y001", f"not valid YAML: {' '.join(what.split())}")]


def read_text(path: Path, name: str) -> tuple[str, list[Finding]]:
    """The text of `path`, UTF-8; a finding with its line for bytes that are none."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        return "", [Finding(name, data[: error.start].count(b"\n") + 1, "Y001", f"not UTF-8: byte {data[error.start]:#04x}")]


def _fits(value: typing.Any, hint: typing.Any) -> bool:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, a) for a in args)
    if origin is typing.Literal:
        return value in args
    if origin in (tuple, list):
        return isinstance(value, list) and all(_fits(v, args[0]) for v in value)
    if origin is dict or hint is dict:
        return isinstance(value, dict) and (not args or all(_fits(v, args[1]) for k, v in value.items() if k != "__line__"))
    if hint in (int, float):
        return isinstance(value, (int, hint)) and not isinstance(value, bool)
    if hint is datetime.date:
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return isinstance(value, hint)


def _words(hint: typing.Any) -> str:
    if typing.get_origin(hint) is typing.Literal:
        return "one of " + ", ".join(map(str, typing.get_args(hint)))
    return str(hint).replace("datetime.", "").replace("<class '", "").replace("'>", "").replace("typing.", "")


@functools.cache
def _schema(cls: type) -> tuple[dict[str, typing.Any], dict[str, dataclasses.Field]]:
    """The types of the fields by name, and the fields by their key in the file; asked for each of thousands of records."""
    return typing.get_type_hints(cls), {f.metadata.get("key", f.name): f for f in dataclasses.fields(cls) if f.name != "line"}


def build(cls: type, raw: typing.Any, name: str, line: int) -> tuple[typing.Any, list[Finding]]:
    """A dataclass `cls` from the mapping `raw`; its fields' annotations are the schema. None with findings if it does not fit.

    A list of mappings becomes a tuple of dataclasses where the annotation says so (`tuple[Skill, ...]`).
    A field `line` in `cls` receives the line on which the record began; a field whose name is not its key in the file
    (a Python keyword, say) names the key in its metadata.
    """
    if not isinstance(raw, dict):
        return None, [Finding(name, line, "Y002", f"expected a mapping of keys, found {type(raw).__name__}")]
    line = raw.get("__line__", line)
    raw = {key: value for key, value in raw.items() if key != "__line__"}
    hints, fields = _schema(cls)
    found = [Finding(name, line, "Y003", f"unknown key {key!r}", "known keys: " + ", ".join(fields)) for key in raw if key not in fields]
    values = {}
    for key, field in fields.items():
        hint = hints[field.name]
        if key in raw and isinstance(raw[key], list) and dataclasses.is_dataclass(inner := next(iter(typing.get_args(hint)), None)):
            built = [build(inner, entry, name, line) for entry in raw[key]]
            found += [finding for _, wrong in built for finding in wrong]
            values[field.name] = tuple(record for record, _ in built if record is not None)
        elif key in raw:
            values[field.name] = tuple(raw[key]) if isinstance(raw[key], list) else raw[key]
            if not _fits(raw[key], hint):
                found.append(Finding(name, line, "Y004", f"{key}: {raw[key]!r} is not {_words(hint)}"))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            found.append(Finding(name, line, "Y005", f"key {key!r} is missing"))
    if found:
        return None, found
    if "line" in hints:
        values["line"] = line
    return cls(**values), []


def load_records(path: Path, name: str, cls: type) -> tuple[list, list[Finding]]:
    """All records of type `cls` in the YAML file `path` (a list of mappings), with the findings of those that do not fit."""
    if not path.exists():
        return [], [Finding(name, 1, "Y006", "file is missing")]
    text, found = read_text(path, name)
    if not found:
        raw, found = load_yaml(text, name)
    if found:
        return [], found
    if not isinstance(raw, list) or not raw:
        return [], [Finding(name, 1, "Y007", "expected a list of records")]
    records = []
    for entry in raw:
        record, wrong = build(cls, entry, name, 1)
        found += wrong
        if record is not None:
            records.append(record)
    return records, found
