import KubernetesConfiguration
import Synchronization

/// A file with a bearer token that changes, such as a pod's.
final class TokenFile: Sendable {
  /// How long a token that was read is used.
  static let lifetime: Duration = .seconds(50)

  private struct Cache {
    var header: String?
    var readAt: Duration?
  }

  private let path: String
  private let time: any TimeSource
  private let files: any ConfigurationFiles
  private let cache: Mutex<Cache>

  /// Takes a file; until it can be read, `first` is used.
  init(_ path: String, first: Secret?, time: any TimeSource, files: any ConfigurationFiles) {
    self.path = path
    self.time = time
    self.files = files
    let token = Self.trimmed(first?.revealed ?? "")
    cache = Mutex(Cache(header: token.isEmpty ? nil : "Bearer " + token))
  }

  /// The header with the token; the last good one outlives a failed read.
  ///
  /// Throws a ``ClientError`` with code `configuration` where there never was one.
  func header() throws(ClientError) -> String {
    let now = time.now()
    return try cache.withLock { cache throws(ClientError) in
      if let header = cache.header, let readAt = cache.readAt, now - readAt < Self.lifetime {
        return header
      }
      do throws(FileFailure) {
        let header = try read()
        cache = Cache(header: header, readAt: now)
        return header
      } catch {
        if let header = cache.header { return header }
        throw ClientError(
          .configuration, "the token file cannot be read", cause: "\(error)",
          hint: "check that \(path) holds a token and may be read")
      }
    }
  }

  /// Has the next request read the file again.
  func invalidate() { cache.withLock { $0.readAt = nil } }

  private func read() throws(FileFailure) -> String {
    let token = Self.trimmed(String(decoding: try files.read(path), as: UTF8.self))
    guard !token.isEmpty else {
      throw FileFailure(operation: "read", path: path, reason: "the token is empty")
    }
    return "Bearer " + token
  }

  /// A token without the white space around it.
  static func trimmed(_ token: String) -> String {
    var token = token[...]
    while let first = token.first, first.isWhitespace { token.removeFirst() }
    while let last = token.last, last.isWhitespace { token.removeLast() }
    return String(token)
  }
}
