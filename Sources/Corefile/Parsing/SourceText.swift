/// The text of a file that was parsed, for quoting the line that a diagnostic is about.
public struct SourceText: Hashable, Sendable {
  /// The file's bytes as they were read.
  public let bytes: [UInt8]

  /// Keeps the bytes of a file.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A line counted from 1, without its line break; nil past the end.
  ///
  /// Takes time in proportion to what is before the line.
  public func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<number {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = bytes[start..<end]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}
