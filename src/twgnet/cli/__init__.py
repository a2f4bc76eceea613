"""The command line: options to a study, results to text on standard output."""

from __future__ import annotations

import click

from twgnet import __version__
from twgnet.cli.build import build
from twgnet.cli.centrality import centrality
from twgnet.cli.focal import focal
from twgnet.cli.gaps import gaps
from twgnet.cli.options import OrderedGroup
from twgnet.cli.pairs import pairs
from twgnet.cli.registry import registry
from twgnet.cli.review import review
from twgnet.cli.template import template

__all__ = ["twgnet"]


@click.group(cls=OrderedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="twgnet")
def twgnet() -> None:
    """From a membership survey to a network of organisations and working groups.

    \b
    INPUT is a .csv, .tsv, .txt, .xlsx or .ods file, - for standard input,
    or nothing: the 2017 survey that ships with twgnet.

    Start with:  twgnet build
    """


for command in (build, gaps, focal, centrality, pairs, review, registry, template):
    twgnet.add_command(command)
