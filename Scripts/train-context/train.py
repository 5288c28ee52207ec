#!/usr/bin/env python3
"""Train the context encoder on simulated damage.

usage: train.py PAIRS LEXICON VOCABULARY HELD-OUT.npz MINUTES OUT [START] -- SHARD.npz...

PAIRS is the table the damage was made with, LEXICON what `unspin-lexicon pairs` prints. Shards are read in the
order given, from the start again when they are used up; the learning rate falls along a cosine over MINUTES.
START is a network to go on from."""
import collections
import math
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from tables import Pairs, tokens

WIDTH, GAPS, LENGTH, BATCH = 160, [1, 1, 2, 4, 8], 256, 16
RATE, WARMUP, KEPT, DROP = 1.5e-3, 200, 0.4, 0.03

split = sys.argv.index("--")
pairsPath, lexiconPath, vocabularyPath, heldPath, minutes, out, *begin = sys.argv[1:split]
shards = sys.argv[split + 1:]
minutes = float(minutes)
# Two threads wait for each other more than they help where other programs run.
torch.set_num_threads(1)
torch.manual_seed(1)
rng = np.random.default_rng(1)


class Candidates:
    """What each spun phrase may stand for, itself first: all that the table or the lexicon knows."""

    def __init__(self, pairs, vocabulary):
        known = collections.defaultdict(dict)
        with open(lexiconPath, encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                spun, original, channel = line.rstrip("\n").split("\t")
                spun, original = (tuple(t for t, _ in tokens(x)) for x in (spun, original))
                if spun in pairs.spun and spun != original:
                    known[spun][original] = float(channel)
        phrases = list(pairs.originals) + list(pairs.spun)
        index = dict(pairs.originals)
        flat, channels, self.offsets = [], [], [0]
        for i, spun in enumerate(pairs.spun):
            flat.append(len(pairs.originals) + i)
            channels.append(math.log(1 - pairs.rate.get(spun, 0)))
            for original, channel in sorted(pairs.channel[spun].items(), key=lambda x: (-x[1], x[0])):
                flat.append(index[original])
                channels.append(channel)
            for original, channel in sorted(known[spun].items()):
                if original in pairs.channel[spun]:
                    continue
                if original not in index:
                    index[original] = len(phrases)
                    phrases.append(original)
                # The table does not know the pair, so it is less likely than the lexicon has it.
                flat.append(index[original])
                channels.append(channel - 1)
            self.offsets.append(len(flat))
        self.flat, self.channels, self.offsets = np.array(flat), np.array(channels, np.float32), np.array(self.offsets)
        none = len(vocabulary)
        rows = [[vocabulary.get(w, 0) for w in p[:4]] + [none] * (4 - len(p[:4])) for p in phrases]
        self.words = torch.tensor(rows)
        self.lengths = torch.tensor([min(len(p), 4) for p in phrases]) - 1


class Encoder(nn.Module):
    """Gated convolutions over words; see ContextEncoder in Sources/Unspin/Context."""

    def __init__(self, size):
        super().__init__()
        self.E = nn.Embedding(size + 1, WIDTH, padding_idx=size)
        self.case = nn.Embedding(4, WIDTH)
        self.inn = nn.LayerNorm(WIDTH)
        self.convs = nn.ModuleList(nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in GAPS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in GAPS)
        self.outn = nn.LayerNorm(WIDTH)
        self.qs = nn.Linear(WIDTH, WIDTH)
        self.ql = nn.Linear(WIDTH, WIDTH, bias=False)
        self.spanlen = nn.Embedding(6, WIDTH)
        self.pos = nn.Parameter(torch.ones(4, 4, WIDTH) / torch.arange(1.0, 5)[:, None, None].sqrt())
        self.bias = nn.Embedding(size + 1, 1, padding_idx=size)
        self.lenbias = nn.Parameter(torch.zeros(4))
        self.keepbias = nn.Parameter(torch.zeros(1))
        self.a = nn.Parameter(torch.tensor(0.8))
        self.scale = nn.Parameter(torch.tensor(1.0))
        nn.init.normal_(self.E.weight, 0, 0.05)
        nn.init.normal_(self.case.weight, 0, 0.05)
        nn.init.zeros_(self.spanlen.weight)
        nn.init.zeros_(self.bias.weight)
        with torch.no_grad():
            self.E.weight[size] = 0

    def encode(self, ids, cases, drop):
        x = self.E(ids) * 4 + self.case(cases)
        if drop:
            x = x * (torch.rand(ids.shape[0], ids.shape[1], 1) > drop)
        x = self.inn(x)
        for conv, norm, gap in zip(self.convs, self.norms, GAPS):
            y = norm(x)
            z = F.pad(y, (0, 0, gap, gap))
            with torch.autocast("cpu", torch.bfloat16):
                y = conv(torch.cat([z[:, :-2 * gap], y, z[:, 2 * gap:]], -1).bfloat16()).float()
            x = x + y[..., :WIDTH] * torch.sigmoid(y[..., WIDTH:])
        return self.outn(x)

    def forward(self, known, ids, cases, first, last, lengths, place, column, candidates, channel, drop=0.0):
        """Scores, one row a place, one column a candidate."""
        h = self.encode(ids, cases, drop).reshape(-1, WIDTH)
        q = F.embedding(first, self.qs(h)) + F.embedding(last, self.ql(h)) + self.spanlen(lengths)
        q = q * (self.scale / math.sqrt(WIDTH))
        used = torch.zeros(len(known.words), dtype=torch.bool)
        used[candidates] = True
        used = used.nonzero()[:, 0]
        back = torch.zeros(len(known.words), dtype=torch.long)
        back[used] = torch.arange(len(used))
        words, length, at = known.words[used], known.lengths[used], back[candidates]
        e = (self.E(words) * 4 * self.pos[length]).sum(-2)
        b = self.bias(words).sum((-2, -1)) + self.lenbias[length]
        s = (F.embedding(at, e) * F.embedding(place, q)).sum(-1) + F.embedding(at, b[:, None]).squeeze(-1)
        s = s + self.keepbias * (column == 0) + self.a * channel
        wide = int(column.max()) + 1
        return torch.full((len(first) * wide,), -1e4).index_put((place * wide + column,), s).view(-1, wide)


def batch(shard, offsets, known, kept):
    """Pieces of a shard with their places; of places left alone only a share."""
    ids = np.stack([shard["ids"][o:o + LENGTH] for o in offsets])
    cases = np.stack([shard["cases"][o:o + LENGTH] for o in offsets])
    columns = [[], [], [], []]
    for number, offset in enumerate(offsets):
        low, high = np.searchsorted(shard["starts"], [offset, offset + LENGTH - 5])
        columns[0].append(shard["starts"][low:high] - offset + number * LENGTH)
        for column, name in zip(columns[1:], ("lens", "phrases", "labels")):
            column.append(shard[name][low:high])
    first, length, phrase, label = (np.concatenate(c).astype(np.int64) for c in columns)
    if kept < 1:
        chosen = (label >= 0) | (rng.random(len(label)) < kept)
        first, length, phrase, label = first[chosen], length[chosen], phrase[chosen], label[chosen]
    counts = known.offsets[phrase + 1] - known.offsets[phrase]
    place = np.repeat(np.arange(len(phrase)), counts)
    column = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
    at = np.repeat(known.offsets[phrase], counts) + column
    candidates = known.flat[at]
    gold = np.zeros(len(phrase), np.int64)
    hit = np.nonzero((candidates == label[place]) & (column > 0))[0]
    gold[place[hit]] = column[hit]
    parts = (ids.astype(np.int64), cases.astype(np.int64), first, first + length - 1, np.minimum(length, 5), place, column, candidates)
    return [torch.from_numpy(p) for p in parts] + [torch.from_numpy(known.channels[at])], torch.from_numpy(gold)


def report(net, known, shard, head):
    net.eval()
    scores, golds = [], []
    offsets = np.arange(0, min(len(shard["ids"]) - LENGTH, 60000), LENGTH)
    with torch.no_grad():
        for i in range(0, len(offsets), BATCH):
            inputs, gold = batch(shard, offsets[i:i + BATCH], known, 1)
            s = net(known, *inputs)
            scores.append(F.pad(s, (0, 100 - s.shape[1]), value=-1e4).log_softmax(1))
            golds.append(gold)
    net.train()
    s, gold = torch.cat(scores), torch.cat(golds)
    spun = gold > 0
    sure, best = s[:, 1:].exp().max(1)
    right = best + 1 == gold
    order = torch.argsort(-sure)
    found = right[order].float().cumsum(0)
    precision, recall = found / torch.arange(1, len(order) + 1), found / spun.sum()
    reached = [recall[precision >= bar].max().item() if (precision >= bar).any() else 0 for bar in (0.8, 0.9, 0.95)]
    print(head, f"loss {-s.gather(1, gold[:, None]).mean():.4f}, of spun places {(s.argmax(1) == gold)[spun].float().mean():.3f} undone,",
          f"{right[spun].float().mean():.3f} right among edits, recall at precision 0.8/0.9/0.95",
          "/".join(f"{x:.3f}" for x in reached), flush=True)


def load(path):
    with np.load(path) as file:
        return {name: file[name] for name in file.files}


pairs = Pairs(pairsPath)
vocabulary = {w: i for i, w in enumerate(open(vocabularyPath, encoding="utf-8").read().split("\n")[:-1])}
known = Candidates(pairs, vocabulary)
net = Encoder(len(vocabulary))
if begin:
    net.load_state_dict(torch.load(begin[0]))
held = load(heldPath)
adam = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.98), fused=True)
start, step, queue, number = time.time(), 0, [], 0
while (spent := (time.time() - start) / 60) < minutes:
    if not queue:
        shard = load(shards[number % len(shards)])
        number += 1
        offsets = np.arange(int(rng.integers(0, LENGTH)), len(shard["ids"]) - LENGTH, LENGTH)
        rng.shuffle(offsets)
        queue = [offsets[i:i + BATCH] for i in range(0, len(offsets) - BATCH + 1, BATCH)]
    inputs, gold = batch(shard, queue.pop(), known, KEPT)
    fall = max(0.03, 0.5 * (1 + math.cos(math.pi * spent / minutes)))
    adam.param_groups[0]["lr"] = RATE * min(1, (step + 1) / WARMUP) * fall
    weight = torch.where(gold > 0, 1.0, 1 / KEPT)
    loss = (F.cross_entropy(net(known, *inputs, drop=DROP), gold, reduction="none") * weight).sum() / weight.sum()
    adam.zero_grad(set_to_none=True)
    loss.backward()
    adam.step()
    step += 1
    if step % 400 == 0:
        report(net, known, held, f"step {step}, {step * LENGTH * BATCH} tokens:")
        torch.save(net.state_dict(), out)
report(net, known, held, f"step {step}, {step * LENGTH * BATCH} tokens:")
torch.save(net.state_dict(), out)
