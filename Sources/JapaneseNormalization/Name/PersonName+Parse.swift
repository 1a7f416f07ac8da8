extension PersonName {
  /// Reads one name field: 佐藤太郎, 佐藤　太郎様, SATO, Taro, ジョン・スミス, ㈱佐藤商店.
  ///
  /// Titles and brackets are taken off; a former name or alias in them is a name of its own and found by ``NameSet``.
  /// Total: any text gives a name, an empty text an empty one.
  ///
  /// - Parameters:
  ///   - text: The name field.
  ///   - reading: The reading of the same name in kana, if the record has it.
  ///   - kind: What kind of name the field holds. An organization is found out, whatever is said here.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables.
  public static func parse(_ text: String, reading: String = "", kind: Kind = .legal) -> PersonName {
    plain(text, reading: reading, kind: kind) ?? parseAny(text, reading: reading, kind: kind)
  }

  /// Reads any name field as ``parse(_:reading:kind:)`` does, without the short way for plain names.
  package static func parseAny(_ text: String, reading: String, kind: Kind) -> PersonName {
    NameReader.read(ScalarText(scalarsOf: text), reading: ScalarText(scalarsOf: reading), kind: kind).name
  }

  /// Reads a name of plain letters with a space in it; `nil` for any other.
  static func plain(_ text: String, reading: String, kind: Kind) -> PersonName? {
    var (text, reading) = (text, reading)
    return text.withUTF8 { text in
      reading.withUTF8 { reading in
        withUnsafeTemporaryAllocation(of: Unicode.Scalar.self, capacity: PlainName.capacity) { buffer in
          buffer.baseAddress.flatMap { PlainName.read(text, reading: reading, into: $0) }
            .flatMap { PersonName(plain: $0, kind: kind) }
        }
      }
    }
  }

  /// Makes a name of separate fields.
  ///
  /// A given name that is empty while the family field has a whole name (佐藤 太郎) is read as by
  /// ``parse(_:reading:kind:)``.
  public init(
    family: String, given: String, middle: String = "", familyReading: String = "", givenReading: String = "",
    kind: Kind = .legal
  ) {
    self =
      NameReader.read(
        family: ScalarText(scalarsOf: family), given: ScalarText(scalarsOf: given),
        middle: ScalarText(scalarsOf: middle), familyReading: ScalarText(scalarsOf: familyReading),
        givenReading: ScalarText(scalarsOf: givenReading), kind: kind
      ).name
  }
}

/// Reads name fields into a name and what stood beside it.
enum NameReader {
  /// A name, and the annotations of its field.
  struct Reading {
    var name: PersonName
    var annotations: NameAnnotations
  }

  // MARK: One field

  static func read(_ text: ScalarText, reading: ScalarText, kind: PersonName.Kind) -> Reading {
    let folded = TextFolding.fold(NameSpelling.replacingLookAlikes(text))
    if let organization = organization(folded, reading: reading) {
      return Reading(name: organization, annotations: NameAnnotations([]))
    }
    let annotations = NameAnnotations(folded)
    let core = NameWildcard.canonicalize(annotations.core)
    var soundText = TextFolding.fold(reading)
    soundText = soundText.isEmpty ? annotations.reading : NameAnnotations(soundText).core
    return Reading(name: name(core: core, sound: soundText, kind: kind), annotations: annotations)
  }

  private static func name(core: ScalarText, sound: ScalarText, kind: PersonName.Kind) -> PersonName {
    let script = NameScript(core)
    var (tokens, hasPoint, comma) = tokenize(core, script: script)
    // 佐 藤 健 一: spaces as decoration.
    if tokens.count > 2 && tokens.allSatisfy({ $0.count == 1 && KanjiVariants.isKanji($0[0]) }) {
      tokens = [NameDivision.joined(tokens)]
    }
    let isOwnReading = script.isKana || script == .latin
    let soundTokens = isOwnReading ? [] : tokenize(sound, script: NameScript(sound)).tokens

    var divisions: [NameDivision]
    var isOrderReliable = true
    if tokens.count == 1 {
      divisions =
        script.hasKanji
        ? NameDivision.byFamilyNames(kanji: tokens[0])
        : script.isKana ? NameDivision.byFamilyNames(kana: tokens[0]) : []
    } else {
      (divisions, isOrderReliable) = NameDivision.bySeparators(
        tokens, script: script, hasPoint: hasPoint, comma: comma)
    }
    divisions = NameDivision.assign(soundTokens, to: divisions)
    let joined = NameDivision.joined(tokens)
    let whole = NamePart(joined, role: .whole, reading: NameDivision.joined(soundTokens))
    return PersonName(
      kind: kind, whole: whole, divisions: divisions, tokens: tokens.map(NameSpelling.folded),
      isOrderReliable: isOrderReliable)
  }

