internal import JapaneseNormalization
internal import RecordLinkage

extension RecordNormalizer {
  mutating func appendPhones(
    of fields: RecordFields, to columns: inout FeatureColumns, hash: inout StableHash
  ) {
    hashes.removeAll(keepingCapacity: true)
    fields.forEach(.phone) { text in
      var isRead = false
      FieldValues.forEachPhone(text) { phone in
        isRead = true
        if !phone.isEvidence { return }
        let number = columns.phones.number(of: phone)
        if columns.phonesOfRecord.openRow.contains(number) { return }
        columns.phonesOfRecord.append(number)
        hashes.append(phone.rawValue)
      }
      if !isRead, !FieldValues.isBlank(text) {
        note(.unreadable, .phone, "expected a telephone number, for example 03-1234-5678")
      }
    }
    columns.phonesOfRecord.endRow()
    combineHashes(into: &hash)
  }

  mutating func appendEmails(
    of fields: RecordFields, to columns: inout FeatureColumns, hash: inout StableHash
  ) {
    hashes.removeAll(keepingCapacity: true)
    fields.forEach(.email) { text in
      guard let email = FieldValues.email(text) else {
        if !FieldValues.isBlank(text) {
          note(.unreadable, .email, "expected an e-mail address, for example a@example.jp")
        }
        return
      }
      if email.isGeneric { return }
      var canonical = email.canonical
      let canonicalHash = canonical.withUTF8(Self.contentHash)
      var key = email.similarityKey
      let similarityHash = key == canonical ? canonicalHash : key.withUTF8(Self.contentHash)
      let mailbox = Mailbox(canonicalHash: canonicalHash, similarityHash: similarityHash)
      let number = canonical.withUTF8 { columns.emails.number(of: $0, mailbox) }
      if columns.emailsOfRecord.openRow.contains(number) { return }
      columns.emailsOfRecord.append(number)
      hashes.append(canonicalHash)
    }
    columns.emailsOfRecord.endRow()
    combineHashes(into: &hash)
  }

  /// Reads the card tokens of a record; `false` where it must be refused.
  mutating func readCards(of fields: RecordFields) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    var refusal: CardTokenError?
    fields.forEach(.cardToken) { text in
      if refusal != nil { return }
      do throws(CardTokenError) {
        tokens.append(try FieldValues.cardToken(text))
      } catch {
        refusal = error
      }
    }
    if let refusal { note(.refused, .cardToken, refusal.description) }
    return refusal == nil
  }

  /// Takes in the tokens that ``readCards(of:)`` has read.
  mutating func appendCards(to columns: inout FeatureColumns, hash: inout StableHash) {
    hashes.removeAll(keepingCapacity: true)
    for token in tokens {
      var text = token.value
      let tokenHash = text.withUTF8(Self.contentHash)
      hashes.append(tokenHash)
      let number = text.withUTF8 { columns.cards.number(of: $0, hash: tokenHash) }
      if !columns.cardsOfRecord.openRow.contains(number) { columns.cardsOfRecord.append(number) }
    }
    columns.cardsOfRecord.endRow()
    combineHashes(into: &hash)
  }

  /// Takes in the hashes of several values whatever their order.
  private mutating func combineHashes(into hash: inout StableHash) {
    if hashes.count > 1 { hashes.sort() }
    hash.combine(UInt64(hashes.count))
    for value in hashes { hash.combine(value) }
  }

  /// A hash of a well-formed text, scalar by scalar.
  private static func contentHash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = StableHash()
    if utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in utf8 { hash.combine(UInt64(byte)) }
    } else {
      for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
        hash.combine(UInt64(scalar.value))
      }
    }
    return hash.value
  }
}
