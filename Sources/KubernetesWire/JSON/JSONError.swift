/// Text that is not JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in bytes, counted from 1.
  public var column: Int
  /// The number of bytes before the fault.
  public var offset: Int

  /// Finds the line and column of a fault.
  init(_ message: String, at offset: Int, in bytes: UnsafeRawBufferPointer) {
    self.message = message
    self.offset = offset
    line = 1
    column = 1
    for byte in bytes.prefix(offset) {
      column += 1
      if byte == 0x0a {
        line += 1
        column = 1
      }
    }
  }

  /// The place and the message.
  public var description: String { "line \(line), column \(column): \(message)" }
}
