/// Texts as Go's `fmt` prints them.
enum GoText {
  /// A code point, as `%#U` prints it: `U+0041 'A'`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let code = "U+" + GoQuotation.hexadecimal(scalar.value, digits: 4).uppercased()
    return scalar.isGoPrintable ? code + " '\(scalar)'" : code
  }

  /// A text as it comes out when it is taken for a format that has no arguments.
  ///
  /// Programs do that by mistake, and a percent sign in the text then shows.
  static func formattedWithoutArguments(_ text: String) -> String {
    var cursor = ScalarCursor(text)
    var result = ""
    while let scalar = cursor.next() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      while let flag = cursor.peek(), "+-# 0123456789.".unicodeScalars.contains(flag) {
        cursor.position += 1
      }
      switch cursor.next() {
      case "%": result += "%"
      case let verb?: result += "%!\(verb)(MISSING)"
      case nil: result += "%!(NOVERB)"
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether Go 1.25 knows this code point: its tables are those of Unicode 15.0.
  private var isGoAssigned: Bool {
    guard let age = properties.age else { return false }
    return age.major < 15 || age.major == 15 && age.minor == 0
  }

  /// Go's `unicode.IsLetter`.
  var isGoLetter: Bool {
    if isASCII { return properties.isAlphabetic }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return isGoAssigned
    default: return false
    }
  }

  /// Go's `unicode.IsDigit`.
  var isGoDigit: Bool {
    if isASCII { return ("0"..."9").contains(self) }
    return properties.generalCategory == .decimalNumber && isGoAssigned
  }

  /// Go's `unicode.IsSpace`.
  var isGoSpace: Bool {
    switch value {
    case 9...13, 32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Go's `unicode.IsPrint`: what leaves a mark, and the blank.
  var isGoPrintable: Bool {
    if isASCII { return value >= 32 && value < 127 }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return isGoAssigned
    }
  }
}
