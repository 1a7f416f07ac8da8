/// What stands beside a name in a name field and is no part of it: titles, brackets, former names.
struct NameAnnotations {
  /// The name itself, folded, separators kept.
  var core: ScalarText
  /// Former family names: (旧姓: 鈴木), 旧姓鈴木, née Suzuki.
  var former: [ScalarText] = []
  /// Names in use beside the legal one: (通称 山田花子).
  var aliases: [ScalarText] = []
  /// A reading in brackets behind a name in kanji: 田中太郎(タナカ タロウ).
  var reading: ScalarText = []
  /// Names in another script in brackets: 田中太郎(TANAKA TARO).
  var romaji: [ScalarText] = []

  /// Takes folded text apart.
  ///
  /// - Complexity: O(*n*) in the text.
  init(_ folded: ScalarText) {
    core = []
    core.reserveCapacity(folded.count)
    var content = ScalarText()
    var contents: [ScalarText] = []
    var depth = 0
    for scalar in folded {
      if Self.opens(scalar) {
        depth += 1
        if depth == 1 {
          core.append(" ")
          continue
        }
      } else if Self.closes(scalar) {
        if depth == 1 {
          contents.append(content)
          content.removeAll(keepingCapacity: true)
        }
        // A bracket that was never opened is dropped.
        depth = max(0, depth - 1)
        if depth == 0 { continue }
      }
      if depth > 0 { content.append(scalar) } else { core.append(scalar) }
    }
    // A bracket that was never closed, as in a field that was cut off.
    if depth > 0 { contents.append(content) }

    takeMarkedTail()
    core = NameTitle.strip(Self.trim(core))
    for content in contents.prefix(Self.contentLimit) { add(Self.trim(content)) }
  }

  /// Nobody has more names than that in one field.
  private static let contentLimit = 8

  private mutating func add(_ content: ScalarText) {
    guard !content.isEmpty else { return }
    if let (kind, name) = Self.marker(at: 0, in: content) {
      add(name, kind: kind)
      return
    }
    let script = NameScript(content)
    if core.isEmpty {
      core = NameTitle.strip(content)
    } else if script.isKana && NameScript(core).hasKanji {
      if reading.isEmpty { reading = content }
    } else if script == .latin && NameScript(core) != .latin && content.count > 1 {
      romaji.append(content)
    } else if script.hasKanji && NameScript(core).hasKanji && content.count > 1 && !Self.isRemark(content) {
      // 佐藤(鈴木)花子: by custom the former family name.
      former.append(content)
    }
  }

  private mutating func add(_ text: ScalarText, kind: Kind) {
    let name = NameTitle.strip(Self.trim(text))
    guard !name.isEmpty else { return }
    switch kind {
    case .former: former.append(name)
    case .alias: aliases.append(name)
    }
  }

  /// A former name or alias behind the name without brackets: 佐藤花子 旧姓鈴木.
  private mutating func takeMarkedTail() {
    guard core.contains(where: { $0 == "旧" || $0 == "通" || $0 == "別" || $0 == "n" }) else { return }
    for start in core.indices.dropFirst() {
      let isWordStart = core[start - 1] == " " || core[start] == "旧" || core[start] == "通"
      guard isWordStart, let (kind, name) = Self.marker(at: start, in: core) else { continue }
      guard NameScript(ScalarText(core[..<start])) != .none else { return }
      core.removeSubrange(start...)
      add(name, kind: kind)
      return
    }
  }

  // MARK: Tables

  private enum Kind: Sendable {
    case former
    case alias
  }

  /// The marker at `start`, with the name behind it.
  private static func marker(at start: Int, in text: ScalarText) -> (kind: Kind, name: ScalarText)? {
    for (marker, kind) in markers where text[start...].starts(with: marker) {
      let name = text[(start + marker.count)...].drop {
        NameSeparator.isSeparator($0) || $0 == ":" || $0 == "は"
      }
      // A Latin marker is a word: née Suzuki, but not Neela.
      let isWord = start + marker.count == name.startIndex && LatinLetters.isLetter(marker[0])
      if isWord || name.isEmpty { continue }
      return (kind, ScalarText(name))
    }
    return nil
  }

  // Longest first where one begins with another.
  private static let markerTable: KeyValuePairs<String, Kind> = [
    "旧姓名": .former, "旧姓": .former, "旧氏名": .former, "旧氏": .former, "旧名": .former,
    "née": .former, "nee": .former, "formerly": .former,
    "通称名": .alias, "通称": .alias, "通名": .alias, "別名": .alias, "別称": .alias, "本名": .alias,
    "芸名": .alias, "ペンネーム": .alias, "筆名": .alias, "併記": .alias, "aka": .alias, "alias": .alias,
  ]

  private static let markers = markerTable.map { (text: ScalarText($0.key.unicodeScalars), kind: $0.value) }

  /// Remarks of clerks in brackets, which are no names.
  private static func isRemark(_ content: ScalarText) -> Bool {
    remarks.contains(content)
  }

  private static let remarks: Set<ScalarText> = Set(
    [
      "本人", "契約者", "代表", "代表者", "代理", "代理人", "世帯主", "個人", "法人", "男性", "女性", "故人", "解約", "解約済", "退会", "重複",
      "仮名", "外国人", "未成年",
      "法定代理人", "親権者", "新姓", "同上", "不明",
    ].map { ScalarText($0.unicodeScalars) })

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "<", "「", "『", "【", "〔", "〈", "《", "［", "〖": true
    default: false
    }
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "}", ">", "」", "』", "】", "〕", "〉", "》", "］", "〗": true
    default: false
    }
  }

  private static func trim(_ text: ScalarText) -> ScalarText {
    guard let first = text.firstIndex(where: { !NameSeparator.isSeparator($0) }),
      let last = text.lastIndex(where: { !NameSeparator.isSeparator($0) })
    else { return [] }
    return first == 0 && last == text.count - 1 ? text : ScalarText(text[first...last])
  }
}
