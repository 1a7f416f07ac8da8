internal import JapaneseNormalization
public import RecordLinkage

/// Which pairs of applicants are looked at.
///
/// No rule needs all fields: someone who changed address, telephone and card is still met by name and birth date, someone
/// who married by given name and birth date, someone whose birth date has a slip by name or contact.
public enum ApplicantBlocking {
  /// The candidate pairs of a table.
  ///
  /// - Complexity: O(*k* log *k*) for *k* keys of all rules.
  public static func candidates(
    of table: FeatureTable, limits: CandidateBlocks.Limits = .init()
  ) -> CandidateBlocks {
    CandidateBlocks(
      rules: rules(for: table), recordCount: table.recordCount, leftCount: table.leftCount,
      limits: limits
    ) { nearness(of: table) }
  }

  /// The candidate pairs of a table, by several tasks; the same for any number of them.
  public static func candidates(
    of table: FeatureTable, limits: CandidateBlocks.Limits = .init(), workers: Int
  ) async -> CandidateBlocks {
    let builder = await RuleBuilder(table: table, workers: workers)
    return await CandidateBlocks(
      ruleCount: rules.count, recordCount: table.recordCount, leftCount: table.leftCount, limits: limits,
      workers: workers, rule: { rules[$0](builder) }, nearness: { nearness(of: table) })
  }

  /// A number for each record, near for records of near content: by postal code, then dwelling, then birth date; equal only
  /// for records of equal content.
  private static func nearness(of table: FeatureTable) -> [UInt64] {
    let keys = (0..<table.recordCount).map { row in
      let dwelling = table.addressKeys[Int(table.addressOfRecord[row])].dwelling
      return (
        table.postalCodes[row]?.rawValue ?? 0, dwelling,
        table.birthDates[row]?.code ?? 0,
        table.contentHashes[row]
      )
    }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var ranks = [UInt64](repeating: 0, count: keys.count)
    var rank: UInt64 = 0
    for (place, row) in order.enumerated() {
      if place > 0, keys[order[place - 1]] != keys[row] { rank += 1 }
      ranks[row] = rank
    }
    return ranks
  }

  /// The rules, with the keys of a table. A record's keys are the same in every table.
  package static func rules(for table: FeatureTable) -> [BlockingRule] {
    let builder = RuleBuilder(table: table)
    return rules.map { $0(builder) }
  }

  /// What makes each rule with the keys of a table. The first number of a key keeps rules apart.
  static let rules: [@Sendable (RuleBuilder) -> BlockingRule] = [
    { builder in
      builder.rule("name + birth date", refinements: [builder.postalCodeRefinement]) { row, keys in
        let birthDate = builder.birthDateKey(row)
        builder.forEachName(row) { name in
          keys.append(builder.key(1, name.spelling, birthDate))
          keys.append(builder.key(1, name.spellings, birthDate))
        }
      }
    },
    { builder in
      builder.rule("reading + birth date", refinements: [builder.postalCodeRefinement]) { row, keys in
        let birthDate = builder.birthDateKey(row)
        builder.forEachName(row) { name in
          keys.append(builder.key(2, name.reading, birthDate))
          keys.append(builder.key(2, name.readings, birthDate))
        }
      }
    },
    { builder in
      builder.rule("phone", refinements: [builder.familyRefinement, builder.birthYearRefinement]) {
        row, keys in
        for phone in builder.table.phonesOfRecord[row] {
          keys.append(builder.key(3, builder.table.phones[Int(phone)].rawValue))
        }
      }
    },
    { builder in
      builder.rule("e-mail", refinements: [builder.familyRefinement, builder.birthYearRefinement]) {
        row, keys in
        for email in builder.table.emailsOfRecord[row] {
          keys.append(builder.key(4, builder.table.emails[Int(email)].canonicalHash))
        }
      }
    },
    { builder in
      builder.rule("card", refinements: [builder.familyRefinement, builder.birthYearRefinement]) {
        row, keys in
        for card in builder.table.cardsOfRecord[row] {
          keys.append(builder.key(5, builder.table.cards[Int(card)]))
        }
      }
    },
    { builder in
      builder.rule(
        "premises",
        refinements: [builder.dwellingRefinement, builder.familyRefinement, builder.birthYearRefinement]
      ) { row, keys in
        keys.append(builder.key(6, builder.premisesKey(row)))
      }
    },
    { builder in
      builder.rule("name", refinements: [builder.birthYearRefinement, builder.postalCodeRefinement]) {
        row, keys in
        builder.forEachName(row) { name in
          keys.append(builder.key(7, name.spelling))
          keys.append(builder.key(7, name.spellings))
        }
      }
    },
    { builder in
      builder.rule("given name + birth date", refinements: [builder.familyRefinement]) { row, keys in
        let birthDate = builder.birthDateKey(row)
        builder.forEachName(row) { keys.append(builder.key(8, $0.given, birthDate)) }
      }
    },
    { builder in
      builder.rule("family name + birth date", refinements: [builder.postalCodeRefinement]) { row, keys in
        let birthDate = builder.birthDateKey(row)
        builder.forEachName(row) { keys.append(builder.key(9, $0.family, birthDate)) }
      }
    },
    { builder in
      builder.rule("reading", refinements: [builder.birthYearRefinement, builder.postalCodeRefinement]) {
        row, keys in
        builder.forEachName(row) { name in
          keys.append(builder.key(10, name.reading))
          keys.append(builder.key(10, name.readings))
        }
      }
    },
    { builder in
      builder.rule("birth date + postal code", refinements: [builder.familyRefinement]) { row, keys in
        keys.append(builder.key(11, builder.birthDateKey(row), builder.postalCodeKey(row)))
      }
    },
  ]
}
