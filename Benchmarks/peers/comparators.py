"""Compares the string comparators with RapidFuzz's, over the same texts in one run, on one core.

    Benchmarks/peers/comparators.py IDMATCH_BENCHMARKS

IDMATCH_BENCHMARKS is the program of Benchmarks (swift build -c release --package-path Benchmarks --show-bin-path). RapidFuzz has
cdist, one text against many, and cpdist, pair by pair; both write a result for each pair, as ours does.
"""

import json
import subprocess
import sys
import time

import numpy
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein, OSA

COMPARATORS = {
    "levenshtein": (Levenshtein.distance, numpy.uint8),
    "osa": (OSA.distance, numpy.uint8),
    "jaro-winkler": (JaroWinkler.similarity, numpy.float32),
}
QUERIES = 20


def best(body, items, samples=15, least=0.02):
    """Nanoseconds an item of the fastest sample, by processor time."""
    body()
    start = time.thread_time()
    body()
    repetitions = max(1, int(least / max(1e-9, time.thread_time() - start)))
    found = float("inf")
    for _ in range(samples):
        start = time.thread_time()
        for _ in range(repetitions):
            body()
        found = min(found, (time.thread_time() - start) / repetitions)
    return found / items * 1e9


def peer(binary, case, scorer, dtype):
    text = subprocess.run([binary, "--texts", case], check=True, capture_output=True, text=True).stdout
    texts = text.splitlines()
    if case.endswith("-many"):
        queries = texts[:QUERIES]
        return best(lambda: process.cdist(queries, texts, scorer=scorer, dtype=dtype, workers=1),
                    len(queries) * len(texts))
    left = [text for text in texts for _ in texts]
    right = [text for _ in texts for text in texts]
    return best(lambda: process.cpdist(left, right, scorer=scorer, dtype=dtype, workers=1), len(left))


def main():
    binary = sys.argv[1]
    cases = [(f"{name}-{length}{kind}", *rest) for length in (4, 12, 30) for kind in ("", "-many")
             for name, rest in COMPARATORS.items()]
    ours = json.loads(subprocess.run([binary, "--json", *(case for case, _, _ in cases)], check=True,
                                     capture_output=True, text=True).stdout)
    times = {timing["name"]: timing["nanosecondsPerItem"] for timing in ours["cases"]}
    print("| case | idmatch, M pairs/s | RapidFuzz, M pairs/s | |\n|---|--:|--:|--:|")
    for case, scorer, dtype in cases:
        theirs = peer(binary, case, scorer, dtype)
        print(f"| `{case}` | {1e3 / times[case]:.1f} | {1e3 / theirs:.1f} | {theirs / times[case]:.1f} × |", flush=True)


main()
