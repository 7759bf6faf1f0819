"""Puts a set of drafts into a folder in one move, and never over something that a person wrote there.

A manifest in the folder, `.drafts.json`, remembers the hash of each file as it was written: a file that differs from it
was edited, one that is missing from it is somebody else's.
"""

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path

from scripts.content.finding import UsageError

MANIFEST = ".drafts.json"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _written(folder: Path) -> dict[str, str]:
    """Return the manifest of an earlier run in `folder`; raise UsageError if the folder is not one of ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        if any(folder.iterdir()):
            raise UsageError(f"{folder} holds files that are no drafts of an earlier run; give an empty or new folder") from None
        return {}
    except ValueError:
        manifest = None
    files = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(files, dict) or not all(isinstance(v, str) for v in files.values()):
        raise UsageError(f"{folder / MANIFEST} is damaged, so edited drafts cannot be told; move the folder away")
    return files


def _strangers(folder: Path, written: dict[str, str], files: dict[str, str]) -> list[str]:
    """Return the files in `folder` that no run wrote, to be carried over; raise UsageError if one is in the way."""
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir()]
    edited = [n for n in found if n in written and _hash((folder / n).read_bytes()) != written[n]]
    if edited:
        raise UsageError(f"edited since they were drafted, so nothing was written: {', '.join(edited)}; move them, "
                         f"or give another folder than {folder}")  # fmt: skip
    strangers = [name for name in found if name not in written and name != MANIFEST]
    blocked = [name for name in strangers if name in files]
    if blocked:
        raise UsageError(f"in the way in {folder}, and no draft of an earlier run: {', '.join(blocked)}; move them")
    return strangers


def _fill(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    hashes = {name: _hash(text.encode("utf-8")) for name, text in sorted(files.items())}
    (folder / MANIFEST).write_text(json.dumps({"files": hashes}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _swap(new: Path, folder: Path, spare: Path) -> None:
    """Put `new` where `folder` is; if that fails, what was there is there again."""
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(spare)
    try:
        new.rename(folder)
    except OSError:
        spare.rename(folder)
        raise


def store(folder: Path, files: dict[str, str]) -> None:
    """Make `folder` hold `files` (path in it: text), in place of an earlier run's drafts.

    Raise UsageError, with nothing changed, if the folder cannot be written, is occupied, or holds edited drafts.
    """
    folder = Path(os.path.realpath(folder))
    work = None
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file; give a folder for the drafts")
        strangers = _strangers(folder, _written(folder), files) if folder.exists() else []
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        new = work / "new"
        new.mkdir()
        _fill(new, files)
        for name in strangers:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, new / name, follow_symlinks=False)
        _swap(new, folder, work / "old")
    except OSError as error:
        raise UsageError(f"drafts cannot be written to {folder} ({error.strerror or error}); give another folder") from error
    finally:
        if work:
            shutil.rmtree(work, ignore_errors=True)
