/// Bytes from the API server that cannot be decoded.
public struct DecodeError: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// How many bytes of the body (for an item or event: of its own bytes) come before the fault.
  public var offset: Int
  /// The field that was being read, such as `status.podIP`; empty where no field is known.
  public var path: String
  /// The store key of the object that does not decode, where its metadata can be read.
  public var key: String?
  /// The server's own account, when the body is a `Status` instead of what was asked for.
  public var status: APIStatus?

  /// Makes an error.
  public init(
    _ message: String, offset: Int = 0, path: String = "", key: String? = nil,
    status: APIStatus? = nil
  ) {
    self.message = message
    self.offset = offset
    self.path = path
    self.key = key
    self.status = status
  }
}

extension DecodeError: CustomStringConvertible {
  /// The key, the field, the message and where it is.
  public var description: String {
    let object = key.map { "object \($0): " } ?? ""
    let field = path.isEmpty ? "" : "\(path): "
    return "\(object)\(field)\(message) (at byte \(offset))"
  }
}
