"""The public sets, their truth, and how a result is measured: one way for every engine."""

import csv
from collections import Counter, defaultdict
from pathlib import Path


class DataSet:
    """Tables and the pairs that are one entity."""

    def __init__(self, name, folder):
        self.name = name
        if (folder / "a.csv").exists():
            self.tables = [folder / "a.csv", folder / "b.csv"]
        else:
            self.tables = [folder / "records.csv"]
        self.header, self.rows = [], []
        for source, path in enumerate(self.tables):
            with open(path, newline="", encoding="utf-8") as file:
                reader = csv.reader(file)
                self.header = next(reader)
                self.rows += [(source, row) for row in reader]
        if len(self.tables) == 2:
            with open(folder / "matches.csv", newline="", encoding="utf-8") as file:
                self.matches = {tuple(row) for row in list(csv.reader(file))[1:]}
        else:
            column = self.header.index("entity_id")
            self.entities = [row[column] for _, row in self.rows]
            self.matches = None

    @property
    def is_link(self):
        return len(self.tables) == 2

    def key_column(self):
        """The first column with a value of its own in every row."""
        return next(column for column in range(len(self.header))
                    if len({row[column] for _, row in self.rows} - {""}) == len(self.rows))

    def measure_pairs(self, pairs):
        """Precision, recall and F1 of pairs of identifiers."""
        pairs = {tuple(pair) for pair in pairs}
        if self.is_link:
            return measure(len(pairs & self.matches), len(pairs), len(self.matches))
        right = sum(self.entities[int(a)] == self.entities[int(b)] for a, b in pairs)
        return measure(right, len(pairs), pair_count(Counter(self.entities).values()))

    def measure_clusters(self, clusters):
        """Precision, recall and F1 of the pairs within clusters, given one cluster for each row."""
        cells = Counter(zip(clusters, self.entities))
        return measure(
            pair_count(cells.values()),
            pair_count(Counter(clusters).values()),
            pair_count(Counter(self.entities).values()))

    def components(self, pairs):
        """The connected component of each row."""
        parent = list(range(len(self.rows)))

        def root(node):
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for a, b in pairs:
            one, other = root(int(a)), root(int(b))
            if one != other:
                parent[one] = other
        return [root(node) for node in range(len(parent))]


def pair_count(sizes):
    return sum(size * (size - 1) // 2 for size in sizes)


def measure(right, found, true):
    precision = right / found if found else 1.0
    recall = right / true if true else 1.0
    return precision, recall, 2 * right / (found + true) if found + true else 1.0


def best_links(scored, one_to_one):
    """Each record's best partner, for two tables without duplicates: the peers' pairs, best first."""
    if not one_to_one:
        return [(a, b) for a, b, _ in scored]
    taken_left, taken_right, chosen = set(), set(), []
    for a, b, _ in sorted(scored, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            chosen.append((a, b))
    return chosen


def read(folder, name):
    """The set of a folder by this name, if it is there."""
    path = Path(folder) / name
    if (path / "records.csv").exists() or (path / "a.csv").exists():
        return DataSet(name, path)
    print(f"{name}: not in {folder}, skipped")
    return None
