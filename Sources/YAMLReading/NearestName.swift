internal import RecordLinkage

/// The known name that someone probably meant.
package enum NearestName {
  /// The nearest of the known names, or `nil` where none is near.
  ///
  /// Case and the choice between hyphen, underscore and space do not count.
  ///
  /// - Parameter synonyms: words that people use for a name which looks quite different.
  package static func of(
    _ name: String, among known: [String], synonyms: [(word: String, name: String)]
  ) -> String? {
    let wanted = folded(name)
    // Of thousands of names the nearest would take long to find, and say little.
    let known = known.prefix(1000)
    guard !wanted.isEmpty, wanted.utf8.count <= 64 else { return nil }
    if let same = known.first(where: { folded($0) == wanted }) { return same }
    if let synonym = synonyms.first(where: { folded($0.word) == wanted && known.contains($0.name) }) {
      return synonym.name
    }
    var best: (name: String, similarity: Double)?
    for candidate in known where candidate.utf8.count <= 256 {
      let text = folded(candidate)
      // One name inside the other counts as near: `birth date` for `date of birth` does not, `postal` for `postal code`
      // does.
      let isPart =
        min(wanted.utf8.count, text.utf8.count) >= 3 && (text.hasPrefix(wanted) || wanted.hasPrefix(text))
      let similarity = max(
        TextComparator.osa.similarity(wanted, text), TextComparator.tokenSort.similarity(wanted, text),
        isPart ? 0.6 : 0)
      if similarity >= 0.6, similarity > (best?.similarity ?? 0) { best = (candidate, similarity) }
    }
    return best?.name
  }

  private static func folded(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
  }
}
