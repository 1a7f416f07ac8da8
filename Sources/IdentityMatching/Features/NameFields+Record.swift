internal import JapaneseNormalization

extension NameFields {
  /// The name fields of a record.
  init(_ fields: RecordFields) {
    self.init()
    name = fields.text(.name)
    family = fields.text(.familyName)
    given = fields.text(.givenName)
    middle = fields.text(.middleName)
    kana = fields.text(.kana)
    familyKana = fields.text(.familyKana)
    givenKana = fields.text(.givenKana)
    romaji = fields.text(.romaji)
    familyRomaji = fields.text(.familyRomaji)
    givenRomaji = fields.text(.givenRomaji)
    formerName = fields.text(.formerName)
    formerFamilyName = fields.text(.formerFamilyName)
    alias = fields.text(.alias)
    aliasKana = fields.text(.aliasKana)
  }
}
