/// Where the fields of one entry stand: in a kubeconfig, in a Corefile, on the command line.
struct FieldOrigins: Sendable {
  /// A field that a connection is made of.
  enum Field: String, Hashable, Sendable, CaseIterable {
    case server
    case certificateAuthority = "certificate-authority"
    case certificateAuthorityData = "certificate-authority-data"
    case insecureSkipTLSVerify = "insecure-skip-tls-verify"
    case tlsServerName = "tls-server-name"
    case proxyURL = "proxy-url"
    case disableCompression = "disable-compression"
    case clientCertificate = "client-certificate"
    case clientCertificateData = "client-certificate-data"
    case clientKey = "client-key"
    case clientKeyData = "client-key-data"
    case token
    case tokenFile
    case username
    case password
    case exec
    case authProvider = "auth-provider"
    case impersonatedUser = "as"
  }

  /// Where the entry itself stands.
  var entry: Provenance = .file("")
  private var places: [Field: Provenance] = [:]

  /// Where a field stands; the entry's own place where the field's is not known.
  subscript(field: Field) -> Provenance {
    get { places[field] ?? entry }
    set { places[field] = newValue }
  }
}
