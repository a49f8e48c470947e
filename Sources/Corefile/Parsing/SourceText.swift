import Synchronization

/// The text of a file that was parsed, for quoting the line that a diagnostic is about.
public struct SourceText: Hashable, Sendable {
  /// The file's bytes as they were read.
  public let bytes: [UInt8]
  private let lineStarts = LineStarts()

  /// Keeps the bytes of a file.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All lines as they were read, without their line feeds; behind the last one is an empty one.
  public var lines: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// A line counted from 1, without its line break; nil past the end.
  ///
  /// The first call looks for all lines, so that many findings in a large file cost no more.
  public func line(_ number: Int) -> String? {
    let starts = lineStarts.of(bytes)
    guard starts.indices.contains(number - 1) else { return nil }
    let end = number < starts.count ? starts[number] - 1 : bytes.count
    let line = bytes[starts[number - 1]..<end]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  /// Whether two files have the same bytes.
  public static func == (lhs: SourceText, rhs: SourceText) -> Bool { lhs.bytes == rhs.bytes }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Where the lines of a text begin, once that has been asked for.
private final class LineStarts: Sendable {
  private let starts = Mutex<[Int]>([])

  func of(_ bytes: [UInt8]) -> [Int] {
    starts.withLock { starts in
      if starts.isEmpty {
        starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (position, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
          starts.append(position + 1)
        }
      }
      return starts
    }
  }
}
