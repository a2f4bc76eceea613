"""The output folder: written whole or not at all, and only what is ours.

`run.json` in the folder lists the files an earlier run wrote, with their SHA-256. Those may be
replaced; anything else is left alone. A file of ours that a person edited since is kept aside.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from twgnet.errors import Location, OutputError, Problem

MANIFEST = "run.json"


def write_folder(
    folder: Path,
    files: Mapping[str, bytes],
    card: Mapping[str, object],
    *,
    force: bool = False,
    consumed: Iterable[Path] = (),
    must_keep: Iterable[str] = (),
) -> list[Path]:
    """Write `files` and the run card into `folder`, all of them or none.

    `spent` are files whose content went into this run (a decisions file read from the same
    folder): they may be replaced though a person edited them. `dear` are names of files whose
    content would be lost: they are kept though nobody edited them. Gives the copies that were
    kept of these and of all other edited files.

    Raises
    ------
    OutputError
        The folder cannot be written, or holds files by our names that no run card claims.
    """
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    render_manifest = json.dumps({**card, "files": hashes}, ensure_ascii=False, indent=2) + "\n"
    try:
        claimed = _claimed(folder)
        if not force:
            _refuse_foreign(folder, files, claimed)
        kept = _keep(folder, claimed, {path.resolve() for path in consumed}, set(must_keep))
        _swap_in(folder, {**files, MANIFEST: render_manifest.encode()})
    except OSError as error:
        raise OutputError(
            f"cannot write the output ({error.strerror or error}); nothing was changed",
            location=Location(str(folder)),
            advice="free some space or choose another folder with -o",
        ) from error
    _remove_stale(folder, sorted(set(claimed) - set(files)))
    return kept


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all, in place of what stands there.

    Raises
    ------
    OutputError
        The file cannot be written; what stood there is untouched.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".twgnet-", dir=path.parent) as staging:
            fresh = Path(staging, path.name)
            _write(fresh, data)
            fresh.replace(path)
    except OSError as error:
        raise OutputError(
            f"cannot write this file ({error.strerror or error}); nothing was changed",
            location=Location(str(path)),
            advice="choose another name or folder with -o",
        ) from error


def _claimed(folder: Path) -> dict[str, str]:
    """Give the files an earlier run says it wrote here, with their SHA-256."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return {}
    if not isinstance(files, dict):
        return {}
    return {name: str(sha) for name, sha in files.items() if _inside(name)}


def _inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _refuse_foreign(folder: Path, files: Iterable[str], claimed: Mapping[str, str]) -> None:
    names = [*files] if claimed else [*files, MANIFEST]
    foreign = [name for name in names if name not in claimed and (folder / name).exists()]
    if foreign:
        raise OutputError(
            *(Problem("this file was not written by twgnet", Location(str(folder / name))) for name in foreign),
            Problem(
                "nothing was written",
                advice="move these files, choose another folder with -o, or overwrite with --force",
            ),
        )


def _keep(folder: Path, claimed: Mapping[str, str], consumed: set[Path], must_keep: set[str]) -> list[Path]:
    """Copy what is dear, and every file of ours that a person edited since: no work is lost."""
    kept = []
    for name, sha in claimed.items():
        path = folder / name
        if not path.is_file() or path.resolve() in consumed:
            continue
        if name in must_keep or hashlib.sha256(path.read_bytes()).hexdigest() != sha:
            kept.append(_free_name(path))
            shutil.copy2(path, kept[-1])
    return kept


def _free_name(path: Path) -> Path:
    number = 1
    while (copy := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    return copy


def _swap_in(folder: Path, files: Mapping[str, bytes]) -> None:
    """Stage every file beside its location, then rename; undo the renames if one fails."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".twgnet-", dir=folder) as staging:
            fresh, old = Path(staging, "new"), Path(staging, "old")
            for name, data in files.items():
                _write(fresh / name, data)
            _rename_all(folder, list(files), fresh, old)
    except BaseException:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _rename_all(folder: Path, names: list[str], fresh: Path, old: Path) -> None:
    renamed: list[str] = []
    try:
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                shutil.copy2(target, old / name)
            (fresh / name).replace(target)
            renamed.append(name)
    except BaseException:
        for name in renamed:
            _put_back(folder / name, old / name)
        raise


def _put_back(target: Path, backup: Path) -> None:
    with suppress(OSError):
        backup.replace(target) if backup.exists() else target.unlink()


def _remove_stale(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"the output is written, but this older file stays ({error.strerror or error})",
                location=Location(str(path)),
                advice="delete it by hand",
            ) from error
        with suppress(OSError):
            path.parent.rmdir()
