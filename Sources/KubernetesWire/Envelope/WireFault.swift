/// A failure inside a reader, small enough to be thrown on the hot path.
///
/// It becomes a ``DecodeError`` where the path and the object are known.
struct WireFault: Error {
  /// What is wrong with the bytes.
  enum Code: UInt8 {
    case truncated
    case varintOverflow
    case lengthPastEnd
    case groupWireType
    case invalidTag
    case wrongWireType
    case unexpectedByte
    case wrongType
    case invalidNumber
    case invalidEscape
    case controlCharacter
    case duplicateMember
    case invalidDouble
    case tooDeep
    case noMagic
    case noObject
    case tooLarge
    case contentEncoding
  }

  var code: Code
  /// The number of bytes before the fault, from the start of the outermost buffer.
  var offset: Int

  init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// A sentence for a person.
  var message: String {
    switch code {
    case .truncated: "the bytes end in the middle of a value"
    case .varintOverflow: "a varint is longer than 64 bits"
    case .lengthPastEnd: "a length reaches past the end"
    case .groupWireType: "a group or an unknown wire type, which Kubernetes never sends"
    case .invalidTag: "field number 0"
    case .wrongWireType: "the field has another protobuf wire type than declared"
    case .unexpectedByte: "malformed JSON"
    case .wrongType: "the value has another JSON type than declared"
    case .invalidNumber: "the number is not an integer of 64 bits"
    case .invalidEscape: "an invalid escape in a string"
    case .controlCharacter: "a control character in a string"
    case .duplicateMember: "a member occurs twice"
    case .invalidDouble: "an invalid number"
    case .tooDeep: "nested too deeply"
    case .noMagic: "the protobuf magic bytes are missing"
    case .noObject: "the event has no object"
    case .tooLarge: "larger than the limit"
    case .contentEncoding: "the object is compressed inside its envelope"
    }
  }
}
