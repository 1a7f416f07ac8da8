internal import JapaneseNormalization

/// ``HeaderNames`` folded and ready to be asked.
enum Vocabulary {
  /// A set of words, and the same in the order in which they are taken off.
  struct Words: Sendable {
    let set: Set<String>
    let longestFirst: [String]

    init(_ words: [String]) {
      set = Set(words.map(key))
      longestFirst = set.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    func contains(_ word: String) -> Bool { set.contains(word) }
  }

  /// Every name of a field.
  static let names: [String: HeaderReading] = {
    var names: [String: HeaderReading] = [:]
    func add(_ name: String, _ reading: HeaderReading) {
      if names[key(name)] == nil { names[key(name)] = reading }
    }
    for (field, japanese, english) in HeaderNames.fields {
      for list in [japanese, english] {
        for (index, name) in list.enumerated() { add(name, HeaderReading(field: field, cost: index)) }
      }
    }
    for (index, name) in HeaderNames.organizations.enumerated() {
      add(name, HeaderReading(field: .name, cost: 500 + index, isOrganization: true))
    }
    for (part, list) in HeaderNames.phoneParts.enumerated() {
      for name in list {
        // 加入者番号 is also what a carrier calls its customers' numbers: the neighbours decide.
        names[key(name), default: HeaderReading(field: .phone, cost: 0)].phonePart = part
      }
    }
    for name in ["名前", "ネーム", "name"] { names[key(name)]?.isVague = true }
    return names
  }()

  static let persons = Words(HeaderNames.persons)
  static let anyPersons = Words(HeaderNames.persons + HeaderNames.personsEnglish)
  static let prefixes = Words(HeaderNames.prefixes)
  static let remarks = Words(HeaderNames.remarks)
  static let japaneseRemarks = Words(
    HeaderNames.remarks.filter { remark in remark.unicodeScalars.contains { !$0.isASCII } })
  static let kanaWords = Words(HeaderNames.kanaWords)
  static let latinWords = Words(HeaderNames.latinWords)
  static let phoneKinds = Words(HeaderNames.phoneKinds)
  static let identifierEndings = Words(HeaderNames.identifierEndings)
  static let neverIdentifiers = Words(HeaderNames.neverIdentifiers)

  static let dateParts: [String: ApplicantField] = {
    var parts: [String: ApplicantField] = [:]
    for (names, field) in HeaderNames.dateParts { for name in names { parts[key(name)] = field } }
    return parts
  }()

  static let postalHalves: [String: Int] = {
    var halves: [String: Int] = [:]
    for (half, names) in HeaderNames.postalHalves.enumerated() {
      for name in names { halves[key(name)] = half + 1 }
    }
    return halves
  }()

  /// `name` as one folded word.
  static func key(_ name: String) -> String { HeaderKey.joined(TextFolding.fold(name)) }
}
