"""Tokens as the language model counts them (near enough to ICU's words), and the table of pairs."""
import collections, math, re

WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*|([^\w\s]|_)\1*")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*\Z")
NUMBERS = re.compile(r"\d+(?:[.,]\d+)+")
DIGITS = re.compile(r"\d+")
FOLD = str.maketrans({**{c: "'" for c in "\u2018\u2019\u201b\u2032\u02bc`\u00b4"}, **{c: '"' for c in "\u201c\u201d\u201e\u2033\u00ab\u00bb"},
                      **{c: "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015"}, "\u2026": ".", "\u00a0": " ", "\u202f": " "})
SPECIAL = ["<unk>", "<p>", "<s>", "<num>"]


def tokens(text):
    """(model form, as written) of each token."""
    text = NUMBERS.sub(lambda m: re.sub(r"[.,]", "", m.group()), text.translate(FOLD))
    out = []
    for m in WORD.finditer(text):
        w = m.group()
        if m.group(1):
            out.append((m.group(1), w))
        elif NUMBER.match(w):
            out.append(("<num>", w))
        else:
            l = w.lower()
            out.append((DIGITS.sub("0", l) if not l.isalpha() else l, w))
    return out


class Pairs:
    """The rows of a table with the columns spun, original, count, kept, pages, families (A:3,B:1), by original
    and family, and by spun phrase."""
    FAMILIES = "ABDX"

    def __init__(self, path):
        rows = collections.defaultdict(list)
        kept = {}
        for line in open(path, encoding="utf-8"):
            q = line.rstrip("\n").split("\t")
            if len(q) < 6 or q[0] == "spun" or q[0] != q[0].lower() or q[1] != q[1].lower():
                continue
            if not re.fullmatch(r"[\w' \-]+", q[0]) or not re.fullmatch(r"[\w' \-]+", q[1]):
                continue
            s = tuple(t for t, _ in tokens(q[0]))
            o = tuple(t for t, _ in tokens(q[1]))
            if s == o or not s or not o or len(s) > 5 or len(o) > 5:
                continue
            f = {x.split(":")[0]: float(x.split(":")[1]) for x in q[5].split(",")}
            rows[o].append((s, f, float(q[2])))
            kept[o] = float(q[3])
        self.rate = {}                      # original -> how likely it is spun
        channel = collections.defaultdict(dict)
        self.spin = {f: {} for f in self.FAMILIES}
        for o, v in rows.items():
            total = sum(c for _, _, c in v)
            self.rate[o] = min(0.9, total / (total + kept[o] + 0.5))
            for s, f, c in v:
                channel[s][o] = channel[s].get(o, 0) + math.log(max(c / (total + kept[o] + 0.5), 1e-7))
            for fam in self.FAMILIES:
                own = [(s, f[fam]) for s, f, c in v if f.get(fam)]
                if not own and fam != "A":
                    own = [(s, f["A"]) for s, f, c in v if f.get("A")]
                if own:
                    t = sum(w for _, w in own)
                    self.spin[fam][o] = (min(0.9, t / (t + kept[o] + 0.5)), [s for s, _ in own], [w for _, w in own])
        self.channel = channel
        self.longest = collections.defaultdict(int)
        for o in rows:
            self.longest[o[0]] = max(self.longest[o[0]], len(o))
        self.spunLongest = collections.defaultdict(int)
        for s in channel:
            self.spunLongest[s[0]] = max(self.spunLongest[s[0]], len(s))
        self.spun = {s: i for i, s in enumerate(sorted(channel))}
        self.originals = {o: i for i, o in enumerate(sorted(rows))}
