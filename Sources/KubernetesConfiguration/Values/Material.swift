/// Certificates or a key: a file to read when connecting, or the bytes given in its place.
public enum Material: Hashable, Sendable {
  /// A file; read again every few minutes, as client-go does.
  case file(String)
  /// The content itself, decoded from base64.
  case data([UInt8])

  /// The file's path; nil for inline data.
  public var path: String? {
    guard case .file(let path) = self else { return nil }
    return path
  }

  /// Where it is, for a message: the file's path, or that it stands inline.
  public var place: String { path ?? "inline data" }

  /// The content of the file, or the inline data.
  public func read(_ files: any ConfigurationFiles) throws(FileFailure) -> [UInt8] {
    switch self {
    case .data(let bytes): bytes
    case .file(let path): try files.read(path)
    }
  }
}

extension Material: CustomStringConvertible, CustomDebugStringConvertible {
  /// The place alone: inline data may be a key.
  public var description: String { place }
  /// The same as the description.
  public var debugDescription: String { place }
}

extension Material: CustomReflectable {
  /// Hides the content, so that dumping prints no key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A client certificate with its key.
public struct ClientCertificate: Hashable, Sendable {
  /// The certificate chain, PEM.
  public var chain: Sourced<Material>
  /// The private key, PEM.
  public var key: Sourced<Material>

  /// Makes a pair.
  public init(chain: Sourced<Material>, key: Sourced<Material>) {
    self.chain = chain
    self.key = key
  }
}
