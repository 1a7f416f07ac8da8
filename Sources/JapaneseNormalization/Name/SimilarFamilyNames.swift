/// Family names that are constantly mistaken for one another, though their characters are alike nowhere else.
///
/// 渡辺 and 渡部 share a reading; 辺 and 部 are no similar characters, so the confusion is one of names. These are separate
/// families: 斎藤 633,000 people, 斉藤 362,000; 菊池 162,000, 菊地 183,000. Similar is all that they ever are.
enum SimilarFamilyNames {
  /// Whether two folded family names stand in one row of the table.
  ///
  /// - Complexity: O(1), without allocation.
  static func areSimilar(_ lhs: NameLetters, _ rhs: NameLetters) -> Bool {
    guard let left = rowByName[code(lhs)], let right = rowByName[code(rhs)] else { return false }
    return left == right
  }

  /// Whether a folded family name stands in the table at all.
  static func contains(_ name: some RandomAccessCollection<Unicode.Scalar>) -> Bool {
    rowByName[code(name)] != nil
  }

  /// The two characters of a name in one number, 0 for a name of another length: all of the table have two.
  private static func code(_ name: some RandomAccessCollection<Unicode.Scalar>) -> UInt64 {
    guard name.count == 2, let first = name.first, let last = name.last else { return 0 }
    return UInt64(first.value) << 32 | UInt64(last.value)
  }

  /// Whether two characters are similar for the sake of family names alone: 太田 and 大田, 渡辺 and 渡部.
  static func isConfusedInFamilyNamesOnly(_ lhs: Unicode.Scalar, _ rhs: Unicode.Scalar) -> Bool {
    familyOnly.contains { ($0.0 == lhs && $0.1 == rhs) || ($0.0 == rhs && $0.1 == lhs) }
  }

  private static let familyOnly: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("辺", "部"), ("藤", "東"), ("太", "大"), ("部", "倍"), ("阿", "安"), ("池", "地"), ("河", "川"),
  ]

  // One row: names that an ear or an eye confuses, in folded spelling.
  private static let rows = [
    "斎藤 斉藤",
    "斎木 斉木",
    "渡辺 渡部",
    "伊藤 伊東",
    "太田 大田",
    "阿部 安部 安倍",
    "菊池 菊地",
    "坂本 阪本",
    "武田 竹田",
    "酒井 坂井",
    "上田 植田",
  ]

  private static let rowByName: [UInt64: Int] = {
    var result: [UInt64: Int] = [:]
    for (row, names) in rows.enumerated() {
      for name in names.split(separator: " ") { result[code(ScalarText(name.unicodeScalars))] = row }
    }
    return result
  }()
}
