extension ContractEvent: Codable {
  private struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// From an object of texts, as ``init(fields:)`` reads them; `null` counts as no field.
  ///
  /// - Throws: ``ContractEventProblem``.
  public init(from decoder: any Decoder) throws {
    let container: KeyedDecodingContainer<FieldName>
    do {
      container = try decoder.container(keyedBy: FieldName.self)
    } catch is DecodingError {
      throw ContractEventProblem("type", .nothing, expected: "an object with the fields of an event")
    }
    var fields: [String: String] = [:]
    for key in container.allKeys {
      do {
        fields[key.stringValue] = try container.decodeIfPresent(String.self, forKey: key)
      } catch is DecodingError {
        throw ContractEventProblem(key.stringValue, .other, expected: "a text in quotes")
      }
    }
    try self.init(fields: fields)
  }

  /// As an object of texts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    for field in fields {
      try container.encode(field.text, forKey: FieldName(stringValue: field.name))
    }
  }
}
