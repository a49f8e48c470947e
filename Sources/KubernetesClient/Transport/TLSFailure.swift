import NIOSSL

/// What a failed handshake was about, told by BoringSSL's reason numbers.
enum TLSFailure: Hashable {
  /// The server does not speak TLS.
  case noTLS
  /// Both sides have no version in common.
  case version
  /// The server ended the handshake with an alert (RFC 8446, section 6).
  case alert(UInt8)
  /// Anything else, in the library's words.
  case other(String)

  /// Reads an error of the TLS library; nil where it is none of its own.
  init?(_ error: any Error) {
    switch error {
    case NIOSSLError.handshakeFailed(let cause): self.init(cause)
    case let cause as BoringSSLError: self.init(cause)
    case let error as NIOSSLError: self = .other("\(error)")
    case let error as NIOSSLExtraError: self = .other("\(error)")
    default: return nil
    }
  }

  private init(_ error: BoringSSLError) {
    guard case .sslError(let stack) = error, let first = stack.first else {
      self = .other("\(error)")
      return
    }
    switch Self.reason(first) {
    // SSL_R_WRONG_VERSION_NUMBER and SSL_R_HTTP_REQUEST: the first bytes are no TLS record.
    case 247, 155, 156: self = .noTLS
    // SSL_R_UNSUPPORTED_PROTOCOL, and the alert protocol_version.
    case 240, 1070: self = .version
    // SSL_AD_REASON_OFFSET and the alert's number.
    case let reason? where (1000..<1256).contains(reason):
      self = .alert(UInt8(truncatingIfNeeded: reason - 1000))
    default: self = .other("\(first)")
    }
  }

  /// The reason in BoringSSL's packed error number, its lower twelve bits.
  ///
  /// The library gives the number only as the first word of the description: `Error: 268435703 …`.
  private static func reason(_ error: BoringSSLInternalError) -> UInt32? {
    let words = error.description.split(separator: " ", maxSplits: 2)
    guard words.count > 1, let packed = UInt32(words[1]) else { return nil }
    return packed & 0xFFF
  }

  /// Whether the alert is about the client's certificate.
  var isAboutClientCertificate: Bool {
    guard case .alert(let code) = self else { return false }
    return Self.certificateAlerts.contains(code)
  }

  /// handshake_failure too: servers of TLS 1.2 send it where they want a certificate.
  private static let certificateAlerts: Set<UInt8> = [40, 42, 43, 44, 45, 46, 48, 49, 116]

  /// The alert's name.
  var words: String {
    switch self {
    case .noTLS: "the server does not speak TLS"
    case .version: "the server speaks neither TLS 1.2 nor TLS 1.3"
    case .alert(let code): "the server's alert: \(Self.names[code] ?? "number \(code)")"
    case .other(let text): text
    }
  }

  private static let names: [UInt8: String] = [
    40: "handshake failure", 42: "bad certificate", 43: "unsupported certificate",
    44: "certificate revoked", 45: "certificate expired", 46: "certificate unknown",
    48: "unknown CA", 49: "access denied", 70: "protocol version", 71: "insufficient security",
    80: "internal error", 112: "unrecognized name", 116: "certificate required",
    120: "no application protocol",
  ]
}
