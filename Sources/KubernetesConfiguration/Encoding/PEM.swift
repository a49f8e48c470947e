/// Reads PEM text (RFC 7468) as leniently as Go's `encoding/pem`: what is between blocks is skipped.
public enum PEM {
  /// One block.
  public struct Block: Hashable, Sendable {
    /// The word between `BEGIN` and the dashes, such as `CERTIFICATE`.
    public let type: String
    /// Whether the block starts with headers, as old encrypted keys do.
    public let hasHeaders: Bool
    /// The decoded content.
    public let bytes: [UInt8]
  }

  /// The blocks in order; blocks that are cut short or hold no base64 are skipped.
  public static func blocks(in text: some Collection<UInt8>) -> [Block] {
    var blocks: [Block] = []
    var open: (type: String, hasHeaders: Bool, text: [UInt8])?
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let line = trimmed(line)
      if let type = label(line, "-----BEGIN ") {
        open = (type, false, [])
      } else if let type = label(line, "-----END ") {
        if let block = open, block.type == type, let bytes = Base64.decode(block.text) {
          blocks.append(Block(type: type, hasHeaders: block.hasHeaders, bytes: bytes))
        }
        open = nil
      } else if open != nil, line.contains(UInt8(ascii: ":")) {
        open?.hasHeaders = true
      } else {
        open?.text += line
      }
    }
    return blocks
  }

  private static func trimmed<Line: Collection<UInt8>>(_ line: Line) -> [UInt8] {
    var line = Array(line)
    while let last = line.last, " \t\r".utf8.contains(last) { line.removeLast() }
    return line
  }

  private static func label(_ line: [UInt8], _ opening: String) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix(opening), text.hasSuffix("-----"), text.utf8.count > opening.utf8.count + 5
    else { return nil }
    return String(text.dropFirst(opening.count).dropLast(5))
  }
}
