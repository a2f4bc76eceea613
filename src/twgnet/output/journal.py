"""The change of a folder from one output to the next: written down first, then done or undone.

Everything is staged in `.twgnet` inside the folder: the new files, a second name for every file that will go,
and the copies that are kept for a person. Then `journal.json` is put there in one move, with the
hashes before and after. From that moment on the change is only moves, each of which may be the last
that this process does: the next run finds the journal and finishes what it says.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from twgnet.errors import Location, OutputError

STAGING = ".twgnet"
_JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Journal:
    """What is to change: names in the folder, with their SHA-256.

    `new` are the files to write, the run card last; `old` what stood at each name that is
    written or removed; `kept` the copies for a person. `undo` tells that the old output comes back.
    """

    new: dict[str, str]
    old: dict[str, str]
    kept: tuple[str, ...] = ()
    undo: bool = False


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def refuse_elsewhere(staging: Path) -> None:
    """Refuse a folder of ours that is a link: what is cleared away there would be somebody else's."""
    if staging.resolve() != staging.parent.resolve() / staging.name:
        raise OutputError("output.link_here", location=Location(str(staging)))


def place(path: Path) -> Path:
    """Make room for a file in its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def commit(staging: Path, journal: Journal) -> None:
    """Put the journal in its place in one move: from now on the change will be finished."""
    draft = staging / "draft.json"
    draft.write_text(json.dumps(asdict(journal)), encoding="utf-8")
    draft.replace(staging / _JOURNAL)


def apply(folder: Path, journal: Journal) -> None:
    """Do what is left to do of a change."""
    staging = folder / STAGING
    for name in journal.kept:
        _move(staging / "kept" / name, folder / name)
    for name in journal.new:
        _move(staging / "new" / name, folder / name)
    for name in sorted(set(journal.old) - set(journal.new)):
        if fingerprint(folder / name) == journal.old[name]:
            (folder / name).unlink()
        _remove_empty(folder, name)


def undo(folder: Path, journal: Journal) -> None:
    """Bring the old output back, whatever was done of the change."""
    staging = folder / STAGING
    for name in journal.old:
        _move(staging / "old" / name, folder / name)
    for name in journal.new:
        if name not in journal.old and fingerprint(folder / name) == journal.new[name]:
            (folder / name).unlink()
        _remove_empty(folder, name)
    for name in journal.kept:
        if not (staging / "kept" / name).exists():
            (folder / name).unlink(missing_ok=True)


def recover(folder: Path) -> list[Path]:
    """Finish the change that an earlier run was stopped in; keep aside what a person edited since."""
    staging = folder / STAGING
    kept: list[Path] = []
    journal = _read(staging / _JOURNAL)
    if journal and journal.undo:
        undo(folder, journal)
    elif journal:
        for name in journal.new:
            path = folder / name
            if (staging / "new" / name).exists() and fingerprint(path) not in ("", journal.old.get(name, "")):
                kept.append(free_name(path, "edited"))
                shutil.copy2(path, kept[-1])
        apply(folder, journal)
    clear(folder)
    return kept


def clear(folder: Path) -> None:
    """Take the staging away, the journal first."""
    (folder / STAGING / _JOURNAL).unlink(missing_ok=True)
    for entry in (*folder.glob(f"{STAGING}/*/"), folder / STAGING / "draft.json"):
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)


def free_name(path: Path, word: str) -> Path:
    """Give a name beside a file that nothing stands at: `gaps.edited-1.csv`."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")).exists():
        number += 1
    return copy


def _read(path: Path) -> Journal | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        journal = Journal(dict(found["new"]), dict(found["old"]), tuple(found["kept"]), bool(found["undo"]))
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return journal if all(map(is_inside, (*journal.new, *journal.old, *journal.kept))) else None


def is_inside(name: object) -> bool:
    """Tell a name that stays inside the folder."""
    path = Path(str(name))
    return isinstance(name, str) and not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(place(target))


def _remove_empty(folder: Path, name: str) -> None:
    """Take away the folders of a file that are empty now."""
    for parent in (folder / name).parents:
        if parent == folder:
            break
        with suppress(OSError):
            parent.rmdir()
