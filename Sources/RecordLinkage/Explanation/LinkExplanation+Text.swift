extension LinkExplanation {
  /// The explanation for a terminal: the waterfall of bits from the prior to the probability, which rules offer the pair, and what became of
  /// it.
  ///
  /// Of one relation the first column of bits is that of the relation against all else; those of the classes follow where there are several.
  ///
  /// - Parameters:
  ///   - relation: the relation asked about, by position in the model.
  ///   - separation: why clustering kept the two apart.
  ///   - name: what records are called; without it the two are `left` and `right`, and others are called by their numbers.
  public func text(
    relation: Int = 0, separation: ClusterSeparation? = nil, name: ((Int) -> String)? = nil
  ) -> String {
    let showsClasses = classes.count > 1
    let classColumns = showsClasses ? classes : []
    var table = TextTable([.left, .left, .left, .left, .left, .right] + classColumns.map { _ in .right })
    table.add(
      [
        "comparison", "level", name.map { TextTable.cell($0(left)) } ?? "left",
        name.map { TextTable.cell($0(right)) } ?? "right", "frequency", "for " + relations[relation],
      ] + classColumns)
    table.addRule()
    table.add(["prior", "", "", "", "", NumberText.bits(relationPrior[relation])] + cells(classPrior))
    for step in steps {
      table.add(
        [
          step.comparison, step.level, Self.joined(step.values.map(\.left)),
          Self.joined(step.values.map(\.right)), step.frequency.map(Self.text) ?? "",
          NumberText.bits(step.relationWeights[relation]),
        ] + cells(step.classWeights))
    }
    table.addRule()
    table.add(["total", "", "", "", "", NumberText.bits(relationTotal[relation])] + cells(classTotal))
    table.add(
      ["probability", "", "", "", "", NumberText.probability(relationProbabilities[relation])]
        + (showsClasses ? classProbabilities.map(NumberText.probability) : []))
    return table.text + "\nmatch key: \(matchKey.isEmpty ? "none" : matchKey)\n" + blockingText
      + verdictText(relation: relation, separation: separation, name: name)
  }

  private func cells(_ weights: [Double]) -> [String] {
    classes.count > 1 ? weights.map(NumberText.bits) : []
  }

  private static func joined(_ texts: [String]) -> String {
    TextTable.cell(texts.allSatisfy(\.isEmpty) ? "" : texts.joined(separator: " | "))
  }

  private static func text(_ frequency: Frequency) -> String {
    "\(NumberText.count(frequency.count)) of \(NumberText.count(frequency.records))"
      + (frequency.isWeighed ? "" : " (not weighed)")
  }

  private var blockingText: String {
    if !blocking.isAllowed { return "" }
    if blocking.isCompared {
      return "compared by: " + blocking.offering.map(\.name).joined(separator: "; ") + "\n"
    }
    var lines = ["compared by: no blocking rule"]
    for rule in blocking.nearest.prefix(5) {
      if rule.agrees {
        lines.append("  \(rule.name): agrees, but its block was too large and was split between the two")
        continue
      }
      let parts = rule.missing.map { part in
        let sides = [part.left, part.right].map { keys in
          keys.isEmpty ? "nothing" : TextTable.cell(keys.joined(separator: ", "))
        }
        return "\(part.name) is \(sides[0]) and \(sides[1])"
      }
      lines.append("  \(rule.name): " + parts.joined(separator: "; "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What became of the pair, as a line for a terminal: `person: not linked: -3.1 bits from a match; against it: born -4.2`.
  ///
  /// The parameters are those of ``text(relation:separation:name:)``.
  public func verdictText(
    relation: Int = 0, separation: ClusterSeparation? = nil, name: ((Int) -> String)? = nil
  ) -> String {
    let subject = relations[relation]
    func against() -> String {
      let steps = stepsAgainst(relation: relation).prefix(3).map {
        "\(self.steps[$0].comparison) \(NumberText.bits(self.steps[$0].relationWeights[relation]))"
      }
      return steps.isEmpty ? "" : "; against it: " + steps.joined(separator: ", ")
    }
    switch verdict(relation: relation, separation: separation) {
    case .match: return "\(subject): match\n"
    case .review(let bits):
      return "\(subject): review, \(NumberText.bits(bits)) bits from a match\(against())\n"
    case .notAllowed: return "\(subject): not linked: records of one table are not compared\n"
    case .neverCompared(let wouldMatch):
      return "\(subject): not linked: never compared\(wouldMatch ? "; it would be a match" : "")\n"
    case .belowThreshold(let bits):
      return "\(subject): not linked: \(NumberText.bits(bits)) bits from a match\(against())\n"
    case .heldApart(let separation):
      return "\(subject): a match, but held apart: \(Self.text(separation, name: name))\n"
    }
  }

  private static func text(_ separation: ClusterSeparation, name: ((Int) -> String)?) -> String {
    switch separation {
    case .constraint(let why): why
    case .average(let bits, let needed, let pairs):
      "the \(NumberText.count(pairs)) pairs between the two clusters average \(NumberText.bits(bits)) bits, and "
        + "\(NumberText.bits(needed)) are needed"
    case .otherPartner(let left, let right):
      "a record has one partner at most; "
        + [("left", left), ("right", right)].map { side, partner in
          partner.map { "the \(side) one's is \(name?($0) ?? "record \($0)")" } ?? "the \(side) one has none"
        }.joined(separator: ", ")
    case .method(let method): "\(method.rawValue) joined others first"
    }
  }
}

extension ClusterExplanation {
  /// How the cluster came about, for a terminal.
  public var text: String { text { String($0) } }

  /// The same with records called by name.
  public func text(name: (Int) -> String) -> String {
    var table = TextTable([.right, .right, .right, .right, .right, .left])
    table.add(["step", "left", "right", "bits", "records", "match key"])
    table.addRule()
    for (number, link) in links.enumerated() {
      table.add([
        String(number + 1), TextTable.cell(name(link.left)), TextTable.cell(name(link.right)),
        NumberText.bits(link.weight),
        String(link.size), link.matchKey,
      ])
    }
    let note = parts > 1 ? "between \(parts) parts of the cluster nothing was compared\n" : ""
    return table.text + note
  }
}
