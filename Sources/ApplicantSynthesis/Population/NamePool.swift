internal import JapaneseNormalization
internal import SynthesisCore

/// The sex of a person as the synthesis needs it to choose a name.
enum Sex: Int, Sendable {
  case male
  case female

  var other: Sex { self == .male ? .female : .male }
}

/// A name and its reading, as written out.
struct WrittenName: Sendable, Equatable {
  var spelling: String
  var reading: String
}

/// Names by frequency: surnames by population, the fifth of people outside the table with a ``RareSurname``; given names
/// by share, sex and decade of birth.
///
/// The sources say nothing about the decade. The table of endings below is an assumption that every Japanese reader will
/// recognize: …子 belongs to the grandmothers, …翔 and …斗 to the grandsons; it also gives the young more of the rare
/// names.
struct NamePool: Sendable {
  private let families: WeightedTable
  /// By sex and cohort.
  private let given: [[WeightedTable]]

  /// The first year of each cohort but the first.
  private static let cohortStarts = [1950, 1970, 1990]

  /// How much likelier a name with the ending is in each cohort: born before 1950, before 1970, before 1990, after.
  private static let endings: [(sex: Sex, endings: String, weights: [Int])] = [
    (.female, "子", [32, 24, 8, 1]),
    (.female, "代江枝", [24, 12, 3, 1]),
    (.female, "美", [4, 16, 16, 6]),
    (.female, "菜奈愛花華音咲莉羽", [1, 2, 10, 24]),
    (.male, "雄夫男", [24, 16, 4, 1]),
    (.male, "一二三治次郎", [20, 16, 8, 4]),
    (.male, "太斗翔輝真大人介希", [2, 4, 12, 24]),
  ]
  private static let otherEnding: [Sex: [Int]] = [.male: [8, 8, 8, 8], .female: [2, 4, 10, 16]]
  /// Names of which only the existence is known, by cohort.
  private static let rare = [1, 2, 6, 8]
  /// The share, in units of 1e-7, below which a name counts as one of which only the existence is known.
  private static let rareShare = 60

  init() {
    var families = WeightedTable()
    var listed = 0
    for (index, family) in NameFrequency.families.enumerated() {
      families.append(index, weight: family.population)
      listed += family.population
    }
    // The item after the last stands for all rare surnames.
    families.append(NameFrequency.families.count, weight: NameFrequency.population - listed)
    self.families = families

    let weightsByEnding: [[Unicode.Scalar: [Int]]] = [Sex.male, .female].map { sex in
      var weights: [Unicode.Scalar: [Int]] = [:]
      for row in Self.endings where row.sex == sex {
        for scalar in row.endings.unicodeScalars { weights[scalar] = row.weights }
      }
      return weights
    }
    var given = Array(
      repeating: Array(repeating: WeightedTable(), count: Self.cohortStarts.count + 1), count: 2)
    for (index, name) in NameFrequency.givenNames.enumerated() {
      for sex in [Sex.male, .female] {
        if (name.sex == .male && sex == .female) || (name.sex == .female && sex == .male) { continue }
        let byEnding =
          name.spelling.last.flatMap { weightsByEnding[sex.rawValue][$0] } ?? Self.otherEnding[sex] ?? []
        for cohort in byEnding.indices {
          let rarity = name.shareInTenMillion < Self.rareShare ? Self.rare[cohort] : 8
          given[sex.rawValue][cohort].append(
            index, weight: name.shareInTenMillion * byEnding[cohort] * rarity)
        }
      }
    }
    self.given = given
  }

  /// A surname, as its place in ``NameFrequency/families``, or after it for a rare one.
  func chooseFamily(_ random: inout SeededRandom) -> Int {
    let index = families.choose(&random)
    return index < NameFrequency.families.count ? index : index + random.below(RareSurname.count)
  }

  /// A given name, as its place in ``NameFrequency/givenNames``.
  func chooseGiven(_ sex: Sex, bornIn year: Int, _ random: inout SeededRandom) -> Int {
    let cohort = Self.cohortStarts.count(where: { $0 <= year })
    return given[sex.rawValue][cohort].choose(&random)
  }

  /// A given name that begins with the same kanji and the same two kana as the one at `index`: 健二 for 健一.
  func similarGiven(to index: Int, _ sex: Sex, _ random: inout SeededRandom) -> Int? {
    let names = NameFrequency.givenNames
    let model = names[index]
    guard model.spelling.count > 1, KanjiVariants.isKanji(model.spelling[0]) else { return nil }
    // The table is ordered by length, then by spelling, so names with the same first kanji are neighbours.
    let reach = 60
    let nearby = (max(0, index - reach)..<min(names.count, index + reach)).filter { neighbour in
      let name = names[neighbour]
      return name.spelling != model.spelling && name.spelling.first == model.spelling.first
        && name.reading.prefix(2) == model.reading.prefix(2) && name.reading != model.reading
        && name.sex == (sex == .male ? .male : .female)
    }
    return nearby.isEmpty ? nil : random.pick(nearby)
  }

  /// The surname at `index`, in modern forms.
  func family(_ index: Int) -> WrittenName {
    guard index < NameFrequency.families.count else {
      return RareSurname.name(index - NameFrequency.families.count)
    }
    let name = NameFrequency.families[index]
    return WrittenName(
      spelling: KanjiDress.withIterationMarks(String(scalars: name.spelling)),
      reading: String(scalars: name.reading))
  }

  /// The given name at `index`, in modern forms.
  func given(_ index: Int) -> WrittenName {
    let name = NameFrequency.givenNames[index]
    return WrittenName(
      spelling: KanjiDress.withIterationMarks(String(scalars: name.spelling)),
      reading: String(scalars: name.reading))
  }
}
