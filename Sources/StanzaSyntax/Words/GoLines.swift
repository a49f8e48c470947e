/// The lines of a file as Go's `bufio.Scanner` hands them out.
struct GoLines {
  /// The lines before the end, or before the first that is too long, without their ends.
  let lines: [ArraySlice<UInt8>]
  /// Whether a line was too long, after which the scanner gives up.
  let isTooLong: Bool

  /// Splits a file's bytes.
  init(_ text: [UInt8]) {
    // The scanner's buffer, which must hold a line with its line feed.
    let bufferSize = 64 * 1024
    var lines: [ArraySlice<UInt8>] = []
    var isTooLong = false
    var start = text.startIndex
    while start < text.endIndex, !isTooLong {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      isTooLong = end - start >= bufferSize
      if !isTooLong {
        var line = text[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        lines.append(line)
      }
      start = min(end + 1, text.endIndex)
    }
    self.lines = lines
    self.isTooLong = isTooLong
  }
}
