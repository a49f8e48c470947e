/// A version of CoreDNS, such as 1.14.7.
public struct CoreDNSVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first number.
  public var major: Int
  /// The second number.
  public var minor: Int
  /// The third number.
  public var patch: Int

  /// Makes a version.
  public init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `1.14.7` or `v1.14.7`, as the tags of CoreDNS's images are; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let numbers = (text.hasPrefix("v") ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3 else { return nil }
    var parsed: [Int] = []
    for number in numbers {
      guard !number.isEmpty, number.utf8.count <= 6,
        number.utf8.allSatisfy({ GoNumber.isDigit($0) }), let value = Int(number)
      else { return nil }
      parsed.append(value)
    }
    self.init(parsed[0], parsed[1], parsed[2])
  }

  /// Orders by the first number that differs.
  public static func < (lhs: CoreDNSVersion, rhs: CoreDNSVersion) -> Bool {
    (lhs.major, lhs.minor, lhs.patch) < (rhs.major, rhs.minor, rhs.patch)
  }

  /// The three numbers, without a `v`.
  public var description: String { "\(major).\(minor).\(patch)" }
}
