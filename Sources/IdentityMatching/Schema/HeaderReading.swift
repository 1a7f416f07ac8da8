internal import JapaneseNormalization

/// What one header says by itself, without its neighbours.
struct HeaderReading: Sendable {
  var field: ApplicantField
  /// Which of several numbered columns: 住所2.
  var ordinal: Int?
  /// How far the header is from the field's first name: thousands for each decoration, ones for the place in the table.
  var cost: Int
  /// 名前 and 契約者名 are the given name where another column holds the family name.
  var isVague = false
  /// 会社名: a name only where no person has one.
  var isOrganization = false
  /// フリガナ alone: whose reading it is depends on the column before.
  var isBareKana = false
  /// Which part of one telephone number, counted from 0: 市外局番, 市内局番, 加入者番号.
  var phonePart: Int?
}

/// Reads headers by a small grammar over ``HeaderNames``:
/// ```
/// header  = [question number] base { part }         parts are set off by brackets, spaces, _ or -
/// base    = { お | person | remark } [script] name [script] [digits]
/// part    = script | remark | person | kind of phone | half of a postal code | 年 月 日 | the name of a part | digits
/// script  = カナ フリガナ kana … | ローマ字 英字 romaji …
/// ```
/// What is not covered by the grammar is not recognized: 電話種別 holds 電話 and is no telephone number, 緊急連絡先氏名 holds
/// 氏名 and is not the applicant's. A script that does not fit its name (住所カナ) is no recognition either.
enum HeaderGrammar {
  /// What `header` says; `nil` when it is not recognized.
  static func read(_ header: String) -> HeaderReading? {
    guard let reading = readUnguarded(header) else { return nil }
    // 個人番号 reads as a person's number and is the one that the law forbids to match by.
    if reading.field == .id {
      let key = Vocabulary.key(header)
      guard !Vocabulary.neverIdentifiers.set.contains(where: { key.hasSuffix($0) }) else { return nil }
    }
    return reading
  }

  private static func readUnguarded(_ header: String) -> HeaderReading? {
    // Longer ones are sentences of a questionnaire.
    guard header.utf8.count <= 200 else { return nil }
    var words = HeaderKey.words(header)[...]
    while words.count > 1, let first = words.first, isQuestionNumber(first) { words.removeFirst() }
    if let reading = base(words.joined()) { return reading }
    words = words.filter { !Vocabulary.remarks.contains($0) }[...]
    guard !words.isEmpty else { return nil }
    for end in words.indices.reversed().map({ $0 + 1 }) {
      guard var reading = base(words[..<end].joined()) else { continue }
      var fits = true
      for word in words[end...] {
        guard let narrowed = narrow(reading, by: word) else {
          fits = false
          break
        }
        reading = narrowed
      }
      if fits { return reading }
    }
    return nil
  }

  /// 1, Q1, 問1
  private static func isQuestionNumber(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    let rest = scalars.first == "q" || scalars.first == "問" ? scalars.dropFirst() : scalars[...]
    return !rest.isEmpty && rest.allSatisfy { ("0"..."9").contains($0) }
  }

  /// A name with what stands around it. Each step takes a decoration off, four at most.
  private static func base(_ key: String, depth: Int = 0) -> HeaderReading? {
    guard !key.isEmpty, depth <= 4 else { return nil }
    if var reading = Vocabulary.names[key] {
      reading.cost += depth * 1000
      return reading
    }
    let (core, ordinal) = withoutDigits(key)
    if ordinal != nil, !core.isEmpty {
      guard var reading = base(core, depth: depth) else { return nil }
      guard reading.ordinal == nil else { return nil }
      reading.ordinal = ordinal
      return reading
    }
    if Vocabulary.kanaWords.contains(key) {
      return HeaderReading(field: .kana, cost: depth * 1000, isBareKana: true)
    }
    if Vocabulary.latinWords.contains(key), key.count > 2 {
      return HeaderReading(field: .romaji, cost: depth * 1000)
    }
    for rest in remainders(of: key, without: Vocabulary.kanaWords, before: true, behind: true) {
      if let reading = base(rest, depth: depth + 1)?.read(in: \.reading) { return reading }
    }
    for rest in remainders(of: key, without: Vocabulary.latinWords, before: true, behind: true) {
      if let reading = base(rest, depth: depth + 1)?.read(in: \.latin) { return reading }
    }
    if let reading = person(key, depth: depth) { return reading }
    for rest in remainders(of: key, without: Vocabulary.prefixes, before: true, behind: false) {
      if let reading = base(rest, depth: depth + 1) { return reading }
    }
    for rest in remainders(of: key, without: Vocabulary.japaneseRemarks, before: true, behind: true) {
      if let reading = base(rest, depth: depth + 1) { return reading }
    }
    // 住所都道府県, 生年月日年: a name and its part without anything between.
    for index in key.indices.dropFirst().reversed() {
      guard var reading = Vocabulary.names[String(key[..<index])], reading.field != .id else { continue }
      reading.cost += (depth + 1) * 1000
      if let narrowed = narrow(reading, by: String(key[index...]), depth: depth + 1) { return narrowed }
    }
    return nil
  }

