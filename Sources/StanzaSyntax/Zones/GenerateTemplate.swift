/// The text of a `$GENERATE` line, in which dollar signs stand for numbers.
struct GenerateTemplate {
  private let text: [UInt8]
  private let range: GenerateRange
  /// The blank before the text, from which faults count their place.
  private let place: ZoneToken
  private var number: Int64
  private var index = 0
  private var isEscaped = false
  private var result: [UInt8] = []

  /// Makes a template of the line's text.
  init(_ text: [UInt8], range: GenerateRange, place: ZoneToken) {
    self.text = text
    self.range = range
    self.place = place
    number = range.start
  }

  /// The lines for all numbers, up to a fault if there is one.
  mutating func expand(_ budget: inout ZoneBudget) -> (text: [UInt8], fault: ZoneFault?) {
    while number <= range.stop {
      let start = result.count
      do throws(ZoneFault) {
        try expandOnce(limit: start + budget.bytes)
      } catch {
        return (result, error)
      }
      guard budget.take(result.count - start) else { break }
      let (next, isTooMuch) = number.addingReportingOverflow(range.step)
      guard !isTooMuch else { break }
      number = next
    }
    return (result, nil)
  }

  private mutating func expandOnce(limit: Int) throws(ZoneFault) {
    index = 0
    while index < text.count, result.count <= limit {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\"):
        if isEscaped { result.append(byte) }
        isEscaped.toggle()
        index += 1
      case UInt8(ascii: "$") where !isEscaped: try expandNumber()
      default:
        // What is escaped is left out, dollar signs apart.
        if !isEscaped || byte == UInt8(ascii: "$") { result.append(byte) }
        isEscaped = false
        index += 1
      }
    }
    result.append(UInt8(ascii: "\n"))
  }

  /// Writes the number for a dollar sign, and goes on behind it and what modifies it.
  private mutating func expandNumber() throws(ZoneFault) {
    let next = index + 1 < text.count ? text[index + 1] : 0
    switch next {
    case UInt8(ascii: "$"):
      result.append(next)
      index += 2
    case UInt8(ascii: "{"):
      guard let end = text[index...].firstIndex(of: UInt8(ascii: "}")) else {
        throw fault("bad modifier in $GENERATE", end: text.count)
      }
      let modifier = try modifier(end: end)
      let digits = String(number + modifier.offset, radix: modifier.radix)
      let padding = String(repeating: "0", count: max(0, modifier.width - digits.utf8.count))
      let shown = padding + digits
      result += Array((modifier.isUpper ? shown.uppercased() : shown).utf8)
      index = end + 1
    default:
      result += Array(String(number).utf8)
      index += 1
    }
  }

  private struct Modifier {
    var offset: Int64
    var width: Int
    var radix: Int
    var isUpper: Bool
  }

  /// Reads `{OFFSET[,WIDTH[,BASE]]}`.
  private func modifier(end: Int) throws(ZoneFault) -> Modifier {
    let parts = text[(index + 2)..<end]
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count <= 3 else { throw fault("bad modifier in $GENERATE", end: end + 1) }
    let base = parts.count > 2 ? parts[2] : "d"
    let radixes = ["d": 10, "o": 8, "x": 16, "X": 16]
    guard let radix = radixes[base] else { throw fault("bad base in $GENERATE", end: end + 1) }
    guard let offset = GenerateRange.number(parts[0]) else {
      throw fault("bad offset in $GENERATE", end: end + 1)
    }
    guard let width = GoUnsigned.decimal(parts.count > 1 ? parts[1] : "0", bits: 8) else {
      throw fault("bad width in $GENERATE", end: end + 1)
    }
    let (first, isFirstTooMuch) = range.start.addingReportingOverflow(offset)
    let (last, isLastTooMuch) = range.stop.addingReportingOverflow(offset)
    guard !isFirstTooMuch, !isLastTooMuch, first >= 0, last <= Int64(Int32.max) else {
      throw fault("bad offset in $GENERATE", end: end + 1)
    }
    return Modifier(offset: offset, width: Int(width), radix: radix, isUpper: base == "X")
  }

  private func fault(_ message: String, end: Int) -> ZoneFault {
    var token = place
    token.text = Array(text[index..<end])
    token.column += index + 1
    return ZoneFault(message, token)
  }
}
