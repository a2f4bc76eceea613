"""The output folder: written whole or not at all, and only what is ours.

`run.json` in the folder lists the files an earlier run wrote, with their SHA-256. Those may be
replaced; anything else is left alone. A file of ours that a person edited since is kept aside, and
so is every other file that `force` replaces. A run that was stopped is finished by the next.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from twgnet.errors import Location, OutputError, problem
from twgnet.output.journal import (
    STAGING,
    Journal,
    apply,
    clear,
    commit,
    fingerprint,
    free_name,
    is_inside,
    place,
    recover,
    refuse_elsewhere,
    undo,
)
from twgnet.output.lock import hold_lock
from twgnet.output.problems import unwritable
from twgnet.output.signals import hold_signals

MANIFEST = "run.json"


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    card: Mapping[str, object],
    *,
    force: bool = False,
    inputs: Iterable[Path] = (),
    consumed: Iterable[Path] = (),
    must_keep: Iterable[str] = (),
) -> list[Path]:
    """Write `files` and the run card into `folder`, all of them or none.

    `inputs` are files that this run read: they are never replaced. Of these `consumed` are files
    whose content went into this run (a decisions file read from the same folder): they may be,
    though a person edited them. `must_keep` are names of files whose content would be lost: they
    are kept though nobody edited them. Gives the copies that were kept of these, of all other
    edited files, and of foreign files that `force` replaced.

    Raises
    ------
    OutputError
        The folder cannot be written, another run is writing into it, or it holds files by our
        names that no run card claims.
    """
    spent = {path.resolve() for path in consumed}
    read = {path.resolve() for path in inputs} - spent
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    manifest = (json.dumps({**card, "files": hashes}, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "backslashreplace"
    )
    everything = {**files, MANIFEST: manifest}
    new = {**hashes, MANIFEST: hashlib.sha256(manifest).hexdigest()}
    try:
        with hold_signals(), _opened(folder):
            _refuse_unfit(folder, everything)
            kept = recover(folder)
            claimed = _claimed(folder)
            _refuse_inputs(folder, everything, claimed, read)
            if force is not True:  # "no" is no yes
                _refuse_foreign(folder, everything, claimed)
            old = {name: sha for name in sorted({*everything, *claimed}) if (sha := fingerprint(folder / name))}
            copies = dict(_copies(folder, old, claimed, spent, set(must_keep)))
            _change(folder, everything, Journal(new, old, tuple(copies)), copies)
            return [*kept, *(folder / copy for copy in copies)]
    except OSError as error:
        raise unwritable(folder, error) from error


@contextmanager
def _opened(folder: Path) -> Iterator[None]:
    """Make the folder and its staging, lock them, and leave neither behind if nothing is written."""
    made = not folder.exists()
    staging = folder / STAGING
    staging.mkdir(parents=True, exist_ok=True)
    refuse_elsewhere(staging)
    try:
        with hold_lock(staging / "lock"):
            yield
    finally:
        with suppress(OSError):  # another run may be in it
            staging.rmdir()
            if made:
                folder.rmdir()


def _change(folder: Path, files: Mapping[str, bytes], journal: Journal, copies: Mapping[str, str]) -> None:
    """Stage everything, write the change down, do it; undo it if it fails."""
    try:
        _stage(folder, files, journal.old, copies)
        commit(folder / STAGING, journal)
        try:
            apply(folder, journal)
        except BaseException:
            with suppress(OSError):  # a disk that is full
                commit(folder / STAGING, replace(journal, undo=True))
            undo(folder, journal)
            raise
    finally:
        with suppress(OSError):  # the change is done or undone; what is left the next run takes away
            clear(folder)


def _stage(folder: Path, files: Mapping[str, bytes], old: Iterable[str], copies: Mapping[str, str]) -> None:
    staging = folder / STAGING
    for name, data in files.items():
        place(staging / "new" / name).write_bytes(data)
    for name in old:
        _hold(folder / name, place(staging / "old" / name))
    for copy, name in copies.items():
        shutil.copy2(folder / name, place(staging / "kept" / copy))


def _hold(path: Path, target: Path) -> None:
    """Keep the file of a path under a second name; a copy of it where there can be no second name."""
    if not path.is_symlink():
        with suppress(OSError):
            target.hardlink_to(path)
            return
    shutil.copy2(path, target)


def _claimed(folder: Path) -> dict[str, str]:
    """Give the files an earlier run says it wrote here, with their SHA-256."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    if not isinstance(files, dict):
        return {}
    return {name: str(sha) for name, sha in files.items() if is_inside(name)}


def _refuse_unfit(folder: Path, files: Iterable[str]) -> None:
    """Refuse to write where a folder has the name of a file, a file that of a folder, or a link leads elsewhere."""
    rooms = sorted({room for name in files for room in Path(name).parents if room.parts})
    taken = (folder / name for name in files if (folder / name).is_dir())
    problems = [problem("output.folder_here", Location(str(path))) for path in taken]
    for room in rooms:
        path = folder / room
        if path.exists() and not path.is_dir():
            problems.append(problem("output.file_here", Location(str(path))))
        elif not path.resolve().is_relative_to(folder.resolve()):
            problems.append(problem("output.link_here", Location(str(path))))
    if problems:
        raise OutputError(*problems, problem("output.nothing_written"))


def _refuse_inputs(folder: Path, files: Iterable[str], claimed: Iterable[str], read: set[Path]) -> None:
    touched = [folder / name for name in sorted({*files, *claimed}) if read and (folder / name).resolve() in read]
    if touched:
        raise OutputError(
            *(problem("output.read_here", Location(str(path))) for path in touched),
            problem("output.nothing_written"),
        )


def _refuse_foreign(folder: Path, files: Iterable[str], claimed: Mapping[str, str]) -> None:
    foreign = [name for name in files if not _is_ours(name, claimed) and (folder / name).exists()]
    if foreign:
        raise OutputError(
            *(problem("output.foreign", Location(str(folder / name))) for name in foreign),
            problem("output.nothing_overwritten"),
        )


def _is_ours(name: str, claimed: Mapping[str, str]) -> bool:
    return name in claimed or (name == MANIFEST and bool(claimed))


def _copies(
    folder: Path, old: Mapping[str, str], claimed: Mapping[str, str], consumed: set[Path], must_keep: set[str]
) -> Iterator[tuple[str, str]]:
    """Give the name of each copy to keep and whose copy it is: what a person wrote or edited, and what is dear."""
    for name in old:
        path = folder / name
        if consumed and name not in must_keep and path.resolve() in consumed:
            continue
        if not _is_ours(name, claimed):
            yield free_name(path, "replaced").relative_to(folder).as_posix(), name
        elif name in must_keep or (name in claimed and old[name] != claimed[name]):
            yield free_name(path, "edited").relative_to(folder).as_posix(), name
