import Corefile
import Inspection
import KubernetesClient
import KubernetesConfiguration

extension LiveCheck {
  /// Adds who the API server takes the sender for, and what its certificate is worth a word for.
  ///
  /// Clusters before Kubernetes 1.28 do not say who one is, which is nothing to complain of.
  mutating func addUser(_ open: OpenSession, _ block: Int) async throws {
    guard let client = open.client else { return }
    let review = SelfReview()
    let answer: SelfReview.Answer
    do {
      answer = try await TimeLimit.run(
        run.timeout, time: run.context.time,
        failure: ClientError(.timeout, "\(review.request.line) was not answered in time")
      ) { try await client.ask(review) }
    } catch let error as ClientError where error.code != .cancelled {
      return
    }
    report.serverBlocks[block].user = CheckReport.User(
      name: answer.username, groups: answer.groups, expiresAt: await client.credentialExpiry)
    guard let certificate = answer.connection?.serverCertificate else { return }
    let validity = ConnectionIdentity.Validity(
      "certificate", notBefore: certificate.notBefore, notAfter: certificate.notAfter,
      origin: .caller)
    let now = run.context.wallClock().components.seconds
    report.serverBlocks[block].serverCertificate = CheckReport.ServerCertificate(
      subject: certificate.subject, issuer: certificate.issuer, notAfter: certificate.notAfter,
      daysLeft: validity.daysLeft(at: now))
    guard let remark = validity.remark(at: now) else { return }
    add(
      Diagnostic(
        .warning, id: ConnectionConcern.Kind.validity.rawValue,
        "the API server's certificate \(remark)", at: nil,
        notes: ["its subject is \"\(certificate.subject)\", its issuer \"\(certificate.issuer)\""],
        fix: "have it renewed (kubeadm certs renew apiserver, where kubeadm made the cluster)"),
      block)
  }
}
