/// The release of CoreDNS whose rules turn a server block's keys into zones.
public enum KeyRules: String, Hashable, Sendable, CaseIterable {
  /// CoreDNS 1.13.1, from which this project's recorded cases come: the zone keeps its case, and
  /// `https3://` is no scheme but a part of the zone.
  case coreDNS1_13 = "1.13"
  /// CoreDNS 1.14: the zone is in lower case, and `https3://` is a scheme.
  case coreDNS1_14 = "1.14"

  /// The schemes that these rules know.
  var transports: [Transport] {
    Transport.allCases.filter { self == .coreDNS1_14 || $0 != .https3 }
  }
}

/// How DNS messages travel, named by the scheme of a key.
public enum Transport: String, Hashable, Sendable, CaseIterable {
  /// Plain DNS over UDP and TCP.
  case dns
  /// DNS over TLS.
  case tls
  /// DNS over QUIC.
  case quic
  /// DNS in gRPC messages.
  case grpc
  /// DNS over HTTP/3.
  case https3
  /// DNS over HTTPS.
  case https
  /// A Unix socket; CoreDNS reads the scheme but serves nothing on it.
  case unix

  /// The port where a key gives none; empty where the transport has none.
  public var defaultPort: String {
    switch self {
    case .dns: "53"
    case .tls, .quic: "853"
    case .grpc, .https, .https3: "443"
    case .unix: ""
    }
  }
}
