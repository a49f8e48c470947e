extension Connection {
  /// What the connection uses besides the URL, in alphabetical order: `basicAuth`, `ca`,
  /// `certificate`, `exec`, `authProvider`, `key`, `proxy`, `token`, `tokenFile`.
  public var uses: [String] {
    let parts: [(String, Bool)] = [
      ("authProvider", authProvider != nil),
      ("basicAuth", basicAuthentication != nil),
      ("ca", certificateAuthority != nil),
      ("certificate", clientCertificate != nil),
      ("exec", execConfiguration != nil),
      ("key", clientKey != nil),
      ("proxy", isProxyConfigured),
      ("token", token != nil),
      ("tokenFile", tokenFile != nil),
    ]
    return parts.filter(\.1).map(\.0)
  }

  /// Whether requests travel over TLS.
  public var isTLS: Bool { baseURL.lowercased().hasPrefix("https://") }

  /// Whether the ``execConfiguration`` is to be run: nothing else authenticates.
  public var needsExecCredentials: Bool {
    execConfiguration != nil && token == nil && tokenFile == nil && clientCertificate == nil
      && (basicAuthentication?.username ?? "").isEmpty
  }
}

extension Material {
  /// The file's path; nil for inline data.
  public var path: String? {
    guard case .file(let path) = self else { return nil }
    return path
  }

  /// The content of the file, or the inline data.
  public func read(_ files: any ConfigurationFiles) throws(FileFailure) -> [UInt8] {
    switch self {
    case .data(let bytes): bytes
    case .file(let path): try files.read(path)
    }
  }
}

extension Connection: CustomStringConvertible, CustomDebugStringConvertible {
  /// The URL and what is used, without any secret.
  public var description: String {
    "\(baseURL) (\(source.rawValue)\(uses.isEmpty ? "" : ", " + uses.joined(separator: ", ")))"
  }

  /// The same as the description.
  public var debugDescription: String { description }
}

extension Connection: CustomReflectable {
  /// Hides the members, so that dumping a connection prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
