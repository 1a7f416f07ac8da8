/// What people call the names of a model file.
enum ModelSynonyms {
  /// Words that people use for a name which looks quite different.
  static let all: [(word: String, name: String)] = [
    ("otherwise", "else"), ("different", "else"), ("default", "else"), ("other", "else"),
    ("equal", "exact"), ("equals", "exact"), ("same", "exact"), ("identical", "exact"),
    ("null", "missing"), ("empty", "missing"), ("null-values", "missing"), ("na-values", "missing"),
    ("km", "kilometres"), ("geo", "kilometres"), ("distance", "kilometres"),
    ("jaccard", "qgram-jaccard-2"), ("dice", "qgram-dice-2"), ("cosine", "qgram-cosine-2"),
    ("soundex", "sounds"), ("double-metaphone", "sounds"), ("metaphone", "sounds"), ("phonetic", "sounds"),
    ("metaphone", "double-metaphone"), ("initials", "abbreviation"), ("swap", "swapped"),
    ("string", "text"), ("tel", "phone"), ("birthdate", "date"), ("birthday", "date"), ("integer", "number"),
    ("fields", "columns"), ("rules", "blocking"), ("thresholds", "relations"), ("matches", "relations"),
    ("delimiter", "separator"), ("aliases", "header"), ("headers", "header"),
    ("concat", "join"), ("joined", "join"), ("concatenate", "join"),
    ("threshold", "at-least"), ("min", "at-least"), ("max", "at-most"), ("tf", "term-frequency"),
    ("substr", "prefix-3"), ("first", "prefix-3"), ("last", "suffix-3"), ("bigrams", "qgrams-2"),
    ("substr", "prefix"), ("starts-with", "prefix"), ("month", "year-month"),
  ]
}