  // MARK: Separate fields

  static func read(
    family: ScalarText, given: ScalarText, middle: ScalarText, familyReading: ScalarText,
    givenReading: ScalarText,
    kind: PersonName.Kind
  ) -> Reading {
    var annotations = NameAnnotations(TextFolding.fold(NameSpelling.replacingLookAlikes(family)))
    let givenAnnotations = NameAnnotations(TextFolding.fold(NameSpelling.replacingLookAlikes(given)))
    annotations.former += givenAnnotations.former
    annotations.aliases += givenAnnotations.aliases
    annotations.romaji += givenAnnotations.romaji
    let givenCore = NameWildcard.canonicalize(givenAnnotations.core)
    let middleCore = NameSpelling.literal(middle)
    if givenCore.isEmpty && middleCore.isEmpty {
      let folded = TextFolding.fold(family)
      let holdsWhole = folded.contains { NameSeparator.isSeparator($0) && !NameSeparator.isJoiner($0) }
      if holdsWhole || CorporateForm.core(ofOrganization: [NameSpelling.literal(folded)]) != nil {
        return read(family, reading: familyReading + [" "] + givenReading, kind: kind)
      }
    }

    let familyCore = NameWildcard.canonicalize(annotations.core)
    let givenTokens = tokenize(givenCore, script: NameScript(givenCore)).tokens
    let familyTokens = tokenize(familyCore, script: NameScript(familyCore)).tokens
    let familyText = NameDivision.joined(familyTokens)
    let givenText = NameDivision.joined(givenTokens)
    let division = NameDivision(
      family: familyText, given: givenText, middle: middleCore, familyReading: familyReading,
      givenReading: givenReading, score: 1, basis: .fields)
    var divisions = [division]
    if givenTokens.count > 1 && middleCore.isEmpty {
      var apart = division
      apart.given = givenTokens[0]
      apart.middle = NameDivision.joined(givenTokens.dropFirst())
      apart.givenReading = []
      apart.score = 0.8
      divisions.append(apart)
    } else if !middleCore.isEmpty {
      var together = division
      together.given += middleCore
      together.middle = []
      together.givenReading = []
      together.score = 0.8
      divisions.append(together)
    }
    let hasName = !familyText.isEmpty || !givenText.isEmpty || !familyReading.isEmpty || !givenReading.isEmpty
    let tokens = familyTokens + givenTokens + (middleCore.isEmpty ? [] : [middleCore])
    let whole = NamePart(
      familyText + givenText + middleCore, role: .whole,
      reading: middleCore.isEmpty ? familyReading + givenReading : [])
    let name = PersonName(
      kind: kind, whole: whole, divisions: hasName ? divisions : [], tokens: tokens.map(NameSpelling.folded),
      isOrderReliable: true)
    return Reading(name: name, annotations: annotations)
  }

  // MARK: Organizations

  private static func organization(_ folded: ScalarText, reading: ScalarText) -> PersonName? {
    let words = words(folded)
    let joined = NameDivision.joined(words)
    let core =
      CorporateForm.core(ofOrganization: words)
      ?? CorporateForm.core(ofLatinWords: words, in: folded).map { NameDivision.joined($0) }
    guard let core else { return nil }
    let soundWords = Self.words(TextFolding.fold(reading))
    let soundCore = CorporateForm.core(ofOrganization: soundWords) ?? NameDivision.joined(soundWords)
    return PersonName(
      kind: .organization, whole: NamePart(joined, role: .whole, reading: soundCore, foldedAs: core),
      divisions: [], tokens: words.map(NameSpelling.folded), isOrderReliable: true)
  }

  private static func words(_ folded: ScalarText) -> [ScalarText] {
    folded.split { NameSeparator.isSeparator($0) }.map { ScalarText($0) }
  }

  // MARK: Tokens

  /// The parts between separators; whether ・ or = was among these; and how many parts stand before a comma.
  private static func tokenize(
    _ core: ScalarText, script: NameScript
  ) -> (tokens: [ScalarText], hasPoint: Bool, comma: Int?) {
    var tokens: [ScalarText] = []
    var token = ScalarText()
    var hasPoint = false
    var comma: Int?
    for scalar in core {
      guard NameSeparator.isSeparator(scalar) else {
        token.append(scalar)
        continue
      }
      // O'Brien and Smith-Jones are one part.
      if NameSeparator.isJoiner(scalar) && script == .latin { continue }
      if !token.isEmpty { tokens.append(token) }
      token.removeAll(keepingCapacity: true)
      if scalar == "・" || scalar == "=" || scalar == "゠" { hasPoint = true }
      if comma == nil && (scalar == "," || scalar == "、") { comma = tokens.count }
    }
    if !token.isEmpty { tokens.append(token) }
    return (tokens, hasPoint, comma)
  }
}
