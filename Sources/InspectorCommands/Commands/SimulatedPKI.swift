import KubernetesConfiguration
import Sessions
import SimulatedCluster

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a simulated cluster has to have again after a restart, so that the kubeconfigs of before stay
/// good: its authority and its users' tokens.
///
/// The folder is laid out as kubeadm's `pki`: `ca.crt`, `ca.key`, and `tokens.csv` in the form of
/// kube-apiserver's `--token-auth-file`. What is missing is made; an authority of which one half is
/// missing is an error, because the other half would be lost.
struct SimulatedPKI {
  private let folder: String

  init(folder: String) { self.folder = folder }

  /// Has a cluster use what the folder holds, and makes what is not there.
  func prepare(_ options: inout SimulatedCluster.Options) throws {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw CommandFailure(
        .failure, "cannot make the folder \(folder)", cause: String(cString: strerror(errno)))
    }
    options.certificateAuthority = try authority()
    try useTokens(&options)
  }

  private func authority() throws -> SimulatedCluster.CertificateAuthority {
    let (certificate, key) = (try text("ca.crt"), try text("ca.key"))
    switch (certificate, key) {
    case (let certificate?, let key?):
      do {
        return try SimulatedCluster.CertificateAuthority(certificatePEM: certificate, keyPEM: key)
      } catch {
        throw CommandFailure(
          .failure, "the authority in \(folder) cannot be used", cause: "\(error)",
          hint: "give a folder that simulate --pki has made, or an empty one")
      }
    case (nil, nil):
      let authority = try SimulatedCluster.CertificateAuthority()
      try AtomicFile.write(try authority.keyPEM, to: path("ca.key"), mode: .ownerOnly)
      try AtomicFile.write(authority.certificatePEM, to: path("ca.crt"), mode: .byUmask)
      return authority
    default:
      throw CommandFailure(
        .failure,
        "\(folder) has \(certificate == nil ? "ca.key but no ca.crt" : "ca.crt but no ca.key")",
        hint: "give a folder that has both, or neither")
    }
  }

  /// Reads `token,user,…` lines.
  private func useTokens(_ options: inout SimulatedCluster.Options) throws {
    var tokens: [String: String] = [:]
    let lines = (try text("tokens.csv") ?? "").split(separator: "\n")
    for (number, line) in lines.enumerated() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count >= 3, !fields[0].isEmpty, !fields[1].isEmpty else {
        throw CommandFailure(
          .failure, "\(path("tokens.csv")):\(number + 1) is not token,user,uid")
      }
      tokens[String(fields[1])] = String(fields[0])
    }
    for index in options.users.indices {
      options.users[index].token = tokens[options.users[index].name]
    }
  }

  /// Writes down the tokens that a cluster has made up for users without one.
  func keepTokens(of cluster: SimulatedCluster, users: [SimulatedCluster.User]) throws {
    let added = users.compactMap { user in
      user.token == nil
        ? cluster.tokens[user.name].map { "\($0),\(user.name),\(user.name)\n" } : nil
    }
    if added.isEmpty { return }
    let kept = (try text("tokens.csv") ?? "").split(separator: "\n").map { "\($0)\n" }
    try AtomicFile.write((kept + added).joined(), to: path("tokens.csv"), mode: .ownerOnly)
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The content of a file; nil where there is none.
  private func text(_ name: String) throws -> String? {
    do {
      let bytes = try LocalConfigurationFiles().read(path(name))
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      if error.isMissing { return nil }
      throw CommandFailure(.failure, "cannot read \(path(name))", cause: "\(error)")
    }
  }
}
