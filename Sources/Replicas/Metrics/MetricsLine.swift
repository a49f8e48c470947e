/// Reads one line of a scrape.
struct MetricsLine {
  /// What a line is.
  enum Content {
    case comment
    case sample(MetricsText.Sample)
    case unreadable
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func sample() -> Content {
    skipSpace()
    guard let first = current, first != UInt8(ascii: "#") else { return .comment }
    let name = word()
    guard !name.isEmpty, let labels = labels() else { return .unreadable }
    skipSpace()
    guard let value = Self.number(token()) else { return .unreadable }
    skipSpace()
    // A time stamp may follow, and nothing else.
    let stamp = token()
    skipSpace()
    guard stamp.isEmpty || Int64(stamp) != nil, current == nil else { return .unreadable }
    return .sample(MetricsText.Sample(name: name, labels: labels, value: value))
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private mutating func skipSpace() {
    while let byte = current, Self.isSpace(byte) { position += 1 }
  }

  /// The name of a metric or label.
  private mutating func word() -> String {
    let start = position
    while let byte = current {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
        position += 1
      default: return String(decoding: bytes[start..<position], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func token() -> String {
    let start = position
    while let byte = current, !Self.isSpace(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The labels in braces, none where there are no braces; nil where they are not well formed.
  private mutating func labels() -> [String: String]? {
    skipSpace()
    guard current == UInt8(ascii: "{") else { return [:] }
    position += 1
    var labels: [String: String] = [:]
    while true {
      skipSpace()
      if current == UInt8(ascii: "}") {
        position += 1
        return labels
      }
      let name = word()
      skipSpace()
      guard !name.isEmpty, labels.count < MetricsText.labelLimit, take("="), let value = quoted()
      else { return nil }
      labels[name] = value
      skipSpace()
      if current == UInt8(ascii: ",") {
        position += 1
      } else if current != UInt8(ascii: "}") {
        return nil
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// A text in quotes, in which a backslash stands before `\`, `"` and `n`.
  private mutating func quoted() -> String? {
    skipSpace()
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = current else { return nil }
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(escaped)
      default: text += [byte, escaped]
      }
    }
    return nil
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "+Inf", "Inf": .infinity
    case "-Inf": -.infinity
    default: Double(text)
    }
  }
}
