/// A file that tokens come from: shared by all that keep tokens as places in its bytes.
final class SourceFile: Sendable {
  /// The file's number in `TokenTexts`.
  let number: UInt32
  /// How locations name the file.
  let name: String
  let bytes: [UInt8]

  init(_ bytes: [UInt8], name: String, number: UInt32) {
    self.bytes = bytes
    self.name = name
    self.number = number
  }
}
