#!/usr/bin/env python3
"""Choose the words of the encoder. usage: vocabulary.py PAIRS NEWS.1.tsv TEXT OUT

By frequency in news (word counts) and in the text; words of the table of pairs count six times."""
import collections, sys

from tables import SPECIAL, Pairs, tokens

SIZE = 32768
pairsPath, countsPath, textPath, outPath = sys.argv[1:]
P = Pairs(pairsPath)
text = collections.Counter()
for i, line in enumerate(open(textPath, encoding="utf-8")):
    if i % 4 == 0:
        text.update(t for t, _ in tokens(line))
news = {}
for line in open(countsPath, encoding="utf-8"):
    count, _, word = line.rstrip("\n").split("\t")
    if word not in ("<s>", "</s>"):
        news[word] = int(count)
needed = {w for o in P.originals for w in o} | {w for s in P.spun for w in s}


def score(word):
    return (news.get(word, 0) / 8 + text[word] * 4) * (6 if word in needed else 1)


words = sorted((w for w in set(news) | needed | set(text) if w not in SPECIAL), key=lambda w: (-score(w), w))
with open(outPath, "w", encoding="utf-8") as out:
    out.write("\n".join(SPECIAL + words[:SIZE - len(SPECIAL)]) + "\n")
