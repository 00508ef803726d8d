#!/usr/bin/python3
"""Cuts a weight of Inter for printed documents: the letters of Europe, figures of equal width, no layout tables.

A PDF writer without OpenType features cannot ask for tabular figures, so the font has them as its own.
The fonts are those of the npm package @expo-google-fonts/inter (SIL Open Font License).
Usage: print-font.py IN.ttf OUT.ttf NAME (fonttools, for example Debian's python3-fonttools).
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FEATURE = "tnum"
# Hyphens stay narrow: they stand in words and numbers of invoices too.
EQUAL = [ord(sign) for sign in "0123456789.,\u2212"]
# Latin with its extensions, Greek, Cyrillic, general punctuation, currencies, letterlike, arrows, minus.
RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x400, 0x52F),
          (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x2193),
          (0x2212, 0x2212), (0x25A1, 0x25A1), (0xFFFD, 0xFFFD)]


def tabular(font):
    """The glyphs that the feature puts in place of others."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == FEATURE
               for index in record.Feature.LookupListIndex}
    mapping = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)
            mapping.update(part.mapping)
    return mapping


def main(source, target, name):
    font = TTFont(source, recalcTimestamp=False)
    mapping = tabular(font)
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            cmap.cmap = {code: mapping.get(glyph, glyph) if code in EQUAL else glyph for code, glyph in cmap.cmap.items()}
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "MATH"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")
        elif record.nameID == 3:
            record.string = name + " for print"
    font.save(target)


main(*sys.argv[1:])
