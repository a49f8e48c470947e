extension GoNumber {
  /// `ParseFloat` for 64 bits, without the names of infinity and of what is no number.
  static func float(_ text: String) throws(Failure) -> Double {
    let bytes = Array(text.utf8)
    var scanner = FloatScanner(bytes: bytes)
    guard scanner.scan(), hasGoodUnderscores(bytes) else { throw .syntax }
    let plain = String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    // What does not fit at all comes out as infinite, what is too small as zero.
    guard let value = Double(scanner.normalized(plain)) else { return 0 }
    if value.isInfinite { throw .range }
    return value
  }

  /// Checks the form of a floating-point number.
  private struct FloatScanner {
    let bytes: [UInt8]
    var index = 0
    var isHexadecimal = false

    mutating func scan() -> Bool {
      _ = skip("+-")
      if index + 2 < bytes.count, bytes[index] == UInt8(ascii: "0"),
        bytes[index + 1] | 0x20 == UInt8(ascii: "x")
      {
        isHexadecimal = true
        index += 2
      }
      var sawDigit = skipDigits(isHexadecimal ? 16 : 10)
      if skip(".") { sawDigit = skipDigits(isHexadecimal ? 16 : 10) || sawDigit }
      guard sawDigit else { return false }
      if skip(isHexadecimal ? "pP" : "eE") {
        _ = skip("+-")
        guard index < bytes.count, bytes[index] != UInt8(ascii: "_"), skipDigits(10) else {
          return false
        }
      } else if isHexadecimal {
        return false
      }
      return index == bytes.count
    }

    private mutating func skip(_ characters: String) -> Bool {
      guard index < bytes.count, characters.utf8.contains(bytes[index]) else { return false }
      index += 1
      return true
    }

    private mutating func skipDigits(_ radix: Int) -> Bool {
      var sawDigit = false
      while index < bytes.count {
        if let value = Unicode.Scalar(bytes[index]).hexadecimalValue, value < radix {
          sawDigit = true
        } else if bytes[index] != UInt8(ascii: "_") {
          break
        }
        index += 1
      }
      return sawDigit
    }

    /// Swift wants a digit on each side of the point.
    func normalized(_ text: String) -> String {
      var result = ""
      var previous: Character?
      for character in text {
        if character == ".", previous?.isHexDigit != true { result.append("0") }
        if previous == ".", !character.isHexDigit || !isHexadecimal && !character.isNumber {
          result.append("0")
        }
        result.append(character)
        previous = character
      }
      return previous == "." ? result + "0" : result
    }
  }
}
