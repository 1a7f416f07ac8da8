#!/usr/bin/env python3
"""Writes corpus/comparators/: what other libraries say about pairs of texts, for the comparators to agree with.

rapidfuzz.tsv: two texts as JSON strings, then the values of RapidFuzz 3.14.6 (PyPI rapidfuzz, MIT licence), floats with
all digits. The texts are made up here: English-like names, with accents, kanji and kana, emoji and other scalars above U+FFFF, empty,
white space, and lengths around 64 and 128, half of them small changes of one another. Values of fuzz.* are divided by 100.

phonetics.tsv: a word, and its codes by jellyfish 1.3.0 (soundex, nysiis; MIT licence) and Metaphone 0.6 (Double Metaphone cut to
four letters; BSD licence).

Usage: generate-comparator-samples.py [--output DIR] [--rows 2000] [--seed 1]
       generate-comparator-samples.py --values PAIRS    only prints the values for a file of pairs of JSON strings
"""

import argparse
import json
import pathlib
import random
import sys

COLUMNS = (
    "levenshtein", "osa", "damerau", "lcs", "indel", "prefix",
    "levenshtein_similarity", "osa_similarity", "damerau_similarity", "indel_similarity", "prefix_similarity",
    "jaro", "jaro_winkler", "token_sort", "token_set",
)

GIVEN = "John Jon Mary Marie José Zoë Søren Joseph Catherine Katharine Wm. William Michelle Michael Renée Ólafur Łukasz".split()
FAMILY = "Smith Smyth Schmidt Müller Mueller MacDonald McDonald O'Brien Garcia García Martinez Nguyen Dixon Dickson".split()
KANJI = "山川田中本村斎藤斉髙高橋﨑崎渡邊辺邉小林佐藤鈴木あいうカキクケコサシスーヴ"
SUPPLEMENTARY = "𠮷𡈽𩸽😀😁👍🏽𝒜𝔘🇯🇵"


def values(left, right):
    from rapidfuzz import fuzz
    from rapidfuzz.distance import (
        OSA, DamerauLevenshtein, Indel, Jaro, JaroWinkler, LCSseq, Levenshtein, Prefix)
    return (
        Levenshtein.distance(left, right), OSA.distance(left, right), DamerauLevenshtein.distance(left, right),
        LCSseq.similarity(left, right), Indel.distance(left, right), Prefix.similarity(left, right),
        Levenshtein.normalized_similarity(left, right), OSA.normalized_similarity(left, right),
        DamerauLevenshtein.normalized_similarity(left, right), Indel.normalized_similarity(left, right),
        Prefix.normalized_similarity(left, right),
        Jaro.similarity(left, right), JaroWinkler.similarity(left, right),
        fuzz.token_sort_ratio(left, right) / 100, fuzz.token_set_ratio(left, right) / 100,
    )


def name(random):
    return " ".join([random.choice(GIVEN)] * 1 + random.choices(GIVEN, k=random.choice((0, 0, 1))) + [random.choice(FAMILY)])


def scalars(random, alphabet, low, high):
    return "".join(random.choices(alphabet, k=random.randint(low, high)))


def text(random):
    kind = random.randrange(12)
    if kind < 4:
        return name(random)
    if kind < 6:
        return scalars(random, KANJI, 1, 12)
    if kind == 6:
        return scalars(random, SUPPLEMENTARY + KANJI[:6], 1, 10)
    if kind == 7:
        return scalars(random, "abcd ", 0, 6)
    if kind == 8:
        return scalars(random, "ab", 60, 68)
    if kind == 9:
        return scalars(random, "abcde 山😀", 120, 136)
    if kind == 10:
        return " ".join(scalars(random, "abc", 1, 2) for _ in range(random.randint(1, 8)))
    return random.choice(("", " ", "\t", "a", "\u3000", "😀", " ".join(name(random) for _ in range(12))))


def changed(random, text):
    """A few slips: a scalar left out, doubled, replaced, swapped with the next, or two words swapped."""
    letters = list(text)
    for _ in range(random.randint(0, 3)):
        place = random.randrange(len(letters)) if letters else 0
        slip = random.randrange(5)
        if not letters or slip == 0:
            letters.insert(place, random.choice("aeinrs山😀 "))
        elif slip == 1:
            del letters[place]
        elif slip == 2:
            letters[place] = random.choice("aeinrs山😀")
        elif slip == 3 and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            words = "".join(letters).split(" ")
            random.shuffle(words)
            letters = list(" ".join(words))
    return "".join(letters)


def quoted(text):
    """As JSON in ASCII, so that no reader changes it."""
    return json.dumps(text)


