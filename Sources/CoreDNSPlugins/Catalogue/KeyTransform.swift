/// What is done to a value before it is a key.
public enum KeyTransform: Hashable, Sendable {
  /// ASCII letters in lower case.
  case lower
  /// Without white space at its ends.
  case trim
  /// Without spaces.
  case removeSpaces
  /// Cut at each occurrence of a text.
  case split(String)
  /// An address as a label: dots become dashes where it has exactly three and no `::`, colons
  /// become dashes otherwise.
  case dashes
  /// Left out where it is no RFC 1123 name; a leading `*.` is allowed.
  case validName

  /// Whether it may make several values of one.
  var isMany: Bool {
    if case .split = self { true } else { false }
  }

  func apply(_ values: [String]) -> [String] {
    switch self {
    case .lower: values.map { $0.lowercased() }
    case .trim: values.map(Self.trimmed)
    case .removeSpaces: values.map { $0.filter { $0 != " " } }
    case .split(let separator):
      values.flatMap { $0.split(separator: separator, omittingEmptySubsequences: false) }
        .map(String.init)
    case .dashes: values.map(Self.dashed)
    case .validName: values.filter(Self.isName)
    }
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let rest = scalars.drop { $0.properties.isWhitespace }
    guard let last = rest.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(rest[...last])
  }

  private static func dashed(_ text: String) -> String {
    let dots = text.utf8.lazy.filter { $0 == UInt8(ascii: ".") }.count
    let old: Character = dots == 3 && !text.contains("::") ? "." : ":"
    return String(text.map { $0 == old ? "-" : $0 })
  }

  /// As apimachinery's `IsDNS1123Subdomain`, with a wildcard as its first label.
  private static func isName(_ text: String) -> Bool {
    let name = text.hasPrefix("*.") ? text.dropFirst(2) : text[...]
    guard !name.isEmpty, name.utf8.count <= 253 else { return false }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.utf8.first, let last = label.utf8.last else { return false }
      return isAlphanumeric(first) && isAlphanumeric(last)
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
