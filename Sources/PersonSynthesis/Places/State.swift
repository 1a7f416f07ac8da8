/// The thirty states that the register covers.
enum State {
  /// Postal abbreviation and weight: the resident population of the census of 2020 in millions to the power of 1.4, which
  /// gathers the register in the large states as a company's base gathers where the company is.
  static let weights: [(String, Int)] = [
    ("CA", 1722), ("TX", 1121), ("FL", 735), ("NY", 673), ("PA", 363), ("IL", 355), ("OH", 317), ("GA", 276),
    ("NC", 265), ("MI", 254), ("NJ", 227), ("VA", 204), ("WA", 174), ("AZ", 158), ("MA", 152), ("TN", 151),
    ("IN", 149), ("MD", 129), ("MO", 129), ("WI", 120), ("CO", 117), ("MN", 114), ("SC", 98), ("AL", 95),
    ("LA", 87),
    ("KY", 82), ("OR", 75), ("OK", 70), ("CT", 60), ("UT", 53),
  ]
}
