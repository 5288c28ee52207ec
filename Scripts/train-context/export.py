#!/usr/bin/env python3
"""Write a trained encoder as 32-bit floats, as `unspin-lexicon context` reads them. usage: export.py NET OUT"""
import math
import sys

import numpy as np
import torch

s = {k: v.float().numpy() for k, v in torch.load(sys.argv[1]).items()}
E = s["E.weight"][:-1]
D = E.shape[1]
gaps = [1, 1, 2, 4, 8]
out = [[D, len(gaps)], gaps, E * 4, s["bias.weight"][:-1], s["case.weight"], s["inn.weight"], s["inn.bias"]]
for i in range(len(gaps)):
    out += [s[f"norms.{i}.weight"], s[f"norms.{i}.bias"], s[f"convs.{i}.bias"], s[f"convs.{i}.weight"]]
k = float(s["scale"]) / math.sqrt(D)
out += [s["outn.weight"], s["outn.bias"], s["qs.bias"] * k, s["qs.weight"] * k, s["ql.weight"] * k,
        s["spanlen.weight"] * k, s["pos"], s["lenbias"], s["keepbias"]]
np.concatenate([np.asarray(x, np.float32).ravel() for x in out]).astype("<f4").tofile(sys.argv[2])
