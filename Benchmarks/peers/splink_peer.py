"""Links one set by Splink, set up as its documentation and tutorials do for such tables.

Writes the scored pairs as CSV: two identifiers and the probability. No truth is read.
"""

import csv
import sys
from pathlib import Path

import pandas
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

sys.path.insert(0, str(Path(__file__).parent))
from truth import DataSet


def frequency(comparison):
    return comparison.configure(term_frequency_adjustments=True)


def febrl(link):
    comparisons = [
        cl.ForenameSurnameComparison("given_name", "surname"),
        cl.DateOfBirthComparison(
            "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=False),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        frequency(cl.ExactMatch("street_number")),
        frequency(cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8])),
        frequency(cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8])),
        frequency(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
    ]
    blocking = [
        block_on("soc_sec_id"), block_on("given_name", "surname"), block_on("date_of_birth"),
        block_on("surname", "postcode"), block_on("given_name", "postcode"), block_on("address_1", "street_number"),
    ]
    deterministic = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    sessions = [block_on("date_of_birth"), block_on("postcode"), block_on("soc_sec_id")]
    return comparisons, blocking, deterministic, 0.9, sessions


def fake(link):
    """The recipe of Splink's tutorial, with more blocking rules than it has."""
    comparisons = [
        cl.NameComparison("first_name"), cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        frequency(cl.ExactMatch("city")), cl.EmailComparison("email"),
    ]
    blocking = [block_on("first_name"), block_on("surname"), block_on("dob"), block_on("email")]
    deterministic = [
        block_on("first_name", "dob"),
        "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2", block_on("email"),
    ]
    sessions = [block_on("first_name", "surname"), block_on("dob"), block_on("email")]
    return comparisons, blocking, deterministic, 0.7, sessions


def chicago(link):
    comparisons = [
        frequency(cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8])),
        frequency(cl.JaroWinklerAtThresholds("address", [0.95, 0.88, 0.8])),
        frequency(cl.DamerauLevenshteinAtThresholds("zip", [1])),
        frequency(cl.DamerauLevenshteinAtThresholds("phone", [1])),
    ]
    blocking = [block_on("name"), block_on("address"), block_on("phone"), block_on("substr(name, 1, 6)"),
                block_on("substr(address, 1, 8)"), block_on("zip", "substr(name, 1, 3)")]
    deterministic = [block_on("name", "address"), block_on("address", "phone")]
    sessions = [block_on("address"), block_on("phone"), block_on("name")]
    return comparisons, blocking, deterministic, 0.7, sessions


def persons(link):
    """As who knows that relatives share address and telephone: these are one comparison, so that they do not count twice."""
    same_address = "street_l = street_r and zip_l = zip_r"
    contact = cl.CustomComparison(
        output_column_name="contact",
        comparison_levels=[
            cll.CustomLevel(
                "(street_l is null or zip_l is null or street_r is null or zip_r is null) "
                "and (phone_l is null or phone_r is null)", "missing").configure(is_null_level=True),
            cll.CustomLevel(f"{same_address} and phone_l = phone_r", "same address and telephone"),
            cll.CustomLevel("phone_l = phone_r", "same telephone"),
            cll.CustomLevel(same_address, "same address"),
            cll.CustomLevel("zip_l = zip_r or city_l = city_r", "same place"),
            cll.ElseLevel(),
        ])
    middle = cl.CustomComparison(
        output_column_name="middle_name",
        comparison_levels=[
            cll.NullLevel("middle_name"), cll.ExactMatchLevel("middle_name", term_frequency_adjustments=True),
            cll.CustomLevel("substr(middle_name_l, 1, 1) = substr(middle_name_r, 1, 1)", "same initial"),
            cll.ElseLevel(),
        ])
    comparisons = [
        frequency(cl.NameComparison("first_name")), frequency(cl.NameComparison("last_name")), middle,
        cl.DateOfBirthComparison("dob", input_is_string=True), cl.ExactMatch("sex"), contact,
        cl.EmailComparison("email"),
    ]
    blocking = [
        block_on("first_name", "last_name"), block_on("first_name", "dob"), block_on("last_name", "dob"),
        block_on("phone"), block_on("email"), block_on("street", "zip"), block_on("dob", "zip"),
        block_on("first_name", "zip"),
    ]
    deterministic = [block_on("first_name", "last_name", "dob"), block_on("first_name", "dob", "phone")]
    # Blocks of a telephone or an address are full of relatives, and EM would learn these.
    sessions = [block_on("first_name", "last_name"), block_on("first_name", "dob"), block_on("email")]
    return comparisons, blocking, deterministic, 0.7, sessions


