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
      let isRead = FieldValues.withMailbox(text) { mailbox in
        if mailbox.isGeneric { return }
        let hash = Self.contentHash(mailbox.canonical)
        let number = columns.emails.number(
          of: mailbox.canonical,
          Mailbox(canonicalHash: hash, similarityHash: Self.contentHash(mailbox.similarityKey)))
        if columns.emailsOfRecord.openRow.contains(number) { return }
        columns.emailsOfRecord.append(number)
        hashes.append(hash)
      }
      if !isRead, !FieldValues.isBlank(text) {
        note(.unreadable, .email, "expected an e-mail address, for example a@example.jp")
      }
    }
    columns.emailsOfRecord.endRow()
    combineHashes(into: &hash)
  }

  /// Reads the card tokens of a record; `false` where it must be refused.
  mutating func readCards(of fields: RecordFields) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    tokenEnds.removeAll(keepingCapacity: true)
    var refusal: CardTokenError?
    fields.forEach(.cardToken) { text in
      if refusal != nil { return }
      do throws(CardTokenError) {
        try FieldValues.append(cardToken: text, to: &tokens)
        tokenEnds.append(tokens.count)
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
    var start = 0
    for end in tokenEnds {
      tokens[start..<end].withUnsafeBufferPointer { token in
        let tokenHash = Self.contentHash(token)
        hashes.append(tokenHash)
        let number = columns.cards.number(of: token, hash: tokenHash)
        if !columns.cardsOfRecord.openRow.contains(number) { columns.cardsOfRecord.append(number) }
      }
      start = end
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

  private static func contentHash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    ByteHash.of(UnsafeRawBufferPointer(utf8))
  }
}
