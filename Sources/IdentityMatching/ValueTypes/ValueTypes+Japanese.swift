public import JapaneseNormalization
public import RecordLinkage

extension ValueTypes {
  /// The value types of the engine, those for Japanese names, addresses, dates and contact points, and more.
  ///
  /// ```swift
  /// let types = ValueTypes.japanese()
  /// types["japanese-date"]?.derive("昭和60年4月1日")  // ["1985-04-01", "1985", "04", "01"]
  /// ```
  ///
  /// - Parameters:
  ///   - gazetteer: where the places of addresses are looked up.
  ///   - more: further types; of two with one name the last counts.
  public static func japanese(
    gazetteer: Gazetteer = .embedded, adding more: [any ValueType] = []
  ) -> ValueTypes {
    let types: [any ValueType] = [
      JapaneseTextType(), JapaneseNameType(), JapaneseKanaType(), JapaneseOrganizationType(),
      JapaneseAddressType(gazetteer: gazetteer), JapanesePhoneType(), JapaneseDateType(),
      JapaneseSexType(), PostalCodeType(), MailboxType(),
    ]
    return ValueTypes(adding: types + more)
  }
}
