"""Links a Febrl set by the Python Record Linkage Toolkit: its index, comparisons and ECM classifier, without labels."""

import csv
import sys
from pathlib import Path

import pandas
import recordlinkage

sys.path.insert(0, str(Path(__file__).parent))
from truth import DataSet


def main(name, folder, output):
    data = DataSet(name, Path(folder))
    frames = []
    for source in range(len(data.tables)):
        rows = [row for number, row in data.rows if number == source]
        frame = pandas.DataFrame(rows, columns=data.header, dtype=str).apply(lambda column: column.str.strip())
        frame = frame.replace("", None)
        frame.index = frame[data.header[0]] if data.is_link else [str(number) for number in range(len(frame))]
        frames.append(frame)
    indexer = recordlinkage.Index()
    for column in ["given_name", "surname", "date_of_birth", "soc_sec_id", "postcode"]:
        indexer.block(column)
    pairs = indexer.index(*frames)
    compare = recordlinkage.Compare()
    for column in ["given_name", "surname", "address_1", "suburb"]:
        compare.string(column, column, method="jarowinkler", threshold=0.85)
    for column in ["date_of_birth", "soc_sec_id", "postcode", "street_number", "state"]:
        compare.exact(column, column)
    features = compare.compute(pairs, *frames)
    classifier = recordlinkage.ECMClassifier(init="jaro", binarize=0.5, max_iter=200)
    classifier.fit(features)
    probabilities = classifier.prob(features)
    with open(output, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for (a, b), probability in probabilities[probabilities > 0.01].items():
            writer.writerow([a, b, probability])


if __name__ == "__main__":
    main(*sys.argv[1:])
