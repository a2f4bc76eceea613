"""Positions of people: titles in the order an office ranks them, and equals by lot."""

from itertools import pairwise

import numpy as np
import pytest

from networks import of_matrix
from twgnet.focal import Rules, propose
from twgnet.focal.held.people import sort_people
from twgnet.focal.held.positions import UNRANKED, rank_position
from twgnet.model.focal import Person


def person(name, position, organisation="o000"):
    return Person(name, organisation, {"position": position})


@pytest.mark.parametrize(
    "falling",
    [
        ("Executive Director", "Deputy Director", "Programme Manager", "Senior Programme Officer", "Advisor", "Intern"),
        ("Senior management", "Middle management", "Officer"),
        ("CEO", "Vice-President", "Head of Finance", "Deputy head of Finance", "Communication & Advocacy Officer"),
        ("Chair of volunteers", "Volunteer coordinator", "Assistant to the Director", "Volunteer"),
        ("Directrice générale", "Directeur adjoint", "Cheffe de projet", "Chargé d’affaires", "Stagiaire"),
        ("Directora", "Coordinadora general", "Técnico", "Auxiliar", "Voluntaria"),
        ("Presidente", "Gestora de projetos", "Assessor", "Assistente", "Estagiário"),
        ("នាយកប្រតិបត្តិ", "នាយករង", "អ្នកសម្របសម្រួលគម្រោង", "មន្ត្រីគម្រោង", "ជំនួយការនាយក"),
    ],
)
def test_positions_are_ranked_by_their_titles(falling) -> None:
    ranks = [rank_position(text) for text in falling]
    assert all(one < other for one, other in pairwise(ranks)), ranks


@pytest.mark.parametrize("text", ["", "Gardener", "Managerial", "Armchair"])
def test_only_whole_words_are_titles(text) -> None:
    assert rank_position(text) == UNRANKED


def test_a_director_stands_before_an_officer_whatever_their_names() -> None:
    people = sort_people([person("Ann", "Officer"), person("Zoe", "Director")], Rules())
    assert [one.name for one in people["o000"]] == ["Zoe", "Ann"]


def test_equals_are_drawn_by_the_seed_alone() -> None:
    several = [person(name, "Officer") for name in ("Ann", "Bo", "Cy", "Di")]
    orders = {seed: [one.name for one in sort_people(several, Rules(), seed)["o000"]] for seed in range(20)}
    assert len({names[0] for names in orders.values()}) == 4
    assert all(
        [one.name for one in sort_people(several[::-1], Rules(), seed)["o000"]] == names
        for seed, names in orders.items()
    )


def test_positions_without_a_rank_are_told_where_people_are_chosen() -> None:
    network = of_matrix(np.ones((2, 1), int))
    alone = [person("Cy", "Gardener", "o001")]
    assert propose(network, people=alone).idle == ()
    (note,) = propose(network, people=[*alone, person("Ann", "Officer"), person("Bo", "Wizard")]).idle
    assert (note.code, note.values["names"]) == ("focal.unranked", ("Wizard",))
