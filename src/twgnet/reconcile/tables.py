"""The files that a person writes (registry, master list, decisions, labelled texts), read in one way."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

from twgnet.errors import LayoutError, TwgnetError, option
from twgnet.read import Record, read_records


def read_table(
    source: Any, argument: str, error: type[TwgnetError], *needs: Sequence[str]
) -> tuple[Sequence[str], list[Record]]:
    """Read a table from a file or a DataFrame by the first of several sets of columns that it has.

    Parameters
    ----------
    source
        A file name or a DataFrame.
    argument
        The option that it was given with, for messages.
    error
        What is raised where the table cannot be used.
    needs
        The columns it must have; of several sets the first that fits.

    Returns
    -------
    The columns that were found, and the rows.

    Raises
    ------
    TwgnetError
        As `error`: it is no table, cannot be read, or lacks a column.
    """
    if not isinstance(source, str | PathLike) and not hasattr(source, "iloc"):
        raise error("options.not_a_table", option=option(argument), kind=type(source).__name__)
    refused: TwgnetError | None = None
    for columns in needs:
        try:
            return columns, read_records(source, needs=columns)
        except LayoutError as problem:
            refused = refused or problem
        except TwgnetError as problem:
            raise error(*problem.problems) from None
    raise error(*(refused.problems if refused else ()))
