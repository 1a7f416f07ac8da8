extension JapaneseAddress {
  /// The address in one stable spelling for people: 東京都港区虎ノ門1-23-1 コーポ青葉 203号室.
  ///
  /// What is optional is left out (county, 大字, 字, postal code), and what has many spellings has one (ヶ is ケ, 髙 is
  /// 高, 1番町 is 一番町), so that two spellings of one address mostly have one canonical text. Where an address leaves
  /// out its city or prefecture, it has them if only one place fits, and else not. Parsing the text again gives the same text.
  public var canonical: String {
    var result = codeText
    result += prefecture?.name.scalarText ?? []
    if prefecture == nil { result += county }
    result += municipality
    result += ward
    result += street
    result += town
    if !numbers.isEmpty {
      // Digits at the end of a town are not the lot's: 第2 and 3-1.
      if let last = result.last, AddressScalars.isDigit(last) { result.append(" ") }
      let isLotBesideChome = storage.withView(\.isLotBesideChome)
      for (index, number) in numbers.enumerated() {
        if index == 1, isLotBesideChome {
          // Without the word it would be read as a 丁目.
          result += "番地".scalarText
        } else if index > 0, numbers[index - 1].kind != .chiwari {
          result.append("-")
        }
        if number.head == "外" {
          result += "番外".scalarText
          AddressView.append(LotNumber(value: number.value), to: &result)
        } else {
          AddressView.append(number, to: &result)
        }
        if number.kind == .chiwari { result += "地割".scalarText }
      }
      if isLotBesideChome, numbers.count == 1 { result += "番地".scalarText }
    }
    result += otherLots
    for part in [building, wingText, unitText, careOf.isEmpty ? [] : careOf + "様方".scalarText]
    where !part.isEmpty {
      if !result.isEmpty { result.append(" ") }
      result += part
    }
    if !leftover.isEmpty {
      if !result.isEmpty { result.append(" ") }
      result += careOf.isEmpty ? ["("] + leftover + [")"] : leftover
    }
    return String(scalars: result)
  }

  /// 〒950-3104 and a space where the name of the town alone does not say which one it is, or nothing else says where.
  private var codeText: ScalarText {
    let code = storage.withView { view -> Int? in
      if view.facts.town >= 0 { return view.tables.distinguishingCode(ofTown: Int(view.facts.town)) }
      let isNowhere = view.facts.prefecture == 0 && view.text(.area).isEmpty && !view.hasTown
      return isNowhere && view.facts.postalCode >= 0 ? Int(view.facts.postalCode) : nil
    }
    guard let code, code > 0 else { return [] }
    let digits = AreaFolding.decimal(10_000_000 + code).dropFirst()
    return ["〒"] + digits.prefix(3) + ["-"] + digits.suffix(4) + [" "]
  }

  private var wingText: ScalarText {
    guard let last = wing.last else { return [] }
    let isWord = KanjiVariants.isKanji(last)
    return wing + (isWord ? "館" : "棟").scalarText
  }

  private var unitText: ScalarText {
    var text = ScalarText()
    if let floor {
      text += Self.floorText(floor.lowerBound)
      if floor.count > 1 { text += ["~"] + Self.floorText(floor.upperBound) }
    }
    if case .room(let room) = unit {
      if !text.isEmpty { text.append(" ") }
      text += room + "号室".scalarText
    }
    return text
  }

  private static func floorText(_ floor: Int) -> ScalarText {
    (floor < 0 ? "地下".scalarText : []) + AreaFolding.decimal(floor) + ["階"]
  }
}

extension AreaFolding {
  /// `value` in decimal digits, with `b` for what is under the ground.
  static func signed(_ value: Int) -> ScalarText {
    (value < 0 ? ["b"] : []) + decimal(value)
  }
}
