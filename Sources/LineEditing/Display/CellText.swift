import CLibEdit

/// How characters look in a cell.
enum CellText {
  /// The cell of a character; control characters and directional overrides are made visible.
  static func cell(of character: UInt32) -> Cell {
    if character >= 0x20, character < 0x7F {
      return Cell(text: ascii[Int(character)], width: 1)
    }
    guard let scalar = Unicode.Scalar(character) else { return Cell(text: "\u{FFFD}", width: 1) }
    if character < 0x20 || character == 0x7F {
      return Cell(text: "^" + ascii[Int(character ^ 0x40)], width: 2)
    }
    let width = isOverride(character) ? -1 : Int(clibedit_width(character))
    guard width < 0 else { return Cell(text: String(scalar), width: width) }
    if character == 0xFFFD { return Cell(text: "\u{FFFD}", width: 1) }
    let shown = "<" + String(character, radix: 16, uppercase: true) + ">"
    return Cell(text: shown, width: shown.utf8.count)
  }

  /// The cells of a text without escape sequences.
  static func cells(of text: String) -> [Cell] {
    var layout = FrameLayout(columns: Int.max)
    for scalar in text.unicodeScalars { layout.add(scalar.value) }
    return layout.frame.rows[0]
  }

  private static let ascii: [String] = (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) }

  /// Whether a character reorders or hides text; joiners stay, since scripts and emoji need them.
  private static func isOverride(_ character: UInt32) -> Bool {
    switch character {
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
