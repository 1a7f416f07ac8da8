/// Family names that are constantly mistaken for one another, though their characters are alike nowhere else.
///
/// 渡辺 and 渡部 share a reading; 辺 and 部 are no similar characters, so the confusion is one of names. These are separate
/// families: 斎藤 633,000 people, 斉藤 362,000; 菊池 162,000, 菊地 183,000. Similar is all that they ever are.
enum SimilarFamilyNames {
  /// Whether two folded family names stand in one row of the table,.
  ///
  /// - Complexity: O(1), without allocation.
  static func areSimilar(_ lhs: ScalarText, _ rhs: ScalarText) -> Bool {
    guard let left = rowByName[lhs], let right = rowByName[rhs] else { return false }
    return left == right
  }

  /// Whether a folded family name stands in the table at all.
  static func contains(_ name: ScalarText) -> Bool { rowByName[name] != nil }

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

  private static let rowByName: [ScalarText: Int] = {
    var result: [ScalarText: Int] = [:]
    for (row, names) in rows.enumerated() {
      for name in names.split(separator: " ") { result[ScalarText(name.unicodeScalars)] = row }
    }
    return result
  }()
}
