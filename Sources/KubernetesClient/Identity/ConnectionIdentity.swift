import KubernetesConfiguration

/// Whose requests a connection sends, as far as its credentials say so themselves.
public struct ConnectionIdentity: Hashable, Sendable {
  /// By what the API server knows who asks.
  public enum Kind: String, Hashable, Sendable {
    case none
    case clientCertificate = "client certificate"
    case token
    case tokenFile = "token file"
    case basic = "user name and password"
    case exec = "exec command"
    case oidc = "OpenID Connect"
  }

  /// Until when something can be used.
  public struct Validity: Hashable, Sendable {
    /// What it is: `client certificate`, `certificate authority`, `token`.
    public var what: String
    /// From when, in seconds since 1970; nil where that is not said.
    public var notBefore: Int64?
    /// Until when, in seconds since 1970.
    public var notAfter: Int64
    /// Where it came from.
    public var origin: Provenance

    /// Makes a validity.
    public init(_ what: String, notBefore: Int64? = nil, notAfter: Int64, origin: Provenance) {
      self.what = what
      self.notBefore = notBefore
      self.notAfter = notAfter
      self.origin = origin
    }
  }

  /// By what the API server knows who asks.
  public var kind: Kind
  /// Where the credential came from; nil for none.
  public var origin: Provenance?
  /// The user's name, empty where the credential does not say.
  ///
  /// That is a certificate's common name or a token's subject; of a command it is its own name.
  public var subject = ""
  /// The groups: a certificate's organisations, a token's claim.
  public var groups: [String] = []
  /// Who issued the certificate or token; empty where that is not known.
  public var issuer = ""
  /// Whom a token is meant for.
  public var audiences: [String] = []
  /// Until when the credential and the trusted roots can be used.
  public var validities: [Validity] = []

  /// Makes an identity of which only the kind is known.
  public init(_ kind: Kind, from origin: Provenance? = nil) {
    self.kind = kind
    self.origin = origin
  }
}

extension ConnectionIdentity: CustomStringConvertible {
  /// `client certificate of kubernetes-admin, groups system:masters`; text from outside, escape it.
  public var description: String {
    if kind == .none { return "none: requests are anonymous" }
    let owner = subject.isEmpty ? "" : kind == .exec ? " \(subject)" : " of \(subject)"
    let group = groups.count == 1 ? ", group " : ", groups "
    return kind.rawValue + owner + (groups.isEmpty ? "" : group + groups.joined(separator: ", "))
      + (audiences.isEmpty ? "" : ", audience " + audiences.joined(separator: ", "))
  }
}
