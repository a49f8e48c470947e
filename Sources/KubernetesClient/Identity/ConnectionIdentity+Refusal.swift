extension ConnectionIdentity {
  /// What a 401 is most likely about: whose credential it was, and that it has expired where it has;
  /// `now` in seconds since 1970.
  func refusal(at now: Int64) -> String {
    let expired = validities.first { $0.what != "certificate authority" && $0.notAfter < now }
    let end = expired.flatMap { $0.remark(at: now) }.map { ", which \($0)" } ?? ""
    let place = origin.map { " (\($0))" } ?? ""
    let owner = subject.isEmpty ? "" : " of \"\(subject)\""
    switch kind {
    case .none: return "requests are anonymous: no credential is configured for this connection"
    case .clientCertificate:
      return "the server does not accept this client certificate: subject\(owner.dropFirst(3)),"
        + " issuer \"\(issuer)\"\(place)\(end)"
    case .exec: return "the server does not accept what the exec command\(owner.dropFirst(3)) gives"
    case .basic: return "the server does not accept the user name and password\(owner)\(place)"
    case .token, .tokenFile, .oidc:
      return "the server does not accept the token\(owner)\(place)\(end)"
    }
  }
}
