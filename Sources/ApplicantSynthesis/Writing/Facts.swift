internal import SynthesisCore

/// What is true of a person on the day of writing, before anyone spells it.
struct Facts: Sendable {
  var family: WrittenName
  var given: WrittenName
  var sex: Sex
  var birth: CalendarDay
  var dwelling: Dwelling
  var landline: PhoneNumber?
  var mobile: PhoneNumber?
  var email: String?
  var card: String?
}

/// The fields of a record as they were typed.
package struct RecordFields: Sendable, Hashable {
  package var name = ""
  package var kana = ""
  package var birthDate = ""
  package var sex = ""
  package var postalCode = ""
  package var address = ""
  package var building = ""
  package var phone = ""
  package var mobile = ""
  package var email = ""
  package var card = ""
}
