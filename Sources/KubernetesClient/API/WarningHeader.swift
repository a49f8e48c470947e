/// Reads the `Warning` header of API servers: `299 - "text"`, or several with commas between.
///
/// As apimachinery's `net.ParseWarningHeaders` does; only code 299 means anything to Kubernetes'
/// clients.
enum WarningHeader {
  /// Longer texts are cut off here, in bytes.
  private static let textLimit = 1000

  /// The texts of one value of the header, their escapes undone; what is malformed ends the list.
  static func texts(of value: String) -> [String] {
    var texts: [String] = []
    var rest = value[...].utf8
    while true {
      rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
      // The code and the agent, which Kubernetes writes as a hyphen.
      guard let (code, afterCode) = word(rest), let (_, afterAgent) = word(afterCode),
        let (text, afterText) = quoted(afterAgent)
      else { return texts }
      if code.elementsEqual("299".utf8), !text.isEmpty { texts.append(text) }
      // A date may follow, which nobody sends.
      rest = afterText.drop { $0 != UInt8(ascii: ",") }
    }
  }

  private static func word(
    _ text: Substring.UTF8View
  ) -> (Substring.UTF8View, rest: Substring.UTF8View)? {
    guard let end = text.firstIndex(of: UInt8(ascii: " ")), end > text.startIndex else {
      return nil
    }
    return (text[..<end], text[end...].drop { $0 == UInt8(ascii: " ") })
  }

  private static func quoted(
    _ text: Substring.UTF8View
  ) -> (String, rest: Substring.UTF8View)? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    var content: [UInt8] = []
    var isEscaped = false
    for index in text.indices.dropFirst() {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\") where !isEscaped: isEscaped = true
      case UInt8(ascii: "\"") where !isEscaped:
        return (
          String(decoding: content.prefix(textLimit), as: UTF8.self),
          text[text.index(after: index)...]
        )
      default:
        content.append(byte)
        isEscaped = false
      }
    }
    return nil
  }
}
