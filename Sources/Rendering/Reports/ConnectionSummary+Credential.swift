import KubernetesWire
import Inspection
import KubernetesClient
import KubernetesConfiguration

extension ConnectionSummary.Credential {
  /// Whose requests they are, and until when.
  var rows: [[Table.Cell]] {
    let credential = [
      Table.Cell("connection"), Table.Cell("credential"), Table.Cell("\(identity)"),
      Table.Cell(identity.origin.map { "\($0)" } ?? ""),
    ]
    return [credential]
      + identity.validities.map { validity in
        [
          Table.Cell("connection"), Table.Cell("expires"), Table.Cell(text(validity)),
          Table.Cell("\(validity.origin)"),
        ]
      }
  }

  private func text(_ validity: ConnectionIdentity.Validity) -> String {
    let days = validity.daysLeft(at: now)
    let left =
      validity.notAfter < now
      ? "\(Quantity.count(Int(clamping: -days), "day")) ago"
      : "\(Quantity.count(Int(clamping: days), "day")) left"
    return "\(validity.what) \(RFC3339.string(validity.notAfter)) (\(left))"
  }

  /// The members of the document.
  var members: [(String, JSONValue)] {
    [
      (
        "credential",
        .members([
          ("kind", .string(identity.kind.rawValue)), ("subject", .string(identity.subject)),
          ("groups", .strings(identity.groups)), ("issuer", .string(identity.issuer)),
          ("audiences", .strings(identity.audiences)),
        ])
      ),
      (
        "expirations",
        .array(
          identity.validities.map { validity in
            .members([
              ("what", .string(validity.what)),
              ("notAfter", .string(RFC3339.string(validity.notAfter))),
              ("daysLeft", .integer(validity.daysLeft(at: now))),
              ("from", .string("\(validity.origin)")),
            ])
          })
      ),
    ]
  }
}
