"""The words that organisations share: forms, links, countries with sections, spellings."""

from __future__ import annotations

import re

LINKS = frozenset(
    "a al and da das de del der des di do dos du el et for in l la las le les los of on pour the"
    " to und van von y".split()
)
# what an organisation calls itself: may come or go without making it another one
ORGANISATION_TYPES = frozenset(
    "agency aisbl asbl asociacion assoc association associazione center centre charitable charity"
    " co committee company corp corporation cso e ev federation fondation foundation fund fundacion"
    " gmbh group inc incorporated initiative institute international internationale intl limited"
    " llc ltd mission national nations network ngo ngos office ong onlus org organisation"
    " organizacion organization plc program programme project registered society trust un union"
    " united v worldwide".split()
)
# of these, what any organisation may add to its name or leave out, however short the name
LEGAL_SUFFIXES = frozenset(
    "aisbl asbl association charitable charity co company corp corporation cso e ev gmbh inc"
    " incorporated international internationale intl limited llc ltd ngo ngos office ong onlus org"
    " organisation organizacion organization plc registered v worldwide".split()
)
# one word for all its spellings, in English, French, Spanish and Italian
SPELLINGS = {
    spelling: line.split()[0]
    for line in """
        organization organisation org organizacion organizzazione organizations organisations
        association assoc assn asociacion associazione associacao associations
        foundation fondation fundacion fondazione fdn foundations
        international internationale internacional internazionale intl
        centre center ctr centro
        committee comite commitee cttee
        programme program programa prog
        department dept
        ministry min
        government govt
        development dev
        society soc societies
        management mgmt mgt
        institute institut instituto inst
        federation fed federacion
    """.split("\n")
    for spelling in line.split()[1:]
}
TERMS = {
    "united nations": "un",
    "united nation": "un",
    "u n": "un",
    "united states of america": "usa",
    "united states": "usa",
    "u s a": "usa",
    "u s": "usa",
    "great britain": "uk",
    "united kingdom": "uk",
    "int l": "international",
    "rc": "red cross",
    "croix rouge": "red cross",
    "cruz roja": "red cross",
    "croissant rouge": "red crescent",
    "media luna roja": "red crescent",
}
TERM = re.compile(rf"\b({'|'.join(TERMS)})\b")
# bodies of one state, with no branch in another
OF_A_STATE = frozenset("ministry ministerio ministere department authority university embassy".split())
# countries where a large organisation often has a section of its own beside the whole
SECTIONS = frozenset(
    "australia austria belgium canada denmark finland france germany ireland italy japan korea"
    " luxembourg netherlands norway spain sweden switzerland uk usa".split()
)
