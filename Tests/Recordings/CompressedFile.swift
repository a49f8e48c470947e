import CZlib
import Foundation

/// Files that are kept compressed with gzip.
package enum CompressedFile {
  /// The content of a file, unpacked.
  package static func content(of file: URL) throws -> [UInt8] {
    let stream = gzopen(file.path, "rb")
    defer { gzclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(stream, &buffer, UInt32(buffer.count))
      guard count >= 0 else { throw CocoaError(.fileReadCorruptFile) }
      if count == 0 { return bytes }
      bytes += buffer.prefix(Int(count))
    }
  }
}