def offices(link):
    """Names and addresses without spaces in compatibility form: what a careful user does before Splink."""
    comparisons = [
        frequency(cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8, 0.6])),
        frequency(cl.JaroWinklerAtThresholds("address", [0.97, 0.95, 0.9, 0.8])),
    ]
    blocking = [block_on("name"), block_on("address"), block_on("substr(name, 1, 6)"), block_on("substr(address, 1, 12)")]
    deterministic = [block_on("name", "address")]
    sessions = [block_on("name"), block_on("address")]
    return comparisons, blocking, deterministic, 0.9, sessions


RECIPES = {
    "offices": offices,
    "febrl1": febrl, "febrl4": febrl, "fake_1000": fake, "chicago_early_childhood": chicago,
    "persons_50k": persons, "persons_1m": persons,
}


def frames(data):
    """A frame for each table; empty cells are missing, as Splink wants them."""
    result = []
    for source in range(len(data.tables)):
        rows = [row for number, row in data.rows if number == source]
        frame = pandas.DataFrame(rows, columns=data.header, dtype=str)
        if data.name == "chicago_early_childhood":
            frame = frame.rename(
                columns={"Site name": "name", "Address": "address", "Zip": "zip", "Phone": "phone"})
            for column in ["name", "address"]:
                frame[column] = frame[column].str.lower().str.replace(r"[^\w ]", " ", regex=True).str.replace(
                    r" +", " ", regex=True)
        if data.name == "offices":
            frame = frame.rename(columns={"組織名": "name", "住所": "address"})
            for column in ["name", "address"]:
                frame[column] = frame[column].str.normalize("NFKC").str.lower().str.replace(
                    r"\s+", "", regex=True).str.replace("[−‐–—―]", "-", regex=True)
        frame = frame.apply(lambda column: column.str.strip()).replace("", None)
        if data.is_link:
            frame["unique_id"] = frame[data.header[0]]
        else:
            frame["unique_id"] = [str(number) for number in range(len(frame))]
        result.append(frame)
    return result


def main(name, folder, output):
    data = DataSet(name, Path(folder))
    comparisons, blocking, deterministic, recall, sessions = RECIPES[name](data.is_link)
    settings = SettingsCreator(
        link_type="link_only" if data.is_link else "dedupe_only", comparisons=comparisons,
        blocking_rules_to_generate_predictions=blocking, retain_matching_columns=False)
    api = DuckDBAPI()
    inputs = [api.register(frame, dataset_display_name=side) for frame, side in zip(frames(data), "ab")] \
        if data.is_link else api.register(frames(data)[0])
    linker = Linker(inputs, settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(deterministic, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for session in sessions:
        linker.training.estimate_parameters_using_expectation_maximisation(
            session, record_sample_proportion=1.0)
    frame = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    with open(output, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        columns = ["unique_id_l", "unique_id_r", "match_probability"]
        if data.is_link:
            swapped = frame["source_dataset_l"] > frame["source_dataset_r"]
            frame.loc[swapped, columns[:2]] = frame.loc[swapped, columns[1::-1]].values
        for row in frame[columns].itertuples(index=False):
            writer.writerow(row)


if __name__ == "__main__":
    main(*sys.argv[1:])
