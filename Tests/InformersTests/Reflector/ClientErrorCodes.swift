import KubernetesClient

/// The failures that no rule of its own applies to when listing.
enum ClientErrorCodes {
  typealias Code = ClientError.Code

  static let failures = Code.allCases.filter {
    ![.cancelled, .expired, .resourceVersionTooLarge].contains($0)
  }
}
