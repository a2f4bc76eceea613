"""Cut the Khmer font of the small pages to what their sentences need.

    pip install uharfbuzz fonttools brotli
    python benchmarks/khmer_font.py

Writes `noto-sans-khmer-sheet.woff2` (the glyphs that the sentences shape to, at 128 units to the em) and
the syllables that it holds as a .txt beside it, with which a test compares the sentences.
"""

from __future__ import annotations

import re
from pathlib import Path

from twgnet.wording.catalogue import load_catalogue

FONTS = Path(__file__).parents[1] / "src/twgnet/render/assets/fonts"
WHOLE, SMALL = FONTS / "noto-sans-khmer.woff2", FONTS / "noto-sans-khmer-sheet.woff2"
UNITS = 128
SAID = """sheet report.draft gaps.verdict gaps.ask common.meaning common.answered common.answered_only
    language.nouns language.list language.or focal.person focal.hedged focal.invited focal.placed focal.wants
    focal.alone focal.unmeasured focal.no_contact focal.contact focal.drawn focal.nobody focal.few focal.full focal.it
    focal.excluded focal.banned focal.others focal.kin focal.duplicate focal.passed_over focal.conflict""".split()
SYLLABLE = re.compile("[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17dd])*|[\u17d4-\u17dc\u17e0-\u17e9]")


def find_syllables() -> list[str]:
    """Give every different syllable of the sentences on the small pages: what is shaped as one."""
    entries = load_catalogue("km").entries
    return sorted(set(SYLLABLE.findall("\n".join(text for code in SAID for text in _texts(entries, code)))))


def _texts(entries: object, code: str) -> list[str]:
    for key in code.split("."):
        entries = entries[key]  # type: ignore[index]
    return _leaves(entries)


def _leaves(entry: object) -> list[str]:
    if isinstance(entry, dict):
        return [text for key, one in entry.items() if key != "one_page" for text in _leaves(one)]
    return [str(entry)]


def write_font() -> None:
    """Shape every syllable, keep the glyphs, and write font and syllables."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    syllables = find_syllables()
    font = TTFont(WHOLE)
    options = Options(layout_closure=False, hinting=False, name_IDs=[], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=_shape(font, syllables), text="".join(syllables))
    subsetter.subset(font)
    scale_upem(font, UNITS)
    font.flavor = "woff2"
    font.save(SMALL)
    SMALL.with_suffix(".txt").write_text(" ".join(syllables) + "\n", encoding="utf-8")


def _shape(font: object, syllables: list[str]) -> list[str]:
    import io

    import uharfbuzz as hb

    plain = io.BytesIO()
    font.flavor = None  # type: ignore[attr-defined]
    font.save(plain)  # type: ignore[attr-defined]
    shaper = hb.Font(hb.Face(plain.getvalue()))
    glyphs: set[str] = set()
    for syllable in syllables:
        buffer = hb.Buffer()
        buffer.add_str(syllable)
        buffer.guess_segment_properties()
        hb.shape(shaper, buffer, {})
        glyphs |= {font.getGlyphName(info.codepoint) for info in buffer.glyph_infos}  # type: ignore[attr-defined]
    return sorted(glyphs)


if __name__ == "__main__":
    write_font()
    print(f"{SMALL.name}: {SMALL.stat().st_size} bytes, {len(find_syllables())} syllables")
