/// A scrape in Prometheus's text format 0.0.4, read without believing it.
///
/// A line that is no sample is counted and passed over; memory is bounded by the limits.
public struct MetricsText: Hashable, Sendable {
  /// One value of one series.
  public struct Sample: Hashable, Sendable {
    /// The metric's name.
    public var name: String
    /// The labels by name.
    public var labels: [String: String]
    /// The value; it may be infinite or no number.
    public var value: Double
  }

  /// How many samples are kept; a CoreDNS with all plugins has some thousands.
  public static let sampleLimit = 100_000
  /// How many labels a sample may have.
  static let labelLimit = 64

  /// The samples in their order.
  public private(set) var samples: [Sample] = []
  /// How many lines are neither samples nor comments.
  public private(set) var unreadLines = 0
  /// Whether there were more samples than are kept.
  public private(set) var isCutShort = false

  /// Reads a scrape.
  public init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var reader = MetricsLine(line)
      switch reader.sample() {
      case .comment: continue
      case .unreadable: unreadLines += 1
      case .sample(let sample):
        guard samples.count < Self.sampleLimit else {
          isCutShort = true
          return
        }
        samples.append(sample)
      }
    }
  }

  /// The samples of a metric.
  public func samples(_ name: String) -> [Sample] { samples.filter { $0.name == name } }

  /// The sum of a metric over all its labels; nil where it has no series, which is not 0.
  public func sum(_ name: String, where isWanted: (Sample) -> Bool = { _ in true }) -> Double? {
    let wanted = samples.filter { $0.name == name && isWanted($0) }
    return wanted.isEmpty ? nil : wanted.reduce(0) { $0 + $1.value }
  }

  /// The sums of a metric by the values of one label, over all the others.
  public func sums(_ name: String, by label: String) -> [String: Double] {
    samples.reduce(into: [:]) { sums, sample in
      guard sample.name == name else { return }
      sums[sample.labels[label] ?? "", default: 0] += sample.value
    }
  }
}
