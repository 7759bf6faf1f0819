"""Reads raw notes from a file: decoding and line ends. Line numbers stay those that an editor shows."""

import codecs
from pathlib import Path

from scripts.content.finding import UsageError

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; give the notes file itself")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist; check the path") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); check its permissions") from error


def decode(data: bytes, name: str) -> str:
    """Return the text in `data` (of the file called `name`); raise UsageError if it is not Unicode text."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[len(mark) :][: error.start].count(b"\n") + 1
        raise UsageError(f"{name}:{line}: not {encoding.upper()} text; save it as UTF-8 and try again") from error
    if "\0" in text:
        raise UsageError(f"{name} holds NUL bytes, so it is binary, or UTF-16 without a mark; save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_lines(path: Path) -> list[str]:
    """Return the lines of the notes at `path`; raise UsageError if there is no text to read."""
    data = _bytes(path)
    if not data:
        raise UsageError(f"{path} is empty; give a file with notes in it")
    lines = decode(data, str(path)).split("\n")
    if not any(character.isalnum() for line in lines for character in line):
        raise UsageError(f"{path} has no words in it, only blanks and signs; give a file with notes in it")
    return lines[:-1] if lines[-1] == "" else lines
