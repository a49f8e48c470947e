import CLibEdit

/// Gathers what is written to the terminal and writes it at once, in the terminal's character set.
final class TerminalWriter {
  private var bytes: [UInt8] = []
  private let descriptor: Int32
  /// Whether the terminal shows UTF-8.
  let isUTF8: Bool

  /// Writes to a descriptor, which stays the caller's.
  init(_ descriptor: Int32, isUTF8: Bool) {
    self.descriptor = descriptor
    self.isUTF8 = isUTF8
  }

  /// Adds a text; what the character set lacks becomes a question mark.
  func write(_ text: String) {
    if isUTF8 {
      bytes += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes += encoded(scalar)
      }
    }
  }

  /// Writes what was gathered.
  func flush() {
    guard !bytes.isEmpty else { return }
    CLibrary.write(descriptor, bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func encoded(_ scalar: Unicode.Scalar) -> [UInt8] {
    if scalar == "…" { return Array("...".utf8) }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = clibedit_encode(scalar.value, &buffer)
    guard count > 0 else { return [UInt8(ascii: "?")] }
    return buffer.prefix(count).map { UInt8(bitPattern: $0) }
  }
}