def write_rapidfuzz(output, rows, seed):
    import rapidfuzz
    generator = random.Random(seed)
    with open(output / "rapidfuzz.tsv", "w", encoding="ascii", newline="\n") as file:
        file.write(f"# RapidFuzz {rapidfuzz.__version__}, MIT licence; made by Scripts/generate-comparator-samples.py\n")
        file.write("\t".join(("left", "right") + COLUMNS) + "\n")
        for _ in range(rows):
            left = text(generator)
            right = changed(generator, left) if generator.random() < 0.5 else text(generator)
            file.write("\t".join([quoted(left), quoted(right)] + [repr(value) for value in values(left, right)]) + "\n")


WORDS = (
    "Robert Rupert Rubin Ashcraft Ashcroft Tymczak Pfister Honeyman Washington Lee Gutierrez Jackson VanDeusen "
    "Smith Schmidt Smyth Thompson Thomas Knight Gnome Wright Psychology Xavier Michael Caesar Chianti Charles Character "
    "Chemistry Chorus Architect Orchestra Czerny Focaccia McClellan Accident Bellocchio Bacchus Mackay Edge Edgar Laugh "
    "Cough Hugh Ghislane Ghirardelli Tagliaro Danger Ranger Biaggi Jose Jacinto Jankelowicz Bajador Cabrillo Gallegos Dumb "
    "Thumb Campbell Raspberry Rogier Hochmeier Island Isle Carlisle Sugar Sholz Sian Snider Schneider School Schooner "
    "Schermerhorn Schenker Resnais Artois Nation Thames Wasserman Vasserman Arnow Arnoff Filipowicz Breaux Zhao Pizza "
    "Zorro Wojciechowski Kowalski Nguyen Garcia Martinez Rodriguez Hernandez Lopez Gonzalez Wilson Anderson Taylor Moore Martin "
    "White Harris Clark Lewis Robinson Walker Young Allen King Scott Torres Hill Flores Green Adams Nelson Baker Hall Rivera "
    "Mitchell Carter Roberts Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Peterson "
    "Cooper Reed Bailey Bell Gomez Kelly Howard Ward Cox Diaz Richardson Wood Watson Brooks Bennett Gray James Reyes Cruz Hughes "
    "Price Myers Long Foster Sanders Ross Morales Powell Sullivan Russell Ortiz Jenkins Perry Butler Barnes Fisher Henderson "
    "Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Kim Gonzales Alexander Ramos Wallace Griffin West Cole Hayes "
    "Chavez Gibson Bryant Ellis Stevens Murray Ford Marshall Owens Mcdonald Harrison Ruiz Kennedy Wells Alvarez Woods Mendoza "
    "Castillo Olson Webb Washington Tucker Freeman Burns Henry Vasquez Snyder Simpson Crawford Jimenez Porter Mason Shaw Gordon "
    "Wagner Hunter Romero Hicks Dixon Hunt Palmer Robertson Black Holmes Stone Meyer Boyd Mills Warren Fox Rose Rice Moreno "
    "Schultz Schwartz Fuchs Bach Koch Wachtler Knuth Phillip Philip Phair Kaffee Quick Quinn Aubrey Brian Mcgregor Vaughn "
    "Yankelovich Tsuji Watkins Wheeler Whitney Heidelberg Uhl Ohara Oconnor Dangelo Desouza Lynch Fitzgerald Haugh Vaughan "
).split()


def write_phonetics(output):
    import jellyfish
    from metaphone import doublemetaphone
    with open(output / "phonetics.tsv", "w", encoding="ascii", newline="\n") as file:
        file.write("# jellyfish 1.3.0 (MIT), Metaphone 0.6 (BSD); made by Scripts/generate-comparator-samples.py\n")
        file.write("word\tsoundex\tnysiis\tprimary\tsecondary\n")
        for word in sorted(set(WORDS)):
            primary, secondary = (code[:4] for code in doublemetaphone(word))
            if primary == secondary:
                secondary = ""
            file.write("\t".join((word, jellyfish.soundex(word), jellyfish.nysiis(word), primary, secondary)) + "\n")


def print_values(path):
    with open(path, encoding="ascii") as file:
        for line in file:
            left, right = (json.loads(field) for field in line.rstrip("\n").split("\t"))
            print(*(repr(value) for value in values(left, right)), sep="\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("corpus/comparators"))
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--values", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.values:
        print_values(arguments.values)
        return
    arguments.output.mkdir(parents=True, exist_ok=True)
    write_rapidfuzz(arguments.output, arguments.rows, arguments.seed)
    write_phonetics(arguments.output)


if __name__ == "__main__":
    sys.exit(main())
