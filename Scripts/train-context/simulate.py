#!/usr/bin/env python3
"""Spin text and write it with its places. usage: simulate.py PAIRS VOCABULARY SEED OUT-PREFIX TOKENS-A-SHARD < TEXT

One paragraph a line; each gets one family of spinner. Every phrase that a row knows is replaced with
probability count / (count + kept). A place is a run of tokens that the table knows as spun; its label is the
original, or -1 where nothing was replaced exactly there."""
import random
import re
import sys

import numpy as np

from tables import Pairs, tokens

pairsPath, vocabPath, seed, prefix, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
P = Pairs(pairsPath)
V = {w: i for i, w in enumerate(open(vocabPath, encoding="utf-8").read().split("\n")[:-1])}
R = random.Random(seed)
FIRST = re.compile(r'(?<=[.!?]) +(?=["A-Z\'])|(?<=[.!?]") +(?=["A-Z])')
ids, cases, starts, lens, phrases, labels = [], [], [], [], [], []
shard = 0


def letterCase(w):
    """0 lower, 1 capitalised, 2 upper, 3 anything else."""
    return 0 if w.islower() else 2 if w.isupper() and len(w) > 1 else 1 if w[:1].isupper() else 3


def flush():
    global shard
    np.savez(f"{prefix}-{shard:03d}.npz", ids=np.array(ids, np.int32), cases=np.array(cases, np.uint8), starts=np.array(starts, np.int32),
             lens=np.array(lens, np.uint8), phrases=np.array(phrases, np.int32), labels=np.array(labels, np.int32))
    print("shard", shard, len(ids), "tokens", len(starts), "places", sum(1 for x in labels if x >= 0), "spun", flush=True)
    shard += 1
    for column in (ids, cases, starts, lens, phrases, labels):
        column.clear()


for line in sys.stdin:
    line = line.strip()
    if len(line) < 40:
        continue
    fam = R.choices("ABDX", (70, 14, 9, 7))[0]
    spin = P.spin[fam]
    words, caps, subs = ["<p>"], [3], {}
    for n, sentence in enumerate(FIRST.split(line)):
        if n:
            words.append("<s>")
            caps.append(3)
        t = tokens(sentence)
        i = 0
        while i < len(t):
            w, raw = t[i]
            hit = None
            if w in P.longest:
                c = letterCase(raw)
                if c == 0 or (c == 1 and i == 0 and (len(t) < 2 or letterCase(t[1][1]) != 1)):
                    for k in range(min(P.longest[w], len(t) - i), 0, -1):
                        o = tuple(x for x, _ in t[i:i + k])
                        row = spin.get(o)
                        if row and (k == 1 or all(letterCase(x) in (0, 3) for _, x in t[i + 1:i + k])) and R.random() < row[0]:
                            hit = (o, R.choices(row[1], row[2])[0])
                            break
            if hit:
                o, s = hit
                c = letterCase(raw)
                subs[(len(words), len(s))] = P.originals[o]
                for j, x in enumerate(s):
                    words.append(x)
                    caps.append(c if j == 0 else 0)
                i += len(o)
            else:
                words.append(w)
                caps.append(letterCase(raw))
                i += 1
    base = len(ids)
    for i, w in enumerate(words):
        if w in P.spunLongest and caps[i] in (0, 1):
            if caps[i] == 1 and words[i - 1] not in ("<s>", "<p>"):
                continue
            for k in range(1, min(P.spunLongest[w], len(words) - i) + 1):
                p = P.spun.get(tuple(words[i:i + k]))
                if p is None:
                    continue
                label = subs.get((i, k), -1)
                starts.append(base + i)
                lens.append(k)
                phrases.append(p)
                labels.append(label)
    ids += [V.get(w, 0) for w in words]
    cases += caps
    if len(ids) >= size:
        flush()
if ids:
    flush()
