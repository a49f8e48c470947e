/// Writes the text of a JSON object member by member, where a ``JSONValue`` would only be made to be
/// serialised.
///
/// What is empty is left out, as the types of the Kubernetes API do it: texts, arrays and objects,
/// but for the elements of arrays.
public struct JSONWriter: Sendable {
  /// The text so far.
  public var bytes: [UInt8] = []

  /// Begins without text.
  public init() {}

  /// Writes a text.
  public mutating func text(_ name: String, _ text: String) {
    guard !text.isEmpty else { return }
    begin(name)
    JSONBytes.append(text, to: &bytes)
  }

  /// Writes an array of texts.
  public mutating func texts(_ name: String, _ texts: [String]) {
    array(name) { json in
      for text in texts {
        json.separate()
        JSONBytes.append(text, to: &json.bytes)
      }
    }
  }

  /// Writes a number.
  public mutating func integer(_ name: String, _ number: Int64) {
    begin(name)
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes a value of any kind, even one that is empty.
  public mutating func value(_ name: String, _ value: JSONValue) {
    begin(name)
    value.serialise(into: &bytes)
  }

  /// Writes an object of what `members` writes.
  public mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    nested(name, UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// Writes an array of what `elements` writes.
  public mutating func array(_ name: String, _ elements: (inout JSONWriter) -> Void) {
    nested(name, UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// Writes an object as an element of an array.
  public mutating func element(_ members: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func nested(
    _ name: String, _ opening: UInt8, _ closing: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    let before = bytes.count
    begin(name)
    bytes.append(opening)
    let start = bytes.count
    content(&self)
    if bytes.count == start {
      bytes.removeSubrange(before...)
    } else {
      bytes.append(closing)
    }
  }

  private mutating func begin(_ name: String) {
    separate()
    JSONBytes.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Writes a comma unless this is the first member or element.
  private mutating func separate() {
    if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      bytes.append(UInt8(ascii: ","))
    }
  }
}
