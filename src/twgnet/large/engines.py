"""The engines: each opens a data set, keeps what is used again, and takes a small table in.

What is asked of the rows is written once, in `counts`, in the expressions of narwhals and, where it has none
(sets of bits), in SQL that both engines read. No engine is of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from twgnet.errors import Location, OptionError, ReadError

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

ENGINES = ("memory", "duckdb", "spark")
PACKAGES = {
    "duckdb": ("large", ("duckdb", "narwhals", "pyarrow")),
    "spark": ("spark", ("pyspark", "narwhals", "pyarrow")),
}
KINDS = (".parquet", ".csv", ".tsv")
Rows = Sequence[tuple[Any, ...]]


class Engine(Protocol):
    """What the counting asks of an engine."""

    def open(self, path: Path) -> Frame:
        """Open a Parquet, CSV or TSV file or a folder of them, every column as text."""

    def keep(self, frame: Frame) -> Frame:
        """Work a frame out now, so that it is not worked out again for every question."""

    def ask(self, query: str, ties: Frame) -> Frame:
        """Ask a frame, `{ties}` in the query, in the words of SQL that both engines have."""

    def take(self, columns: dict[str, str], rows: Rows) -> Frame:
        """Make a frame of a small table; `columns` gives each its type, `text` or `int`."""


def start_engine(name: str, spark: str | None = None) -> Engine:
    """Start an engine: `duckdb` on this machine, `spark` in the session there is or at a master's URL.

    Raises
    ------
    OptionError
        There is no such engine, or its packages are not installed.
    """
    if name not in PACKAGES:
        raise OptionError("engine.unknown", name=name, known=tuple(ENGINES))
    extra, packages = PACKAGES[name]
    if missing := [package for package in packages if find_spec(package) is None]:
        raise OptionError("engine.missing", name=name, missing=tuple(missing), extra=extra)
    return DuckDB() if name == "duckdb" else Spark(spark)


def kind_of(path: Path) -> str:
    """Give the ending that says how a file, or the first file of a folder, is to be read.

    Raises
    ------
    ReadError
        There is no such file, or it is of no kind that the engines read.
    """
    if not path.exists():
        raise ReadError("source.missing", location=Location(path.name))
    files = sorted(one for one in path.rglob("*") if one.suffix in KINDS) if path.is_dir() else [path]
    if not files or files[0].suffix.lower() not in KINDS:
        raise ReadError("engine.no_table", location=Location(path.name), kinds=tuple(KINDS))
    return files[0].suffix.lower()


class DuckDB:
    """One machine, on disk where memory does not do (https://duckdb.org)."""

    def __init__(self) -> None:
        import duckdb

        self.connection = duckdb.connect()
        self._named = 0

    def _name(self) -> str:
        """Give a table or a question a name of its own: a question within another must not have its name."""
        self._named += 1
        return f"ties_{self._named}"

    def open(self, path: Path) -> Frame:
        """Open a file, or every file of its kind in a folder."""
        import narwhals as nw

        kind = kind_of(path)
        name = str(path / "**" / f"*{kind}") if path.is_dir() else str(path)
        if kind == ".parquet":
            return nw.from_native(self.connection.read_parquet(name))
        return nw.from_native(self.connection.read_csv(name, header=True, all_varchar=True))

    def keep(self, frame: Frame) -> Frame:
        """Write a frame into a table of the connection."""
        import narwhals as nw

        name = self._name()
        frame.to_native().create(name)
        return nw.from_native(self.connection.table(name))

    def ask(self, query: str, ties: Frame) -> Frame:
        """Ask a frame."""
        import narwhals as nw

        name = self._name()
        asked: Frame = nw.from_native(ties.to_native().query(name, query.format(ties=name)))
        return asked

    def take(self, columns: dict[str, str], rows: Rows) -> Frame:
        """Write a small table into the connection."""
        import narwhals as nw
        import pyarrow as pa

        kinds = {"text": pa.string(), "int": pa.int64()}
        lists = zip(*rows, strict=True) if rows else ([] for _ in columns)
        arrays = [pa.array(list(cells), kinds[kind]) for cells, kind in zip(lists, columns.values(), strict=True)]
        return self.keep(nw.from_native(self.connection.from_arrow(pa.table(arrays, names=list(columns)))))


class Spark:
    """A cluster, or this machine as one (https://spark.apache.org)."""

    def __init__(self, master: str | None) -> None:
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.appName("twgnet")
        if SparkSession.getActiveSession() is None:
            builder = builder.master(master or "local[*]").config("spark.ui.enabled", "false")
            if master is None:  # the usual 200 parts of every step are made for a cluster
                builder = builder.config("spark.sql.shuffle.partitions", str(cpu_count() or 1))
        self.session = builder.getOrCreate()

    def open(self, path: Path) -> Frame:
        """Open a file or a folder."""
        import narwhals as nw

        kind = kind_of(path)
        separator = "\t" if kind == ".tsv" else ","
        read = self.session.read.options(header=True, sep=separator, quote='"', escape='"', multiLine=True)
        opened: Frame = nw.from_native(read.parquet(str(path)) if kind == ".parquet" else read.csv(str(path)))
        return opened

    def keep(self, frame: Frame) -> Frame:
        """Hold a frame in the memory of the cluster, on disk where it does not fit."""
        import narwhals as nw

        kept: Frame = nw.from_native(frame.to_native().persist())
        return kept

    def ask(self, query: str, ties: Frame) -> Frame:
        """Ask a frame."""
        import narwhals as nw

        asked: Frame = nw.from_native(self.session.sql(query, ties=ties.to_native()))
        return asked

    def take(self, columns: dict[str, str], rows: Rows) -> Frame:
        """Send a small table to the cluster."""
        import narwhals as nw

        kinds = {"text": "string", "int": "long"}
        schema = ", ".join(f"{name} {kinds[kind]}" for name, kind in columns.items())
        sent: Frame = nw.from_native(self.session.createDataFrame(list(rows), schema))
        return sent
