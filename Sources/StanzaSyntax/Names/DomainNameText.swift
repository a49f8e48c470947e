/// Domain names in their written form, as CoreDNS's DNS library judges them.
enum DomainNameText {
  private static let backslash = UInt8(ascii: "\\")
  private static let dot = UInt8(ascii: ".")

  /// Whether a name ends in a dot that no backslash escapes.
  static func isFullyQualified(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard name.last == dot else { return false }
    let escapes = name.dropLast().reversed().prefix { $0 == backslash }.count
    return escapes.isMultiple(of: 2)
  }

  /// The name with the dot at its end that it may lack.
  static func fullyQualified(_ name: String) -> String {
    isFullyQualified(name.utf8) ? name : name + "."
  }

  /// The name as CoreDNS compares names: with its last dot and in lower case.
  static func normalized(_ name: String) -> String {
    GoStrings.lowercased(fullyQualified(name))
  }

  /// Whether a text can be a domain name: labels up to 63 bytes, 255 in all, none empty.
  static func isValid(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    var name = Array(text)
    if !isFullyQualified(name) { name.append(dot) }
    var walk = LabelWalk(isRoot: name.count == 1)
    var index = 0
    while index < name.count, walk.isSound {
      index = walk.take(name, at: index)
    }
    return walk.isSound && !walk.isEscaping
  }

  /// Whether a name is another or one below it, label by label and in any case.
  static func isAtOrBelow(_ child: String, _ parent: String) -> Bool {
    let names = [labels(of: child), labels(of: parent)]
    guard names[0].count >= names[1].count else { return false }
    return names[0].suffix(names[1].count).elementsEqual(names[1])
  }

  /// The labels of a name, in lower case, escapes left as they are.
  private static func labels(of name: String) -> [[UInt8]] {
    var labels: [[UInt8]] = []
    var label: [UInt8] = []
    var isEscaped = false
    for byte in fullyQualified(name).utf8 {
      if byte == dot, !isEscaped {
        if !label.isEmpty { labels.append(label) }
        label = []
      } else {
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        label.append(isUpper ? byte | 0x20 : byte)
      }
      isEscaped = byte == backslash && !isEscaped
    }
    return labels
  }
}

/// The walk through a name's labels that judges them.
private struct LabelWalk {
  /// Whether the name is a single dot, the only one that may begin with one.
  let isRoot: Bool
  var isSound = true
  var isEscaping = false
  private var length = 0
  private var labelStart = 0
  private var wasDot = false

  init(isRoot: Bool) {
    self.isRoot = isRoot
  }

  /// Judges what stands at a place, and says where the next thing is.
  mutating func take(_ name: [UInt8], at index: Int) -> Int {
    switch name[index] {
    case UInt8(ascii: "\\"):
      isEscaping.toggle()
      wasDot = false
      // The library skips what is escaped, and so sees three digits as one byte.
      let digits = name[(index + 1)...].prefix(3)
      let isNumber =
        digits.count == 3
        && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      labelStart += isNumber ? 3 : 1
      return index + (isNumber ? 4 : 2)
    case UInt8(ascii: "."):
      isEscaping = false
      let labelLength = index - labelStart
      length += 1 + labelLength
      isSound = !(index == 0 && !isRoot) && !wasDot && labelLength < 64 && length <= 256
      wasDot = true
      labelStart = index + 1
    default:
      isEscaping = false
      wasDot = false
    }
    return index + 1
  }
}
