import Corefile

/// Parse speed: a plain Corefile repeated, and one deeply nested block.
enum CorefileBenchmark {
  static func run() {
    let block = """
      zone-N.example.org:1053 {
          errors
          kubernetes cluster.local in-addr.arpa { # a comment
              pods verified
              labels environment in (qa, staging)
          }
          forward . 10.0.0.1 10.0.0.2
          cache 30
      }

      """
    let many = (0..<40_000).map { block.replacing("N", with: "\($0)") }.joined()
    measure("Corefile parse, \(many.utf8.count >> 20) MB of blocks", Array(many.utf8))
    let depth = 2_500_000
    let nested =
      ". {\n" + String(repeating: "a {\n", count: depth) + String(repeating: "}\n", count: depth)
      + "}\n"
    measure("Corefile parse, nested \(depth) deep", Array(nested.utf8))
  }

  private static func measure(_ what: String, _ text: [UInt8]) {
    let (measurement, parsed) = Measurement.of { CorefileParser(environment: [:]).parse(text) }
    let rate = measurement.perSecond(text.count) / 1_000_000
    report(what, "\(rate) MB/s, \(parsed.blocks.count) blocks", bar: "50 MB/s")
  }
}
