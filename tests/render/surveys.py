"""Surveys of any size with names as organisations and groups have them, the same for the same seed."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pandas as pd

import twgnet
from twgnet.model.results import Results
from twgnet.render.map import render_map

FIRST = (
    "Cambodian Khmer Angkor Mekong Tonle_Sap Cardamom Rural Provincial National Community Green Bright_Future New_Life"
    " Hope United Buddhist Christian Indigenous Youth Women's Children's People's Farmers' Coastal Highland Border"
    " Bokor Lotus Golden_West Banteay Northern Southern Eastern Sovann Chamroeun Samaki Ponleu Neary Kampuchea"
).split()
MIDDLE = (
    "Health Education Water Sanitation Rights Legal_Aid Forest Fisheries Agriculture Land Livelihood Nutrition Culture"
    " Disability Housing Peace Media Environment Climate Labour Enterprise Democracy Gender Child_Protection"
).split()
LAST = (
    "Organization Association Network Foundation Trust Society Union Initiative Programme Alliance Centre Partnership"
    " Committee Federation"
).split()
GROUPS = (
    "Education;Health;Gender;Land;Fisheries;Forestry Reform;Mine Action;HIV/AIDS;Agriculture and Water;"
    "Decentralisation and Deconcentration;Legal and Judicial Reform;Public Administration Reform;"
    "Public Financial Management;Partnership and Harmonisation;Planning and Poverty Reduction;"
    "Private Sector Development;Rural Water Supply, Sanitation and Hygiene;Social Protection and Food Security;"
    "Infrastructure and Regional Integration;Climate Change;Child Protection;Disability;Early Childhood;Energy;"
    "Food Safety;Higher Education;Housing;Labour Migration;Nutrition;Rural Roads;Science and Technology;Statistics;"
    "Tourism;Trade;Urban Transport;Veterans;Vocational Training;Waste;Youth;Digital Government;Anti-Corruption;"
    "Air Quality;Ageing;Border Health;Biodiversity;Culture and Arts;Drought;Disaster Risk;Elections;Flood Control;"
    "Garment Industry;Human Trafficking;Indigenous Peoples;Irrigation;Judicial Training;Livestock;Media Freedom;"
    "Mental Health;Microfinance;Refugees"
).split(";")
TYPES = ("Local NGO", "International NGO", "Network", "Association", "Community-based organisation")
LARGE = 5_000  # organisations x groups
PROVINCES = "Phnom Penh,Siem Reap,Battambang,Kampot,Kratie,Takeo,Pursat,Mondulkiri,Ratanakiri,Svay Rieng".split(",")


def survey(organisations: int, groups: int, seed: int = 2017) -> pd.DataFrame:
    """Give answers as a form collects them: name, type, province, the groups wanted.

    Few groups are wanted by many, the last ones by one organisation or two.
    """
    random = Random(seed)
    names = [*GROUPS, *(f"{name} of {place}" for place in PROVINCES for name in GROUPS)][:groups]
    weights = [1 / (place + 1.5) for place in range(groups)]
    rows = []
    for number, name in enumerate(_names(random, organisations)):
        count = min(groups, 1 + int(random.expovariate(0.4)))
        wanted = dict.fromkeys(random.choices(names[: max(1, groups - 4)], weights[: max(1, groups - 4)], k=count))
        if number < 6:
            wanted[names[groups - 1 - number % 4]] = None
        answer = "; ".join(f"perhaps {one}" if random.random() < 0.03 else one for one in wanted)
        rows.append((name, random.choice(TYPES), random.choice(PROVINCES), answer))
    return pd.DataFrame(rows, columns=["Organisation", "Organisation type", "Province", "Which groups?"])


def _names(random: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        middle = random.sample(MIDDLE, 1 + (random.random() < 0.4))
        name = f"{random.choice(FIRST)} {' and '.join(middle)} {random.choice(LAST)}".replace("_", " ")
        if random.random() < 0.3:
            name += f" ({''.join(word[0] for word in name.split() if word != 'and')}{len(found) % 10})"
        elif name in found:
            name += f" of {random.choice(PROVINCES)} {len(found)}"
        found[name] = None
    return list(found)


@cache
def made_up(organisations: int, groups: int) -> Any:
    """Give the results of a made-up survey; about half of those invited answered.

    Of large surveys only what the report and the map draw is worked out: no tables, no structure.
    """
    study = twgnet.build(survey(organisations, groups), groups="infer", invited=2 * organisations)
    if organisations * groups < LARGE:
        return study.results
    vars(study)["structure"] = ()  # the cached property: random networks of this size take long
    return Results(
        survey=study.survey,
        registry=study.registry,
        reconciliation=study.reconciliation,
        network=study.network,
        invited=study.invited,
        answered=study.answered,
        measures=study.measures,
        without_largest=study.measures,
        gaps=study.findings,
        seats=study.seats,
        tables={},
        version=twgnet.__version__,
    )


@cache
def made_map(organisations: int, groups: int) -> str:
    """Give the map of a made-up survey, drawn once."""
    return render_map(made_up(organisations, groups))
