import KubernetesWire
import KubernetesConfiguration

/// What a credential command has given: a token, a client certificate with its key, or both.
struct ExecCredential: Sendable {
  /// The bearer token.
  var token: Secret?
  /// The client certificate chain and its key, PEM.
  var certificate: RotatingTLS.Pair?
  /// Until when it can be used, in seconds since 1970; nil until the process ends.
  var expiresAt: Int64?

  /// Reads the command's reply, an `ExecCredential` object of the version that was asked for.
  ///
  /// Throws an ``ExecFailure`` in client-go's words.
  init(reply: [UInt8], version: String) throws(ExecFailure) {
    let object: JSONValue
    do {
      object = try JSONValue(parsing: reply)
    } catch {
      // What it printed may hold a secret, so it is not quoted.
      throw ExecFailure(cause: "decoding stdout: \(error)")
    }
    guard object["kind"] == "ExecCredential" else {
      throw ExecFailure(cause: "decoding stdout: it is no object of kind ExecCredential")
    }
    let answered = object["apiVersion"]?.stringValue ?? ""
    guard answered == version else {
      throw ExecFailure(
        cause: "exec plugin is configured to use API version \(version), plugin returned version "
          + answered)
    }
    guard let status = object["status"], status.objectValue != nil else {
      throw ExecFailure(cause: "exec plugin didn't return a status field")
    }
    try self.init(status)
  }

  private init(_ status: JSONValue) throws(ExecFailure) {
    let text: (String) -> String? = { name in
      status[name]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
    token = text("token").map { Secret($0) }
    let (chain, key) = (text("clientCertificateData"), text("clientKeyData"))
    guard token != nil || chain != nil || key != nil else {
      throw ExecFailure(cause: "exec plugin didn't return a token or cert/key pair")
    }
    guard (chain == nil) == (key == nil) else {
      throw ExecFailure(cause: "exec plugin returned only certificate or key, not both")
    }
    if let chain, let key { certificate = (Array(chain.utf8), Array(key.utf8)) }
    if let expiry = text("expirationTimestamp") {
      guard let seconds = RFC3339.seconds(expiry) else {
        throw ExecFailure(cause: "decoding stdout: expirationTimestamp is no RFC 3339 time")
      }
      expiresAt = seconds
    }
  }
}

extension ExecCredential: CustomReflectable {
  /// Hides the members, so that dumping prints no secret.
  var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a command has given no credential.
struct ExecFailure: Error, Hashable {
  /// The reason, in client-go's words where it has some.
  var cause: String
  /// What to do about it, such as the entry's install hint; not trusted.
  var hint: String?
}
