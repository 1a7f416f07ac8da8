/// The distinct values of one or several columns that are compared with one another.
struct ValueDictionary: Sendable {
  /// The values.
  var pool = ValuePool()
}
