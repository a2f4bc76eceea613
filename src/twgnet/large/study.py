"""A study of more ties than fit into memory: gaps, pairs of groups, degrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from twgnet.errors import LayoutError, Location, OptionError, option
from twgnet.gaps import Tally, check_invited, estimate_coverage, weigh_kinds
from twgnet.large import counts
from twgnet.large.engines import start_engine
from twgnet.large.spellings import settle_spellings
from twgnet.model.gaps import Cell, Gap
from twgnet.model.network import Network
from twgnet.model.registry import Group, Organisation
from twgnet.model.survey import Survey
from twgnet.options import Options
from twgnet.schema import DIGITS, Table, tabulate

if TYPE_CHECKING:
    from twgnet.large.engines import Engine, Frame
    from twgnet.measures import Pairs
    from twgnet.model.message import Message

LOOKED_AT = 1_000  # rows that tell which column is which
NOT_TAKEN = ("sheet", "all_sheets", "fill_down", "layout", "answers", "yes", "encoding", "separator", "keep")


def build_large(
    source: str | Path, options: Options | None = None, *, engine: str = "duckdb", spark: str | None = None
) -> LargeStudy:
    """Open a Parquet, CSV or TSV data set with one organisation and one answer a row.

    Parameters
    ----------
    source
        The file, or a folder of files of one kind.
    options
        As for `twgnet.build`; what only concerns other layouts is refused.
    engine
        `duckdb` or `spark`.
    spark
        The master of a Spark cluster; left out, the session there is, else this machine.

    Raises
    ------
    TwgnetError
        The data set or an option cannot be used with an engine.
    """
    options = options or Options()
    if taken := [name for name in NOT_TAKEN if getattr(options, name) != getattr(Options(), name)]:
        raise OptionError("engine.not_taken", option=option(taken[0]))
    if options.invited_list is not None:
        raise OptionError("engine.no_list")
    return LargeStudy(Path(source), options, start_engine(engine, spark))


class LargeStudy:
    """A survey whose rows stay with an engine; spellings and groups are in memory.

    Attributes
    ----------
    survey
        How the data set was understood, without its answers.
    network
        Organisations and groups, without the interests, which are counted by the engine.
    """

    def __init__(self, source: Path, options: Options, engine: Engine) -> None:
        from twgnet.reconcile import load_decisions, load_organisations

        self.options, self._engine, self._source = options, engine, source
        ties = engine.open(source)
        head = _understand(ties, source, options)
        reading = head.reading
        self.survey = Survey(source.name, (), reading, meaning=head.meaning)
        self._columns = reading.organisation_column, reading.group_columns[0]
        kept = {use.name: use.key for use in head.columns if use.use == "kept" and use.name in ties.columns}
        spelled = counts.spell(ties, *self._columns, tuple(kept))
        texts = counts.distinct(spelled, "g")
        packed = counts.pack(spelled, texts, len(kept), engine)
        organisations = counts.described(packed)
        if nobody := {name for name, *_ in organisations if not name.strip()}:
            organisations = [one for one in organisations if one[0] not in nobody]
            texts = counts.distinct(counts.leave_out(spelled, nobody), "g")
        self._settled = settle_spellings(
            source.name,
            organisations,
            texts,
            options,
            tuple(kept.values()),
            load_decisions(options.decisions, personal=options.personal),
            load_organisations(options.organisations, personal=options.personal) if options.organisations else (),
        )
        self.registry = self._settled.registry
        groups = tuple(sorted(self.registry.groups, key=lambda group: group.id))
        self.network = Network(self._settled.organisations, groups, ())
        self._known = counts.know(packed, self._settled, engine)
        self._wanted = counts.interests(self._known, self._settled, engine)
        check_invited(self.network, self.invited, self.answered, options.target, options.answered)

    invited_list = None

    @property
    def invited(self) -> int | None:
        """How many organisations were invited; None where it is not known."""
        return self.options.invited_number

    @property
    def answered(self) -> int:
        """How many answered: as stated, else those in the data."""
        return self.options.answered or len(self.network.organisations)

    def describe(self) -> list[Message]:
        """Give how the data set was read and its spellings matched, to be said in any language."""
        from twgnet.model.message import message

        settled = self._settled
        note = message(
            "large.read",
            source=self._source.name,
            organisation=self._columns[0],
            group=self._columns[1],
            spellings=len(settled.of_organisation),
            organisations=len(settled.organisations),
            texts=len({row[0] for row in settled.of_group}),
            check=len({row[0] for row in settled.to_check}),
        )
        return [*settled.notes, note]

    @cached_property
    def coverage(self) -> tuple[Gap, ...]:
        """The coverage of every group, widest gap first: as of a study in memory."""
        groups = self.network.groups
        unclear = counts.open_answers(self._known, self._settled, self._unpacked, self._engine)
        tallies = {group.id: Tally() for group in groups}
        for place, number, tentative, inexact, last in self._tallies:
            name = self.network.organisations[last].name
            tallies[groups[place].id] = Tally(number, int(tentative), int(inexact), name)
        return estimate_coverage(
            self.network,
            invited=self.invited,
            answered=self.answered,
            target=self.options.target,
            open_answers={groups[place].id: number for place, number in unclear.items()},
            tallies=tallies,
        )

    @cached_property
    def _unpacked(self) -> Frame:
        return counts.unpack(self._wanted, len(self.network.groups), self._engine)

    @cached_property
    def _pairs(self) -> Frame:
        return self._engine.keep(self._unpacked)

    @cached_property
    def _degrees(self) -> Frame:
        return self._engine.keep(counts.degrees(self._pairs))

    @cached_property
    def _shared(self) -> list[tuple[int, int, int, float]]:
        """The pairs of groups that share anybody: the two, how many, and their Newman weight."""
        return sorted(counts.group_pairs(self._pairs, self._degrees))

    @cached_property
    def _tallies(self) -> list[tuple[int, int, int, int, int]]:
        return list(counts.by_group(self._unpacked))

    @cached_property
    def balance(self) -> tuple[Cell, ...]:
        """Which kinds of organisation are fewer, or more, in a group than chance would give: as in memory."""
        groups, organisations = self.network.groups, self.network.organisations
        place = {one.id: number for number, one in enumerate(organisations)}

        def count(known: Mapping[str, str]) -> Counter[tuple[str, str]]:
            values = [(place[id], value) for id, value in known.items()]
            found = counts.by_value(self._pairs, values, self._engine)
            return Counter({(value, groups[group].id): number for value, group, number in found})

        degree = Counter({organisations[at].id: number for at, number in counts.rows(self._degrees)})
        wanted = Counter({groups[at].id: number for at, number, *_ in self._tallies})
        return weigh_kinds(organisations, degree, wanted, count)

    def table(self, name: str) -> Table:
        """Give the table `gaps` or `balance`, which are the whole of what `build` writes.

        Raises
        ------
        OptionError
            Another table is asked for.
        """
        from twgnet.wording.catalogue import say
        from twgnet.wording.relation import speaking_of

        if name not in ("gaps", "balance"):
            raise OptionError("engine.no_such_table", name=name)
        with speaking_of(self.survey.meaning):
            return tabulate(name, self.coverage if name == "gaps" else self.balance, say)

    def degrees(self, side: Literal["organisations", "groups"]) -> Table:
        """Give the degree of every node of a side: the table that `centrality` prints."""
        nodes: Sequence[Organisation | Group] = self.network.organisations
        others, degree = len(self.network.groups), dict(counts.rows(self._degrees))
        if side == "groups":
            nodes, others = self.network.groups, len(nodes)
            degree = {place: number for place, number, *_ in self._tallies}
        one = side.removesuffix("s")
        rows = tuple(
            (node.id, node.name, degree.get(place, 0), round(degree.get(place, 0) / max(1, others), DIGITS))
            for place, node in enumerate(nodes)
        )
        return Table(side, (f"{one}_id", one, "degree", "degree_centrality"), rows)

    def group_pairs(self, null: Any = "hypergeometric", *, least: float = 0.0) -> Pairs:
        """Weigh the pairs of groups against chance: as `twgnet.measures.find_pairs` for groups."""
        import numpy as np

        from twgnet.measures import assess_pairs, weigh_by_degrees
        from twgnet.network import Projection

        if null == "fdsm":
            raise OptionError("engine.no_fdsm")
        groups = self.network.groups
        degree = np.zeros(len(groups), dtype=np.int64)
        for place, number, *_ in self._tallies:
            degree[place] = number
        of_organisations = np.zeros(len(self.network.organisations), dtype=np.int64)
        for place, number in counts.rows(self._degrees):
            of_organisations[place] = number
        kept = [row for row in self._shared if row[3] >= least]
        first, second, shared, newman = np.array(kept, dtype=np.float64).reshape(-1, 4).T
        a, b = first.astype(np.intp), second.astype(np.intp)
        found = Projection(a, b, shared, newman, shared / (degree[a] + degree[b] - shared))
        chance = weigh_by_degrees(degree, of_organisations, found, null)
        return assess_pairs(tuple(f"g:{group.id}" for group in groups), degree, found, chance, "groups", null)


def _understand(ties: Frame, source: Path, options: Options) -> Survey:
    """Tell by the first rows, as of any survey, which column is which and what a row means."""
    from twgnet.read import read_survey
    from twgnet.reconcile import known_names, open_registries

    known = [
        name
        for registry in open_registries(options.groups, personal=options.personal)
        for name in known_names(registry)
    ]
    head = ties.head(LOOKED_AT).collect("pandas").to_native().astype(str)
    named = Options(org_col=options.org_col, group_cols=options.group_cols, means=options.means)
    survey = read_survey(head, named, known)
    if (number := len(survey.reading.group_columns)) != 1:
        raise LayoutError("engine.several_columns", location=Location(source.name), n=number)
    return survey
