/// How an answer says that a question went.
public struct ResponseCode: RawRepresentable, Hashable, Sendable {
  /// The number that messages carry.
  public var rawValue: UInt16

  /// Makes a code of its number.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// It went well; there may be no record all the same.
  public static let noError = ResponseCode(rawValue: 0)
  /// The question could not be read.
  public static let formatError = ResponseCode(rawValue: 1)
  /// The server failed.
  public static let serverFailure = ResponseCode(rawValue: 2)
  /// The name does not exist.
  public static let nameError = ResponseCode(rawValue: 3)
  /// The server does not know this kind of question.
  public static let notImplemented = ResponseCode(rawValue: 4)
  /// The server does not answer this question.
  public static let refused = ResponseCode(rawValue: 5)

  private static let names = [
    "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET",
    "NXRRSET", "NOTAUTH", "NOTZONE",
  ]

  /// Reads a name such as `NXDOMAIN`, in any letter case, or a number; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let name = text.uppercased()
    if let index = Self.names.firstIndex(of: name) {
      self.init(rawValue: UInt16(index))
    } else if let number = UInt16(name), number <= 23 {
      self.init(rawValue: number)
    } else {
      return nil
    }
  }
}

extension ResponseCode: CustomStringConvertible {
  /// The name as dig prints it.
  public var description: String {
    Int(rawValue) < Self.names.count ? Self.names[Int(rawValue)] : "RCODE\(rawValue)"
  }
}
