internal import Glibc
internal import IdentityMatching
internal import RecordLinkage

/// The built-in model of applicants as YAML, for a person who wants to know by what applicants are weighed.
///
/// It looks like a model file and is none: its levels are decided by code, out of readings, variant characters and places,
/// which no condition of a model file says.
enum ApplicantModelText {
  static func yaml(_ model: ApplicantModel = ApplicantModel()) -> String {
    let scoring = model.scoring
    var lines = header
    lines += ["model: applicants", ""]
    lines += comment(
      "What columns are recognized as by their headers, Japanese or English; --column FIELD=HEADER says so.")
    lines.append("fields: [\(ApplicantField.allCases.map(\.rawValue).joined(separator: ", "))]")
    lines += ["", "classes:"]
    let prior = model.prior(recordCount: 1_000_000)
    for (number, name) in scoring.classes.enumerated() {
      lines.append("  \(name): {prior-bits-of-a-million-records: \(bits(Double(prior[number])))}")
    }
    lines.append("  unrelated: {}")
    lines.append("")
    lines += comment(
      "What is compared, each from full agreement to none; the first level that holds counts, and what is missing weighs "
        + "nothing. says: how the match key shows it, + agrees, ~ is near, - speaks against. m: how often pairs of one person, "
        + "and of two people of one household, are of the level; u: how often unrelated pairs are. bits: log2 m/u, what the "
        + "level weighs. frequency: for which classes the weight follows how many people hold the value, so that 佐藤 says less "
        + "than 勅使河原.")
    lines.append("comparisons:")
    for comparison in scoring.comparisons {
      lines.append("  - name: \(quoted(comparison.name))")
      lines.append("    match-key: \(comparison.matchKeyName)")
      lines.append("    levels:")
      for level in comparison.levels { lines += self.lines(level, classes: scoring.classes) }
    }
    lines.append("")
    lines += comment(
      "From which probability a link is a match, and from which it is to be reviewed. Links in band match join records; two "
        + "records with another birth date and another given name never get into one person.")
    lines.append("relations:")
    for (name, bands) in [("person", model.personThresholds), ("household", model.householdThresholds)] {
      lines.append("  \(name): {match: \(bands.match), review: \(bands.review)}")
    }
    lines.append("")
    lines += comment(
      "Which pairs are looked at: those that agree on all of what one rule asks for. A block of too many records is split by "
        + "split-by, in that order.")
    lines.append("blocking:")
    lines.append("  largest-block: \(CandidateBlocks.Limits().blockSize)")
    lines.append("  rules:")
    for rule in ApplicantBlocking.rules(for: FeatureTableBuilder().finish()) {
      let finer = rule.refinements.map(\.name).map(quoted).joined(separator: ", ")
      lines.append("    - {keys: \(quoted(rule.name)), split-by: [\(finer)]}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var header: [String] {
    comment(
      "The built-in model of applicants of idmatch \(IdmatchCommand.version), for reading. It runs as --model applicants, "
        + "the default of link, dedupe and explain, and not from this file: its levels are decided by code, out of readings, "
        + "variant characters and places. idmatch init TABLE writes a model file that can be edited and run; value types "
        + "such as japanese-name and japanese-address bring the same normalization.") + [""]
  }

  private static func lines(_ level: ComparisonLevel, classes: [String]) -> [String] {
    func byClass(_ value: (Int) -> String) -> String {
      "{" + classes.indices.map { "\(classes[$0]): \(value($0))" }.joined(separator: ", ") + "}"
    }
    let weights = byClass { bits(log2(level.m[$0] / level.u)) }
    let frequency = classes.indices.filter { level.followsTermFrequency[$0] }.map { classes[$0] }
    var line = "      - {level: \(quoted(level.label)), says: \"\(level.evidence.rawValue)\", "
    line += "m: \(byClass { "\(level.m[$0])" }), u: \(level.u), bits: \(weights)"
    if !frequency.isEmpty { line += ", frequency: [\(frequency.joined(separator: ", "))]" }
    return [line + "}"]
  }

  private static func bits(_ value: Double) -> String { fixed(Float(value), decimals: 1) }

  /// A text that YAML reads as that text.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == " " || $0 == "-"
    }
    return isPlain ? text : "\"\(text)\""
  }

  /// Lines of a comment, broken between words.
  private static func comment(_ text: String) -> [String] {
    var lines: [String] = []
    var line = "#"
    for word in text.split(separator: " ") {
      if line.unicodeScalars.count + word.unicodeScalars.count + 1 > 100 {
        lines.append(line)
        line = "#"
      }
      line += " " + word
    }
    return lines + [line]
  }
}
