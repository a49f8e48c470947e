extension JSONValue {
  /// Parses one JSON document.
  ///
  /// Of a repeated member the last counts; invalid UTF-8 is repaired; a lone surrogate becomes
  /// U+FFFD. Nesting is limited to 512. A number without fraction and exponent that fits is an
  /// integer, any other a double.
  public init(parsing bytes: UnsafeRawBufferPointer) throws(JSONError) {
    var parser = JSONParser(bytes)
    do throws(WireFault) {
      self = try parser.document()
    } catch {
      let isDeep = error.code == .tooDeep
      let message = isDeep ? "nested more than \(JSONParser.maximumDepth) deep" : error.message
      throw JSONError(message, at: error.offset, in: bytes)
    }
  }

  /// Parses one JSON document; see ``init(parsing:)-(UnsafeRawBufferPointer)``.
  public init(parsing bytes: some Sequence<UInt8>) throws(JSONError) {
    let parse = { (bytes: UnsafeRawBufferPointer) -> Result<JSONValue, JSONError> in
      Result { () throws(JSONError) in try JSONValue(parsing: bytes) }
    }
    if let result = bytes.withContiguousStorageIfAvailable({ parse(UnsafeRawBufferPointer($0)) }) {
      self = try result.get()
    } else {
      self = try Array(bytes).withUnsafeBytes(parse).get()
    }
  }

  /// Parses one JSON document; see ``init(parsing:)-(UnsafeRawBufferPointer)``.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: text.utf8)
  }
}
