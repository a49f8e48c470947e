/// A record of a zone file, as far as anything asks about it.
struct ZoneRecord {
  /// The owner's name, complete.
  var owner: String
  /// The type's number.
  var type: UInt16
  /// The numbers of its data, in their order.
  var numbers: [UInt64] = []
  /// What its data ends in, joined: a key, a digest.
  var text: [UInt8] = []

  /// The numbers of types that something here asks for.
  enum TypeNumber {
    static let startOfAuthority: UInt16 = 6
    static let signature: UInt16 = 46
    static let key: UInt16 = 48
    static let hashedDenial: UInt16 = 50
    static let hashedDenialParameters: UInt16 = 51
  }
}

/// What reading a zone file may cost.
///
/// Files may include one another and ranges may repeat a line without measure, where CoreDNS
/// would read on for hours. Past this, what remains is taken to be sound.
struct ZoneBudget {
  /// How many bytes may still be read.
  private(set) var bytes: Int
  /// Whether something was left unread.
  private(set) var isIncomplete = false

  /// Allows that many bytes, besides those of the file itself.
  init(bytes: Int = 16 << 20) {
    self.bytes = bytes
  }

  /// Takes bytes, or notes that there are not enough.
  mutating func take(_ count: Int) -> Bool {
    guard count <= bytes else {
      leaveOut()
      return false
    }
    bytes -= count
    return true
  }

  /// Notes that something was left unread.
  mutating func leaveOut() {
    isIncomplete = true
  }
}
