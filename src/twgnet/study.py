"""The whole study, stage by stage: the map of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import twgnet
from twgnet._arguments import check_arguments
from twgnet.errors import OptionError, OutputError, in_python
from twgnet.options import Options, change_options
from twgnet.schema import TABLES, Table, tabulate
from twgnet.tables import MADE_OF, Frames, frame_of
from twgnet.wording.relation import speaking_of

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from twgnet.focal import Deliberation, Given
    from twgnet.model.focal import Proposal, Seat
    from twgnet.model.gaps import Gap, Gaps, Inquiry, StructureMeasure
    from twgnet.model.measures import CentralityRange, Measures
    from twgnet.model.message import Message
    from twgnet.model.network import Network
    from twgnet.model.registry import Organisation
    from twgnet.model.results import Results
    from twgnet.model.survey import ColumnUse
    from twgnet.render.map.notebook import MapNetwork


@check_arguments
def build(source: Any = None, options: Options | None = None, **changes: Any) -> Study:
    """Read a survey, settle its names and build the network; the rest is computed when asked for.

    Parameters
    ----------
    source
        A file name, `-` for standard input, a DataFrame, a two-mode networkx graph, or None
        for the 2017 survey that ships with twgnet.
    options
        What is asked of the study; `changes` are fields of `Options` to set on top of it.

    Raises
    ------
    TwgnetError
        The input or an option cannot be used; the message says where and what to do.

    >>> study = build()
    >>> len(study.network.organisations), len(study.network.groups)
    (30, 19)
    """
    return Study(source, change_options(options or Options(), **changes))


def _attributes_in(rules: object) -> tuple[str, ...]:
    """Name the attributes that rules speak of; without rules the stage that decides on seats is not needed."""
    if rules is None:
        return ()
    from twgnet.focal.attributes import attributes_named

    return attributes_named(rules)


def _load_list(source: Any, options: Options) -> tuple[Sequence[Organisation], Sequence[str | Message]]:
    """Read a list of organisations: each once, and the names that stand there more than once; nothing without."""
    from twgnet.reconcile import load_master_list

    return ((), ()) if source is None else load_master_list(source, personal=options.personal)


def _given_for_seats(network: Network, options: Options, columns: Sequence[ColumnUse]) -> tuple[Given | None, Options]:
    """Read what is given to decide on seats, so that what is wrong with it is said at once; None without."""
    if all(one is None for one in (options.rules, options.seats, options.people, options.nominations)):
        return None, options
    from twgnet.focal import load_given

    beside = [one for one in columns if one.use in ("kept", "counted", "left_out")]
    return load_given(network, options, [one.name for one in beside if one.why not in ("person", "tool")])


class Study:
    """A survey and everything that follows from it, each stage computed once, when asked for.

    Attributes
    ----------
    options : Options
        What was asked.
    survey : Survey
        The answers as read, each with its place.
    registry : Registry
        The groups, and the names each is known by.
    reconciliation : Reconciliation
        Which group and which organisation each answer names.
    network : Network
        The organisations, the groups and who wants which.
    invited_list : Invited or None
        Those invited, and which of them answered; None without a list.
    """

    def __init__(self, source: Any, options: Options) -> None:
        from twgnet import gaps, network, read, reconcile

        if not isinstance(options, Options):
            shown = type(options).__name__
            raise OptionError("options.wrong_argument", name="options", function="Study", value=shown, kind="Options")
        registries = reconcile.open_registries(options.groups, personal=options.personal)
        known = [name for registry in registries for name in reconcile.known_names(registry)]
        asked, merged = _load_list(options.invited_list, options)
        other_list = options.organisations is not None
        master, listed_twice = _load_list(options.organisations, options) if other_list else (asked, ())
        listed = reconcile.listed_names((*asked, *master))
        rulings = reconcile.load_decisions(options.decisions, personal=options.personal, listed=(*known, *listed))

        self.options = options
        self._source = source
        survey = read.read_survey(source, options, known, _attributes_in(options.rules), listed)
        self.survey = replace(survey, title=options.title or survey.title)
        self.registry, self._notes = reconcile.choose_registry(self.survey, registries, options.groups, rulings)
        self._merged = reconcile.describe_merged(listed_twice)
        self.reconciliation = reconcile.reconcile_survey(
            self.survey, self.registry, master, rulings, "organisations" if other_list else "invited"
        )
        self.network = network.build_network(self.reconciliation, self.registry)
        seen = self.network.organisations
        self.invited_list = (
            reconcile.match_invited(
                seen, asked, merged, number=options.invited_number, by_name=other_list, names=self.reconciliation.names
            )
            if asked
            else None
        )
        gaps.check_invited(self.network, self.invited, self.answered, options.target, options.answered)
        self._given, self.options = _given_for_seats(self.network, options, self.survey.columns)

    def __getstate__(self) -> dict[str, Any]:
        """Leave out, for pickle and copies, what is computed when asked for: solvers cannot be copied."""
        return {k: v for k, v in self.__dict__.items() if not isinstance(getattr(type(self), k, None), cached_property)}

    @property
    def invited(self) -> int | None:
        """How many organisations were invited (N); None where it is not known."""
        if self.invited_list is not None:
            return self.invited_list.number
        return self.options.invited_number or self.survey.invited

    @property
    def answered(self) -> int:
        """How many organisations answered (n): as stated, else those in the input."""
        return self.options.answered or self.survey.answered or len(self.network.organisations)

    @property
    def understood(self) -> list[str]:
        """How the input was read and its names matched, line by line."""
        from twgnet.wording.catalogue import say

        with speaking_of(self.survey.meaning):
            return [in_python(say(line)) for line in self.describe()]

    def describe(self) -> list[Message]:
        """Give how the input was read and its names matched, to be said in any language."""
        from twgnet.model.message import message
        from twgnet.wording.understood import describe_names, describe_survey, list_notes

        twice = self.options.nominations is not None and self.survey.nominations
        return [
            *self._notes,
            *describe_survey(self.survey, len(self.reconciliation.organisations)),
            *list_notes(self.survey),
            *describe_names(self.reconciliation),
            *([message("understood.other_nominations")] if twice else ()),
            *self.list_findings,
        ]

    @cached_property
    def list_findings(self) -> tuple[Message, ...]:
        """What a reader must know of the lists of organisations: names twice on one, respondents on none."""
        from twgnet.gaps import describe_list

        names = self.reconciliation.names if self.options.organisations is None else ()
        return (*self._merged, *describe_list(self.network, self.invited_list, names))

    @cached_property
    def inquiry(self) -> Inquiry:
        """What coverage hangs on beside the network: how many were invited and answered, the target, open answers."""
        return {
            "invited": self.invited,
            "answered": self.answered,
            "target": self.options.target,
            "open_answers": self.open_answers,
            "invited_list": self.invited_list,
        }

    @cached_property
    def coverage(self) -> tuple[Gap, ...]:
        """The coverage of every group, widest gap first."""
        from twgnet.gaps import estimate_coverage

        return estimate_coverage(self.network, **self.inquiry)

    @cached_property
    def open_answers(self) -> Mapping[str, int]:
        """For each group id, how many organisations gave an answer to check that could be it."""
        from twgnet.gaps import count_open_answers

        return count_open_answers(self.reconciliation.mentions, self.network.interests)

    @cached_property
    def structure(self) -> tuple[StructureMeasure, ...]:
        """The whole network in numbers, against random networks with the same totals."""
        from twgnet.gaps import assess_structure

        return assess_structure(self.network, seed=self.options.seed)

    @cached_property
    def findings(self) -> Gaps:
        """Coverage, what depends on few organisations, balance, and who to ask next."""
        from twgnet.gaps import find_gaps

        return find_gaps(
            self.network,
            **self.inquiry,
            seed=self.options.seed,
            time_limit=self.options.time_limit,
            structure=self.structure,
            coverage=self.coverage,
        )

    @cached_property
    def measures(self) -> Measures:
        """The two-mode measures of organisations and groups."""
        from twgnet.measures import compute_measures

        return compute_measures(self.network, seed=self.options.seed)

    @cached_property
    def centrality_ranges(self) -> tuple[CentralityRange, ...]:
        """How far the centrality of each organisation depends on who else answered; empty where N is unknown."""
        from twgnet.measures import resample_centrality

        return resample_centrality(self.network, self.invited, seed=self.options.seed)

    @cached_property
    def deliberation(self) -> Deliberation:
        """The candidates for every seat, the rules and the best assignment, to be asked about."""
        from twgnet.focal import deliberate

        return deliberate(
            self.network, self.reconciliation, self.options, lambda: self.findings.suggestions, self._given
        )

    @cached_property
    def proposal(self) -> Proposal:
        """The proposed seats, how good the assignment is, and the messages about it."""
        return self.deliberation.propose()

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The proposed focal organisations and alternates of every group, with reasons in words."""
        from twgnet.wording.seats import explain_seats

        with speaking_of(self.survey.meaning):
            return explain_seats(self.proposal.seats, show_people=self.options.show_people)

    def explain(self, group_id: str) -> list[str]:
        """Say all that is known of one group, in about ten lines."""
        from twgnet.gaps import explain_group
        from twgnet.wording.catalogue import say

        with speaking_of(self.survey.meaning):
            return list(map(say, explain_group(group_id, self.network, self.findings, self.reconciliation.duplicates)))

    def table(self, name: str) -> Table:
        """Give one table of the contract by its file stem, such as `gaps`."""
        if not isinstance(name, str) or name not in TABLES:
            raise OptionError("options.unknown_table", name=name, known=tuple(TABLES))
        from twgnet.wording.catalogue import say

        with speaking_of(self.survey.meaning):
            found = MADE_OF[name](self)
            return found if isinstance(found, Table) else tabulate(name, found, say)

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every table of the contract as a DataFrame, by its file stem; made when asked for.

        >>> build().tables["duplicates"].columns[:2].tolist()
        ['organisation_id', 'organisation']
        """
        return Frames(self)

    def __str__(self) -> str:
        """Sum the study up in a few lines."""
        from twgnet.wording.summary import summarise

        with speaking_of(self.survey.meaning):
            return summarise(self.survey, self.network, self.invited, self.answered)

    def _repr_html_(self) -> str:
        """Show the study in a notebook: the summary, the finding, and the groups with the widest gaps in a table."""
        from twgnet.gaps import summarise_verdicts
        from twgnet.wording.summary import summarise_as_html

        with speaking_of(self.survey.meaning):
            return summarise_as_html(str(self), summarise_verdicts(self.coverage), self.coverage)

    mentions = frame_of("mentions")
    interests = frame_of("interests")
    organisations = frame_of("organisations")
    groups = frame_of("groups")
    gaps = frame_of("gaps")
    focal = frame_of("focal")

    @cached_property
    def graph(self) -> nx.Graph:
        """The two-mode network as a networkx graph."""
        from twgnet.network import name_meaning, to_graph

        return to_graph(self.network, name_meaning(self.survey.meaning))

    def to_network(self) -> MapNetwork:
        """Give the map as a pyvis network, for notebooks: positions fixed, physics off."""
        from twgnet.render.map import to_network

        with speaking_of(self.survey.meaning):
            return to_network(self.results)

    @cached_property
    def results(self) -> Results:
        """Everything found, in the one record that the renderers are given."""
        from twgnet.gaps import hide_communities
        from twgnet.measures import compare_with_degree, without_largest
        from twgnet.model.results import Results
        from twgnet.read import describe_options
        from twgnet.wording.seats import list_doubts

        return Results(
            survey=self.survey,
            registry=self.registry,
            reconciliation=self.reconciliation,
            network=self.network,
            invited=self.invited,
            answered=self.answered,
            measures=hide_communities(self.measures, self.structure),
            without_largest=without_largest(self.network, seed=self.options.seed),
            gaps=self.findings,
            seats=self.seats,
            tables={name: self.table(name) for name in TABLES},
            version=twgnet.__version__,
            options=describe_options(self.options),
            structure=self.structure,
            centrality_ranges=self.centrality_ranges,
            beyond_degree=compare_with_degree(self.measures),
            list_findings=self.list_findings,
            doubts=list_doubts(self.proposal),
        )

    def write(self, folder: str | Path, *, force: bool = False) -> list[Path]:
        """Write everything `build` writes into `folder`, all of it or nothing.

        Gives the copies that were kept of earlier outputs that a person had edited, and of
        rulings that this study was not given.

        Raises
        ------
        OutputError
            The folder cannot be written, another run is writing into it, or it holds files of these
            names that are not ours.
        """
        from twgnet.output import is_name, write_folder
        from twgnet.reconcile import would_lose
        from twgnet.render import render_files, render_manifest

        if not isinstance(folder, str | PathLike) or not is_name(str(folder)):
            raise OutputError("output.no_folder", folder=folder)
        if not isinstance(force, bool):
            shown = repr(force)[:60]
            raise OptionError("options.wrong_argument", name="force", function="write", value=shown, kind="bool")
        lost = would_lose(Path(folder, "decisions.csv"), self.reconciliation.decisions)
        with speaking_of(self.survey.meaning):
            files, manifest = render_files(self.results), render_manifest(self.results)
        return write_folder(
            Path(folder),
            files,
            manifest,
            force=force,
            inputs=_paths(self._source, *self.options.inputs),
            consumed=_paths(self.options.decisions, self.options.seats),
            must_keep=["decisions.csv"] if lost else [],
        )


def _paths(*given: Any) -> list[Path]:
    """Give the files among what was given: names and paths, no tables in memory."""
    return [Path(one) for one in given if isinstance(one, str | PathLike) and str(one) not in ("", "-")]
