/// A record as it is written, without its numbers.
struct RecordFields: Sendable, Equatable {
  var first = ""
  var middle = ""
  var last = ""
  var sex = ""
  var birth = ""
  var street = ""
  var city = ""
  var state = ""
  var postalCode = ""
  var phone = ""
  var email = ""
}
