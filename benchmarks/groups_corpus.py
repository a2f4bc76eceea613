"""Realistic noise on the names of groups: what people type for them, with the truth.

Two splits that share no noise words: rules are looked at on `tuning`, reported on `held-out`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twgnet.model.registry import Group, Registry

TYPING = {a: b for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for a, b in pairwise(row)}
PREFIXES = {
    "tuning": [
        "TWG on ",
        "TWG ",
        "TWGs on ",
        "TWO on ",
        "Technical Working Group on ",
        "",
        "",
        "WG on ",
        "The TWG on ",
    ],
    "held-out": [
        "TWG for ",
        "TGW on ",
        "Technical Working Group for ",
        "TWG: ",
        "Working group on ",
        "",
        "twg on ",
        "Tecnical Working Group on ",
        "Sub-TWG on ",
        "TWG-",
        "Joint TWG on ",
        "TWG om ",
        "ក្រុមការងារបច្ចេកទេស ",
    ],
}
SUFFIXES = {
    "tuning": ["", "", "", " TWG", "."],
    "held-out": ["", "", "", " working group", ")", " group", " ..."],
}
LEGAL_SUFFIXES = {
    "tuning": ["issues", "sector", "in Cambodia", "national", "matters"],
    "held-out": [
        "issue",
        "sub-sector",
        "Cambodia",
        "related issues",
        "area",
        "programme",
        "group",
        "topics",
        "activities",
    ],
}
JOINTS = {
    "tuning": ["; ", ";", ", ", " and ", "\n"],
    "held-out": [" & ", " / ", "; and ", "|", " ; ", ", and ", "\n- ", " + ", "；", "，", "/"],
}
HEDGES = {
    "tuning": ["(possibly) {}", "maybe {}", "{} ?"],
    "held-out": ["{} (tbc)", "perhaps {}", "may be {}", "{} - to be confirmed", "possibly {}"],
}
NO_GROUP = {
    "tuning": [
        "Youth",
        "Climate Change",
        "Human Rights",
        "Tourism",
        "Trade",
        "Child Rights",
        "Social Enterprise",
        "Food Safety",
        "Mental Health",
        "Land Mines Survivors",
        "Media",
        "Migration",
        "Private Schools",
        "Water Resources",
        "Disaster Risk Reduction",
        "Gender Based Violence Network",
        "Public Transport",
    ],
    "held-out": [
        "Labour",
        "Energy",
        "Elderly",
        "Anti-Corruption",
        "Road Safety",
        "Indigenous People",
        "Civic Space",
        "Animal Health",
        "Health Insurance",
        "Ministry of Education",
        "Microfinance",
        "Water Transport",
        "Fire Prevention",
        "Early Childhood Care",
        "Good Governance",
        "Public Health Association",
        "Arts and Culture",
        "Judo",
        "Regional Trade",
        "Urban Planning",
        "Rural Electrification",
        "Mine Workers",
        "Sport",
        "Private Tutoring",
    ],
}


@dataclass(frozen=True)
class Case:
    text: str
    truth: frozenset[str]
    kind: str


def corpus(registry: Registry, split: str, size: int = 3000, seed: int = 1) -> list[Case]:
    """Make cases: single names with one or two kinds of noise, joined answers, other topics."""
    chance = random.Random(f"{split} {seed} {registry.id}")
    makers: list[tuple[Callable[[], Case], int]] = [
        (lambda: _single(registry, split, chance), 70),
        (lambda: _joined(registry, split, chance), 22),
        (lambda: _other(split, chance), 8),
    ]
    makes, weights = zip(*makers, strict=True)
    return [make() for make in chance.choices(makes, weights, k=size)]


def _single(registry: Registry, split: str, chance: random.Random) -> Case:
    group = chance.choice(registry.groups)
    name, kind = _noisy(group, split, chance)
    if any(name.lower() == other.name.lower() for other in registry.groups if other != group):
        name, kind = group.name, "as it is"  # a word dropped made it another group's name
    text = chance.choice(PREFIXES[split]) + name + chance.choice(SUFFIXES[split])
    if chance.random() < 0.08:
        text = chance.choice(HEDGES[split]).format(text)
    return Case(_typed(text, chance), frozenset({group.id}), kind)


def _joined(registry: Registry, split: str, chance: random.Random) -> Case:
    groups = chance.sample(registry.groups, chance.choice([2, 2, 3, 4]))
    joint, prefix = chance.choice(JOINTS[split]), chance.choice(PREFIXES[split])
    noisy = [_noisy(group, split, chance, light=True)[0] for group in groups]
    named = [name if i and chance.random() < 0.5 else prefix + name for i, name in enumerate(noisy)]
    return Case(_typed(joint.join(named), chance), frozenset(g.id for g in groups), "joined")


def _other(split: str, chance: random.Random) -> Case:
    text = chance.choice(PREFIXES[split]) + _slips(chance.choice(NO_GROUP[split]), chance, chance.choice([0, 0, 1]))
    return Case(text, frozenset(), "no group")


def _noisy(group: Group, split: str, chance: random.Random, *, light: bool = False) -> tuple[str, str]:
    name = chance.choice([group.name] * 3 + [a for a in group.aliases if " " in a])
    kinds = ["typo"] * 5 + ["as it is"] * 2 + ["drop"] * 2 + ["add"] * 2 + ["order", "case", "typo+drop", "typo+add"]
    kind = chance.choice(["as it is", "as it is", "typo", "case"] if light else kinds)
    if "drop" in kind:
        name = _drop(name, chance)
    if "add" in kind:
        word = chance.choice(LEGAL_SUFFIXES[split])
        name = f"{word} {name}" if word == "national" else f"{name} {word}"
    if "order" in kind:
        name = _turn(name, chance)
    if "typo" in kind:
        name = _slips(name, chance, 1 if len(name) < 8 else chance.choice([1, 1, 2, 3]))
    if kind == "case":
        name = chance.choice([name.upper(), name.lower(), name.replace(" and ", " & "), name.replace("-", " ")])
    return name, kind


def _drop(name: str, chance: random.Random) -> str:
    """Drop a word of a name that has at least two words of meaning, as a hurried writer does."""
    words = name.split()
    heavy = [i for i, word in enumerate(words) if word.lower() not in ("and", "of", "the")]
    if len(heavy) < 2:
        return name
    gone = chance.choice(heavy)
    kept = [word for i, word in enumerate(words) if i != gone]
    while kept and kept[0].lower() in ("and", "of"):
        kept = kept[1:]
    while kept and kept[-1].lower().strip(",") in ("and", "of"):
        kept = kept[:-1]
    return " ".join(kept)


def _turn(name: str, chance: random.Random) -> str:
    if " and " in name:
        first, last = name.rsplit(" and ", 1)
        return f"{last} and {first}"
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def _slips(name: str, chance: random.Random, number: int) -> str:
    """Make typing slips inside words: a letter doubled, lost, swapped, or its neighbour hit."""
    letters = list(name)
    for _ in range(number):
        places = [i for i in range(1, len(letters)) if letters[i].isalpha()]
        if not places:
            break
        i = chance.choice(places)
        slip = chance.choice(["lost", "double", "swap", "neighbour", "neighbour", "other"])
        if slip == "lost":
            del letters[i]
        elif slip == "double":
            letters.insert(i, letters[i])
        elif slip == "swap" and i + 1 < len(letters):
            letters[i], letters[i + 1] = letters[i + 1], letters[i]
        elif slip == "neighbour":
            letters[i] = TYPING.get(letters[i].lower(), "e")
        else:
            letters[i] = chance.choice("aeiourstln")
    return "".join(letters)


def _typed(text: str, chance: random.Random) -> str:
    """Add what keyboards and copying leave behind: zero-width blanks, double and odd blanks."""
    mark = chance.random()
    if mark < 0.03:
        return text.replace(" ", " \u200b")
    if mark < 0.06:
        return f" {text.replace(' ', '  ')}\u00a0"
    if mark < 0.08:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and not c.isalnum() else c for c in text)
    return text


def humanitarian() -> Registry:
    """Clusters of a humanitarian response: names that are parts of each other."""
    names: Sequence[tuple[str, str, tuple[str, ...]]] = (
        ("CCCM", "Camp Coordination and Camp Management", ()),
        ("CP", "Child Protection", ()),
        ("EDU", "Education", ("Education in Emergencies",)),
        ("ETC", "Emergency Telecommunications", ("Emergency Telecoms",)),
        ("ER", "Early Recovery", ()),
        ("FS", "Food Security", ("Food Security and Livelihoods", "FSL")),
        ("GBV", "Gender-Based Violence", ()),
        ("HEALTH", "Health", ()),
        ("HLP", "Housing, Land and Property", ()),
        ("LOG", "Logistics", ()),
        ("MA", "Mine Action", ()),
        ("MPC", "Multi-purpose Cash", ("Cash Working Group",)),
        ("NUT", "Nutrition", ()),
        ("PROT", "Protection", ("General Protection",)),
        ("SHELTER", "Shelter and Non-Food Items", ("Shelter/NFI", "Shelter NFI", "Shelter")),
        ("WASH", "Water, Sanitation and Hygiene", ()),
    )
    groups = tuple(Group(id, name, aliases=aliases) for id, name, aliases in names)
    return Registry("clusters", "Humanitarian clusters", groups)


SHAPES = {"o": "0", "l": "1", "i": "l", "e": "c", "m": "rn", "h": "b", "s": "5", "g": "q"}  # as a scanner sees them
ABROAD = (
    *("Groupe de travail sur {}", "Groupe {}", "Comité {}", "Comisión de {}", "Grupo de trabajo sobre {}"),
    *("Arbeitsgruppe {}", "Werkgroep voor {}", "peut-être {}", "quizás {}", "{} (à confirmer)"),
)


def further(registry: Registry, size: int = 700, seed: int = 1) -> list[Case]:
    """Make cases of kinds that the splits lack: scanned, cut off, shortened, glued, said in other languages."""
    chance = random.Random(f"further {seed} {registry.id}")
    makers = (_scanned, _cut_off, _shortened, _glued, lambda name, chance: chance.choice(ABROAD).format(name))
    drawn = ((chance.choice(registry.groups), chance.choice(makers)) for _ in range(size))
    return [Case(make(group.name, chance), frozenset({group.id}), "further") for group, make in drawn]


def _scanned(name: str, chance: random.Random) -> str:
    letters = list(name)
    places = [i for i, letter in enumerate(letters) if i and letter.lower() in SHAPES]
    for i in chance.sample(places, min(len(places), chance.choice([1, 1, 2]))):
        letters[i] = SHAPES[letters[i].lower()]
    return "".join(letters)


def _cut_off(name: str, chance: random.Random) -> str:
    return name[: max(8, int(len(name) * chance.uniform(0.75, 0.95)))].rstrip(" ,")


def _shortened(name: str, chance: random.Random) -> str:
    words = name.split()
    if long := [i for i, word in enumerate(words) if len(word) >= 8]:
        i = chance.choice(long)
        words[i] = words[i][: chance.choice([4, 5])] + chance.choice([".", ""])
    return " ".join(words)


def _glued(name: str, chance: random.Random) -> str:
    words = name.split()
    i = chance.randrange(max(len(words) - 1, 1))
    return " ".join([*words[:i], "".join(words[i : i + 2]), *words[i + 2 :]])


def committees() -> Registry:
    """Committees as a parliament has them: long names that share words."""
    names = (
        *("Agriculture and Rural Development", "Budgetary Control", "Civil Liberties, Justice and Home Affairs"),
        *("Constitutional Affairs", "Culture and Education", "Development", "Economic and Monetary Affairs"),
        *("Employment and Social Affairs", "Environment, Climate and Food Safety", "Fisheries", "Foreign Affairs"),
        *("Industry, Research and Energy", "Internal Market and Consumer Protection", "International Trade"),
        *("Legal Affairs", "Petitions", "Regional Development", "Security and Defence", "Transport and Tourism"),
    )
    return Registry("committees", "Committees", tuple(Group(f"C{i}", name) for i, name in enumerate(names)))
