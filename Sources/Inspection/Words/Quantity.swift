/// Numbers as people read them; JSON and YAML never use these.
public enum Quantity {
  /// A count with thousands separators: `97,988`.
  public static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }

  /// A count with what is counted: `1 object`, `97,988 objects`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Seconds with two digits after the point, and milliseconds below a tenth of a second, with two
  /// digits after the point where they are few: `3.41s`, `38ms`, `3.2ms`, `0.04ms`.
  public static func seconds(_ duration: Duration) -> String {
    let microseconds = Int((duration / .microseconds(1)).rounded())
    switch abs(microseconds) {
    case 0: return "0s"
    case ..<995: return fixed((microseconds + 5) / 10, scale: 2) + "ms"
    case ..<9950: return fixed((microseconds + 50) / 100, scale: 1) + "ms"
    case ..<99_500: return "\((microseconds + 500) / 1000)ms"
    default: return fixed(Int((duration / .milliseconds(10)).rounded()), scale: 2) + "s"
    }
  }

  /// Bytes in decimal units with at most three digits: `14.9 MB`.
  public static func bytes(_ count: Int) -> String {
    if count < 1000 { return "\(count) B" }
    var value = Double(count)
    var unit = "B"
    for next in ["KB", "MB", "GB", "TB", "PB", "EB"] where value >= 999.5 {
      value /= 1000
      unit = next
    }
    if value >= 99.95 { return "\(Int(value.rounded())) \(unit)" }
    return "\(fixed(Int((value * 10).rounded()), scale: 1)) \(unit)"
  }

  /// A limit or interval in its shortest form: `5s`, `0.1s`, `1m`.
  public static func interval(_ duration: Duration) -> String {
    let milliseconds = Int((duration / .milliseconds(1)).rounded())
    if milliseconds >= 60_000, milliseconds.isMultiple(of: 60_000) {
      return "\(milliseconds / 60_000)m"
    }
    var text = fixed(milliseconds, scale: 3)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "s"
  }

  /// How long something has lasted, as kubectl writes ages: `0.4s`, `12s`, `5m3s`, `2h7m`, `3d4h`.
  public static func span(_ duration: Duration) -> String {
    let milliseconds = max(0, Int((duration / .milliseconds(1)).rounded()))
    if milliseconds < 9950 { return fixed((milliseconds + 50) / 100, scale: 1) + "s" }
    let seconds = (milliseconds + 500) / 1000
    for (unit, next, size, part) in [
      ("d", "h", 86_400, 3600), ("h", "m", 3600, 60), ("m", "s", 60, 1),
    ] where seconds >= size {
      let rest = seconds % size / part
      return "\(seconds / size)\(unit)" + (rest > 0 ? "\(rest)\(next)" : "")
    }
    return "\(seconds)s"
  }

  /// `digits` with a decimal point `scale` places from the right.
  private static func fixed(_ digits: Int, scale: Int) -> String {
    var text = String(digits.magnitude)
    text = String(repeating: "0", count: max(0, scale + 1 - text.utf8.count)) + text
    let point = text.index(text.endIndex, offsetBy: -scale)
    return (digits < 0 ? "-" : "") + text[..<point] + "." + text[point...]
  }
}
