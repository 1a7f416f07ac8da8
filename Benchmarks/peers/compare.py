"""Runs idmatch and its peers on the public sets and prints what each finds, how long it takes and how much memory."""

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import offices
from truth import best_links, read

NAMES = ["febrl1", "febrl4", "fake_1000", "chicago_early_childhood", "persons_50k"]
THRESHOLDS = [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 0.99999,
              0.999999, 0.9999999, 0.99999999]


class Run:
    """The wall time and the peak memory of a process."""

    def __init__(self, command):
        self.megabytes = 0
        with tempfile.TemporaryFile() as messages:
            start = time.monotonic()
            process = subprocess.Popen(
                [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=messages)
            # What the system says at the end includes this process before the other began; its own status does not.
            while process.poll() is None:
                self.megabytes = max(self.megabytes, self.peak(process.pid))
                time.sleep(0.01)
            self.seconds = time.monotonic() - start
            if process.returncode != 0:
                messages.seek(0)
                text = messages.read().decode("utf-8", "replace")
                raise RuntimeError(f"{command[0]} ended with {process.returncode}: {text[-2000:]}")

    @staticmethod
    def peak(process):
        try:
            for line in Path(f"/proc/{process}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
        except OSError:
            pass
        return 0

    @staticmethod
    def total(runs):
        return sum(run.seconds for run in runs), max(run.megabytes for run in runs)


def show(name, engine, what, pairs, clusters, cost):
    def text(measured):
        return "  ".join(f"{value:.4f}" for value in measured) if measured else " " * 22
    seconds, megabytes = cost
    print(f"{name:<24}{engine:<26}{what:<24}{text(pairs)}   {text(clusters)}   {seconds:7.1f} s {megabytes:7.0f} MB",
          flush=True)


def ours(data, idmatch, folder, model=None):
    """init and dedupe or link, with nothing between them; or a model file as it is. Tables to link have everyone once, which
    idmatch is told as the peers are."""
    runs = []
    path = model
    if path is None:
        path = folder / f"{data.name}.yaml"
        runs.append(Run([idmatch, "init", *data.tables, "--output", path, "--quiet"]))
    output, links = folder / "ours.csv", folder / "links.csv"
    engine = "idmatch, init" if model is None else "idmatch, model file"
    if data.is_link:
        runs.append(Run([
            idmatch, "link", *data.tables, "--model", path, "--output", links, "--id-column", data.header[0],
            *(["--one-to-one"] if model is None else [])]))
        with open(links, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        narrow, band = rows[0].index("relation"), rows[0].index("band")
        pairs = [(row[0], row[1]) for row in rows[1:] if row[band] == "match" and row[narrow] in ("person", "match")]
        show(data.name, engine, "own threshold", data.measure_pairs(pairs), None, Run.total(runs))
        if data.name == "offices" and model is not None:
            offices.classes(data, pairs, idmatch)
        return
    key = data.key_column()
    runs.append(Run([
        idmatch, "dedupe", *data.tables, "--model", path, "--output", output, "--links", links, "--id-column",
        data.header[key]]))
    with open(output, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    column = next(number for number, name in enumerate(rows[0]) if name in ("person_cluster", "match_cluster"))
    clusters = [row[column] for row in rows[1:]]
    place = {row[key]: number for number, (_, row) in enumerate(data.rows)}
    with open(links, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    narrow, band = rows[0].index("relation"), rows[0].index("band")
    pairs = [(place[row[0]], place[row[1]]) for row in rows[1:]
             if row[band] == "match" and row[narrow] in ("person", "match")]
    show(data.name, engine, "own threshold", data.measure_pairs(pairs), data.measure_clusters(clusters),
         Run.total(runs))


def peer(data, engine, script, folder):
    """A peer's scored pairs, at its default threshold and at the one that labels show to be best for it."""
    output = folder / f"{script}.csv"
    run = Run([sys.executable, HERE / script, data.name, data.tables[0].parent, output])
    cost = Run.total([run])
    with open(output, newline="", encoding="utf-8") as file:
        scored = [(a, b, float(probability)) for a, b, probability in csv.reader(file)]

    def at(threshold):
        kept = [pair for pair in scored if pair[2] >= threshold]
        pairs = best_links(kept, one_to_one=data.is_link)
        clusters = None if data.is_link else data.measure_clusters(data.components(pairs))
        return data.measure_pairs(pairs), clusters

    default = 0.95 if engine == "Splink" else 0.5
    show(data.name, engine, f"{default}, its default", *at(default), cost)
    best = max(THRESHOLDS, key=lambda threshold: at(threshold)[0][2])
    show(data.name, engine, f"{best}, best pairs", *at(best), cost)
    if data.name == "offices":
        precise = [threshold for threshold in THRESHOLDS if at(threshold)[0][0] >= 0.995]
        best = max(precise, key=lambda threshold: at(threshold)[0][1]) if precise else max(THRESHOLDS)
        show(data.name, engine, f"{best}, for P 0.995", *at(best), cost)
    if not data.is_link:
        best = max(THRESHOLDS, key=lambda threshold: at(threshold)[1][2])
        show(data.name, engine, f"{best}, best clusters", *at(best), cost)


def one_to_one(data, idmatch, folder):
    """The time of one-to-one linking by a trained model."""
    path = folder / f"{data.name}.yaml"
    Run([idmatch, "init", *data.tables, "--output", path, "--quiet"])
    Run([idmatch, "train", *data.tables, "--model", path, "--quiet"])
    run = Run([
        idmatch, "link", *data.tables, "--model", path, "--output", folder / "links.csv", "--one-to-one", "--quiet"])
    show(data.name, "idmatch, trained model", "time to link", None, None, Run.total([run]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idmatch", required=True, help="the program")
    parser.add_argument("--data", required=True, help="the folder of the sets")
    parser.add_argument("--models", help="the folder of model files to run beside those of init")
    parser.add_argument("--sets", nargs="*", default=NAMES)
    parser.add_argument("--peers", nargs="*", default=["splink", "recordlinkage"])
    parser.add_argument("--offices", help="the folder of the register of offices")
    parser.add_argument("--million", action="store_true", help="also a made-up register of a million rows")
    options = parser.parse_args()
    print(f"{'set':<24}{'engine':<26}{'threshold':<24}{'pairs: P, R, F1':<25}{'clusters: P, R, F1':<25}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        everything = [(name, Path(options.data)) for name in options.sets]
        if options.offices:
            everything.append(("offices", Path(options.offices).parent))
        if options.million:
            register = folder / "persons_1m"
            register.mkdir()
            Run([options.idmatch, "synthesize", "--model", "persons", "--customers", "1000000", "--seed", "5",
                 "--output", register / "records.csv"])
            everything.append(("persons_1m", folder))
        for name, parent in everything:
            data = read(parent, name)
            if data is None:
                continue
            ours(data, options.idmatch, folder)
            model = Path(options.models, f"{data.name}.yaml") if options.models else None
            if model and model.exists():
                ours(data, options.idmatch, folder, model)
            if data.name == "febrl4":
                one_to_one(data, options.idmatch, folder)
            if "splink" in options.peers:
                peer(data, "Splink", "splink_peer.py", folder)
            if "recordlinkage" in options.peers and data.name.startswith("febrl"):
                peer(data, "Record Linkage Toolkit", "recordlinkage_peer.py", folder)


if __name__ == "__main__":
    main()
