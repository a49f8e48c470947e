/// Names of the DNS as CoreDNS's DNS library understands them in text.
package enum DomainName {
  /// True if the name ends in a dot that no backslash makes an ordinary character.
  static func isFullyQualified(_ name: String) -> Bool {
    guard name.utf8.last == UInt8(ascii: ".") else { return false }
    let backslashes = name.utf8.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return backslashes % 2 == 0
  }

  /// The name with a dot at its end.
  package static func fullyQualified(_ name: String) -> String {
    isFullyQualified(name) ? name : name + "."
  }

  /// The name in lower case.
  static func lowercased(_ name: String) -> String {
    // Most are already.
    let isLower = name.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isLower ? name : name.lowercased()
  }

  /// True if the name's labels have a length that fits in a message.
  ///
  /// Nothing is asked of the characters in them.
  package static func isValid(_ name: String) -> Bool {
    guard !name.isEmpty else { return false }
    let hasDot = isFullyQualified(name)
    var name = name
    return name.withUTF8 { hasValidLabels(Dotted(bytes: $0, count: $0.count + (hasDot ? 0 : 1))) }
  }

  /// The bytes of a name, with a dot at the end.
  private struct Dotted {
    let bytes: UnsafeBufferPointer<UInt8>
    let count: Int

    subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : UInt8(ascii: ".") }
  }

  private static func hasValidLabels(_ bytes: Dotted) -> Bool {
    var length = 0
    var labelStart = 0
    var followsDot = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        guard length < 256, index + 1 < bytes.count else { return false }
        // `\DDD` and `\X` are one byte of the label.
        let extra = isDecimalEscape(bytes, at: index + 1) ? 3 : 1
        index += extra
        labelStart += extra
        followsDot = false
        // The dot that ends the name must not be the one behind the backslash.
        if index >= bytes.count - 1 { return false }
      case UInt8(ascii: "."):
        if index == 0, bytes.count > 1 { return false }
        let labelLength = index - labelStart
        length += labelLength + 1
        guard !followsDot, labelLength < 64, length <= 256 else { return false }
        followsDot = true
        labelStart = index + 1
      default:
        followsDot = false
      }
      index += 1
    }
    return true
  }

  private static func isDecimalEscape(_ bytes: Dotted, at index: Int) -> Bool {
    index + 2 < bytes.count
      && (index...index + 2).allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0])
      }
  }
}
