import KubernetesWire
import KubernetesConfiguration

extension ConnectionIdentity {
  /// From how many days before its end on something is worth a word.
  public static let warningDays: Int64 = 30

  /// What has expired, expires within ``warningDays`` days or is not valid yet at `now`, in seconds
  /// since 1970.
  public func concerns(at now: Int64) -> [ConnectionConcern] {
    validities.compactMap { validity in
      validity.remark(at: now).map { remark in
        ConnectionConcern(
          .validity, "the \(validity.owned(by: subject)) \(remark)",
          note: "it is that of \(validity.origin)",
          fix: validity.what == "certificate authority"
            ? "give the CA that the API server's certificate is signed by now"
            : "renew it, or log in again")
      }
    }
  }
}

extension ConnectionIdentity.Validity {
  /// Whole days from `now` to the end, in seconds since 1970; negative after it.
  public func daysLeft(at now: Int64) -> Int64 {
    let (left, overflow) = notAfter.subtractingReportingOverflow(now)
    if overflow { return notAfter < now ? .min / 86_400 : .max / 86_400 }
    return left >= 0 ? left / 86_400 : -((-(left + 1)) / 86_400) - 1
  }

  /// What is to be said of it at `now`: that it has ended, ends soon or has not begun; nil where
  /// nothing is.
  public func remark(at now: Int64) -> String? {
    let days = daysLeft(at: now)
    if notAfter < now {
      return "expired on \(RFC3339.string(notAfter)), \(Self.days(-days)) ago"
    }
    if let notBefore, notBefore > now {
      return "is not valid before \(RFC3339.string(notBefore))"
    }
    guard days < ConnectionIdentity.warningDays else { return nil }
    return "expires on \(RFC3339.string(notAfter)), in \(Self.days(days))"
  }

  func owned(by subject: String) -> String {
    subject.isEmpty || what == "certificate authority" ? what : "\(what) of \(subject)"
  }

  private static func days(_ count: Int64) -> String {
    count == 0 ? "less than a day" : count == 1 ? "1 day" : "\(count) days"
  }
}
