public import JapaneseNormalization
public import RecordLinkage

/// Why two records are, or are not, of one person or household.
public struct PairExplanation: Sendable {
  /// What each comparison saw on the two sides, in the order of the waterfall; `nil` where a side has nothing.
  public struct Values: Sendable, Hashable {
    /// The left record's value as it was compared.
    public let left: String?
    /// The right record's value as it was compared.
    public let right: String?
  }

  /// The weights step by step.
  public let waterfall: Waterfall
  /// What was compared. Personal data: for the person who asked, never for a log. Card tokens are not shown.
  public let values: [Values]
  /// The address of the left record, taken apart; `nil` where it has none.
  public let leftAddress: JapaneseAddress?
  /// The address of the right record, taken apart; `nil` where it has none.
  public let rightAddress: JapaneseAddress?
  /// The relation, its band and probability; the band may be `different`.
  public let decision: LinkDecision
  /// Which fields agreed and which spoke against.
  public let matchKey: String
  /// The blocking rules whose keys the two records share.
  public let blockingRules: [String]
  /// Whether a run compares the pair: it shares a key, and its block was not split between the two.
  public let isCompared: Bool

  /// Explains a pair of rows of a table; in a table of two, the right table's rows follow the left one's.
  public init(table: FeatureTable, left: Int, right: Int, model: ApplicantModel = ApplicantModel()) {
    let comparer = ApplicantComparer(table: table, model: model)
    let steps = comparer.steps(left, right)
    let prior = model.prior(recordCount: table.baseCount)
    let waterfall = Waterfall(model: model.scoring, steps: steps, prior: prior)
    let vector = steps.last?.vector ?? ComparisonVector()
    self.waterfall = waterfall
    values = ApplicantComparison.allCases.map {
      Values(left: table.value($0, ofRow: left), right: table.value($0, ofRow: right))
    }
    leftAddress = table.address(ofRow: left)
    rightAddress = table.address(ofRow: right)
    decision = LinkDecision(
      vector: vector, weights: steps.last?.weights ?? .zero, prior: prior, model: model)
    matchKey = model.scoring.matchKey(of: vector)
    blockingRules = ApplicantBlocking.rules(for: table).filter { $0.offers(left, right) }.map(\.name)
    isCompared = ApplicantBlocking.candidates(of: table).offers(left, right)
  }
}

extension FeatureTable {
  /// A row's value of one comparison, as it is compared.
  fileprivate func value(_ comparison: ApplicantComparison, ofRow row: Int) -> String? {
    let text =
      switch comparison {
      case .familyName: joined(names[row].map { nameText($0.family == 0 && $0.given == 0 ? 0 : $0.family) })
      case .givenName:
        joined(names[row].map { nameText($0.family == 0 && $0.given == 0 ? $0.whole : $0.given) })
      case .birthDate: birthDates[row].map { $0.description } ?? ""
      case .sex: sexes[row] == .unknown ? "" : "\(sexes[row])"
      case .address: addressText(row)
      case .phone: joined(phonesOfRecord[row].map { phones[Int($0)].formatted })
      case .email: joined(emailsOfRecord[row].map { emails.canonical(Int($0)) })
      case .card: cardsOfRecord[row].isEmpty ? "" : "(token)"
      }
    return text.isEmpty ? nil : text
  }

  /// The address of a row; `nil` where it has none.
  fileprivate func address(ofRow row: Int) -> JapaneseAddress? {
    let place = Int(addressOfRecord[row])
    return place == 0 ? nil : addresses[place]
  }

  private func nameText(_ number: UInt32) -> String {
    let part = nameParts[Int(number)]
    let spelling = String(scalars: part.folded)
    let reading = String(scalars: part.kana.k1)
    return reading.isEmpty || reading == spelling ? spelling : "\(spelling) (\(reading))"
  }

  private func addressText(_ row: Int) -> String {
    let address = addresses[Int(addressOfRecord[row])].canonical
    guard let code = postalCodes[row] else { return address }
    return "〒\(code.formatted) \(address)"
  }

  private func joined(_ texts: [String]) -> String {
    var seen: [String] = []
    for text in texts where !text.isEmpty && !seen.contains(text) { seen.append(text) }
    return seen.joined(separator: " / ")
  }
}