  /// 契約者, 契約者氏名, 顧客名, customer first name
  private static func person(_ key: String, depth: Int) -> HeaderReading? {
    if Vocabulary.persons.contains(key) { return HeaderReading(field: .name, cost: depth * 1000 + 900) }
    for rest in remainders(of: key, without: Vocabulary.anyPersons, before: true, behind: false) {
      // 顧客名 is the customer's name, not their 名; beside 顧客姓 it is (see ColumnRecognition).
      let isVague = rest.hasPrefix("名") && !["名前", "名字", "名義"].contains { rest.hasPrefix($0) }
      if var reading = base(isVague ? "氏" + rest : rest, depth: depth + 1) {
        reading.isVague = reading.isVague || isVague
        return reading
      }
    }
    return nil
  }

  private static func narrow(_ reading: HeaderReading, by word: String, depth: Int = 0) -> HeaderReading? {
    var narrowed = reading
    narrowed.cost += 1000
    if let number = Int(word), (1...99).contains(number), reading.ordinal == nil {
      narrowed.ordinal = number
      return narrowed
    }
    if Vocabulary.remarks.contains(word) || Vocabulary.anyPersons.contains(word) { return narrowed }
    if Vocabulary.kanaWords.contains(word) { return narrowed.read(in: \.reading) }
    if Vocabulary.latinWords.contains(word) { return narrowed.read(in: \.latin) }
    switch reading.field {
    case .birthDate:
      if let part = Vocabulary.dateParts[word] {
        narrowed.field = part
        return narrowed
      }
    case .postalCode:
      if let half = Vocabulary.postalHalves[word] {
        narrowed.ordinal = half
        return narrowed
      }
    case .phone:
      if Vocabulary.phoneKinds.contains(word) { return narrowed }
      if word == "番号" {
        narrowed.phonePart = 2
        return narrowed
      }
    default: break
    }
    guard let part = base(word, depth: depth + 1), let field = reading.field.narrowed(to: part.field) else {
      return nil
    }
    narrowed.field = field
    narrowed.ordinal = narrowed.ordinal ?? part.ordinal
    narrowed.phonePart = part.phonePart
    return narrowed
  }

  private static func withoutDigits(_ key: String) -> (core: String, ordinal: Int?) {
    let digits = key.unicodeScalars.reversed().prefix { ("0"..."9").contains($0) }.count
    guard (1...2).contains(digits) else { return (key, nil) }
    let end = key.unicodeScalars.index(key.unicodeScalars.endIndex, offsetBy: -digits)
    return (String(key[..<end]), Int(key[end...]))
  }

  /// `key` without each word that it begins or ends with, the longest word first.
  private static func remainders(
    of key: String, without words: Vocabulary.Words, before: Bool, behind: Bool
  ) -> [String] {
    var remainders: [String] = []
    for word in words.longestFirst where word.utf8.count < key.utf8.count {
      if before && key.hasPrefix(word) { remainders.append(String(key.dropFirst(word.count))) }
      if behind && key.hasSuffix(word) { remainders.append(String(key.dropLast(word.count))) }
    }
    return remainders
  }
}

extension HeaderReading {
  /// The same name in another script, when it has one.
  fileprivate func read(in script: KeyPath<ApplicantField, ApplicantField?>) -> HeaderReading? {
    guard let field = field[keyPath: script] else { return nil }
    var reading = self
    reading.field = field
    return reading
  }
}
