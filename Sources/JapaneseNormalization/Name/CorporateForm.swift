/// Legal forms and kinds of organizations, which tell an organization's name from a person's.
///
/// Customer files of carriers hold organizations among persons. Such a name must not be divided into family and
/// given name: 仙台高等裁判所 would become 仙台高等 and 裁判所, and 日本赤十字社 辰巳分室 would agree with 日本赤十字社 本部 as a
/// family does. And ㈱山田商事, 株式会社山田商事 and (株)山田商事 are one. The tables are in `CorporateForm+Tables.swift`.
enum CorporateForm {
  /// The name without its legal forms, if `words`, which have no separators in them, name an organization; else `nil`.
  ///
  /// Legal forms go wherever they stand (住友生命保険相互会社長崎支社 is 住友生命保険長崎支社), for they change with the law while
  /// the organization stays: a 財団法人 had to become 一般 or 公益. A kind that belongs to the name (山田銀行, 山田商店) stays, and
  /// so does what tells two offices of an organization apart (長崎支社, (年金部)). Only 本社 as a word of its own goes, because
  /// an organization without a branch means its head office. A bare legal form stays as it is.
  ///
  /// - Complexity: O(*n*).
  static func core(ofOrganization words: [ScalarText]) -> ScalarText? {
    guard var isOrganization = mayBeOrganization(words) else { return nil }
    var kept: [ScalarText] = []
    for word in words {
      let removed = withoutLegalForms(word)
      if removed.count < word.count || legalForms.contains(word) { isOrganization = true }
      let bare = withoutBrackets(removed)
      if !bare.isEmpty { kept.append(bare) }
    }
    if !isOrganization { isOrganization = namesKind(kept) }
    guard isOrganization else { return nil }
    if kept.count > 1, let last = kept.last, headOffices.contains(last) { kept.removeLast() }
    return kept.isEmpty ? NameDivision.joined(words) : NameDivision.joined(kept)
  }

  /// The words of a Latin name without the legal form at its end, if it has one; else `nil`.
  ///
  /// Co is a family name too (Maria Santos Co): alone it is a legal form only where a full stop follows it in `text`.
  static func core(ofLatinWords words: [ScalarText], in text: ScalarText) -> [ScalarText]? {
    var core = words
    while core.count > 1, let last = core.last, latinForms.contains(last) { core.removeLast() }
    guard core.count < words.count else { return nil }
    let isLoneCo = core.count + 1 == words.count && words.last == ["c", "o"]
    return isLoneCo && !text.ends(with: ["c", "o", "."]) ? nil : core
  }

  /// `nil` where no word can be of an organization, which a look at a few letters tells of most persons' names; `true`
  /// where the length alone shows one.
  private static func mayBeOrganization(_ words: [ScalarText]) -> Bool? {
    var isLong = false
    var isPossible = false
    for word in words {
      // The longest names of persons (勘解由小路 左衛門三郎) have five characters a part.
      if word.count > longestUndividedName, word.allSatisfy(KanjiVariants.isKanji) { isLong = true }
      if !isPossible, word.contains(where: signalLetters.contains) { isPossible = true }
    }
    return isLong ? true : isPossible ? false : nil
  }

  private static let longestUndividedName = 10

  /// `word` without the legal forms in it: those with four characters or in whole brackets anywhere, those of banks
  /// (カ)ヤマダ) at their end.
  private static func withoutLegalForms(_ word: ScalarText) -> ScalarText {
    var core = word
    for _ in 0..<maximumForms {
      guard let range = legalForm(in: core) else { break }
      core.removeSubrange(range)
    }
    return core
  }

  private static func legalForm(in word: ScalarText) -> Range<Int>? {
    if let form = leadingForms.first(where: { word.starts(with: $0) }) { return 0..<form.count }
    if let form = trailingForms.first(where: { word.ends(with: $0) }) {
      return (word.count - form.count)..<word.count
    }
    for start in word.indices where formLetters.contains(word[start]) {
      if let form = legalForms.first(where: { word.hasPrefix($0, at: start) }) {
        return start..<(start + form.count)
      }
    }
    return nil
  }

  /// Whether some word ends with a kind of organization or office, with enough before it: 山田銀行, and not 銀行.
  private static func namesKind(_ words: [ScalarText]) -> Bool {
    // Beside other words one character is enough (東 工場), but 本店 alone is a family name.
    let before = words.count > 1 ? 1 : kindMinimum
    for (index, word) in words.enumerated() {
      guard let last = word.last, lastLetters.contains(last) else { continue }
      if word.count > kindMinimum,
        kinds.contains(where: { word.count >= $0.count + before && word.ends(with: $0) })
      {
        return true
      }
      // 財務省 and 産業 研究所; 交通 alone, or before a given name, may be anything.
      if word.count > 1, index > 0 || word.count > 2, kinds.contains(word) { return true }
    }
    return false
  }

  private static func withoutBrackets(_ text: ScalarText) -> ScalarText {
    text.filter { !AddressScalars.isOpening($0) && !AddressScalars.isClosing($0) }
  }

  private static let maximumForms = 4
  /// 山田 + 銀行: how many characters must stand before a kind for it to be one.
  private static let kindMinimum = 2

  private static let formLetters = Set(legalForms.compactMap(\.first))
  // Most names of persons have none of these.
  static let lastLetters = Set(kinds.compactMap(\.last))
  static let signalLetters = Set(
    (kinds + legalForms + trailingForms + leadingForms).compactMap(\.last))
}

extension RandomAccessCollection where Element == Unicode.Scalar, Index == Int {
  /// Whether the text ends with `suffix`.
  func ends(with suffix: ScalarText) -> Bool {
    guard count >= suffix.count else { return false }
    let start = endIndex - suffix.count
    for offset in suffix.indices where self[start + offset] != suffix[offset] { return false }
    return true
  }
}
