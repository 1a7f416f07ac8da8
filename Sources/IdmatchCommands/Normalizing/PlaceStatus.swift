internal import JapaneseNormalization

extension JapaneseAddress.Status {
  /// The word for it in files.
  var name: String {
    switch self {
    case .resolved: "resolved"
    case .partial: "partial"
    case .ambiguous: "ambiguous"
    case .unparsed: "unparsed"
    }
  }
}

extension JapaneseAddress.Elements {
  private static let names: [(JapaneseAddress.Elements, String)] = [
    (.prefecture, "prefecture"), (.county, "county"), (.city, "city"), (.ward, "ward"),
    (.municipality, "municipality"), (.town, "town"), (.chome, "chome"),
  ]

  /// The words for them in files, from the large to the small.
  var names: [String] { Self.names.filter { contains($0.0) }.map(\.1) }
}
