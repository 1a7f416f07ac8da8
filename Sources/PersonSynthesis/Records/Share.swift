/// How often what happens between a person and a record, in 1,000 records.
enum Share {
  /// What a person's first record lacks or has wrong.
  enum First {
    static let nameTypo = 10
    static let noBirth = 4
    static let noPhone = 30
    static let noEmail = 45
  }

  /// What a later record has otherwise than the first.
  enum Later {
    static let namesExchanged = 20
    static let middleAsFirst = 12
    static let initialOnly = 28
    static let nickname = 160
    static let firstTypo = 245
    /// Of women who may have married.
    static let newSurname = 84
    static let joinedSurname = 21
    static let lastTypo = 165
    static let noMiddle = 190
    static let middleInitial = 330
    static let noSex = 30

    static let noBirth = 40
    static let birthDigit = 14
    static let birthExchange = 7
    static let firstOfYear = 14
    static let dayForMonth = 23
    static let otherYear = 16
    static let otherDay = 16
    static let otherMonth = 12

    static let moved = 247
    static let noStreet = 42
    static let streetTypo = 165
    static let houseTypo = 40
    static let noFlat = 330
    static let otherFlatWord = 200
    static let cityTypo = 48
    static let codeTypo = 50
    static let noCode = 32

    static let noPhone = 50
    static let newPhone = 240
    /// Of those who have moved and would have kept the number otherwise.
    static let newPhoneAfterMove = 300
    static let phoneTypo = 47
    /// Whether or not there was one before.
    static let newEmail = 195
    static let noEmail = 250
    static let emailTypo = 79
  }
}
