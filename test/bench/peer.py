"""Times scikit-learn and pandas on the files the benchmark wrote; prints JSON, in milliseconds.

Usage: python3 peer.py FOLDER   (labels.csv and team1.csv, both with an id column and the same classes)
"""

import json
import statistics
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score, recall_score, roc_auc_score

warnings.filterwarnings("ignore")


def median(work, runs=3):
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def ece(y, p, bins=15):
    index = np.clip(np.ceil(p * bins).astype(int) - 1, 0, bins - 1)
    count = np.bincount(index, minlength=bins)
    gap = np.bincount(index, weights=p, minlength=bins) - np.bincount(index, weights=y, minlength=bins)
    return np.abs(gap).sum() / count.sum()


def main(folder):
    labels = pd.read_csv(f"{folder}/labels.csv")
    scores = pd.read_csv(f"{folder}/team1.csv")
    classes = [c for c in labels.columns if c != "id"]
    joined = labels.merge(scores, on="id", suffixes=("", "_score"))
    y = [joined[c].to_numpy() for c in classes]
    p = [joined[f"{c}_score"].to_numpy(np.float32) for c in classes]

    def each(metric):
        return lambda: [metric(a, b) for a, b in zip(y, p)]

    random = np.random.default_rng(7)

    def replicate():
        drawn = random.integers(0, len(joined), len(joined))
        for a, b in zip(y, p):
            average_precision_score(a[drawn], b[drawn])
            roc_auc_score(a[drawn], b[drawn])
            1 - recall_score(a[drawn], b[drawn] > 0.5)

    result = {
        "replicate": median(replicate, 5),
        "ap": median(each(average_precision_score)),
        "auroc": median(each(roc_auc_score)),
        "f1": median(each(lambda a, b: f1_score(a, b > 0.5))),
        "brier": median(each(brier_score_loss)),
        "ece": median(each(ece)),
        "read_csv": median(lambda: pd.read_csv(f"{folder}/team1.csv"), 1),
        "join": median(lambda: labels.merge(scores, on="id", suffixes=("", "_score"))),
    }
    result["suite"] = sum(result[k] for k in ("ap", "auroc", "f1", "brier", "ece"))
    import sklearn

    result["versions"] = f"scikit-learn {sklearn.__version__}, pandas {pd.__version__}"
    print(json.dumps(result))


main(sys.argv[1])
