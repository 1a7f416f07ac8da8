import ContractHistory

/// A moment for tests to which it does not matter.
let moment = Instant(secondsSince1970: 1_790_000_000)!
