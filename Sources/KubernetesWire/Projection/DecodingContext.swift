/// What the readers of one decoder share: the string table and buffers for unescaping.
///
/// Readers get it by pointer, because text views refer to the string table while they are used.
struct DecodingContext: Sendable {
  var interner = StringInterner()
  /// Where JSON names and strings with escapes are unescaped.
  var nameScratch: [UInt8] = []
  var textScratch: [UInt8] = []
  /// The fields around a fault, innermost first; filled while it is being thrown.
  var path: [String] = []

  /// Turns a fault into an error and forgets the path.
  mutating func error(_ fault: WireFault) -> DecodeError {
    let joined = path.reversed().joined(separator: ".")
    path.removeAll()
    return DecodeError(fault.message, offset: fault.offset, path: joined)
  }
}
