import Testing

@testable import Rendering

/// Every report in every format, against recorded text; `RECORD_GOLDEN=1` records it again.
struct ReportGoldenTests {
  private static var reports: [(name: String, report: any PrintableReport)] {
    [
      ("watches", Samples.watches(isStatic: false)),
      ("watches-static", Samples.watches(isStatic: true)),
      ("plugins", Samples.plugins), ("indexes", Samples.indexes),
      ("index-values", Samples.indexValues), ("query", Samples.query(keysOnly: false)),
      ("query-keys", Samples.query(keysOnly: true)), ("get", Samples.get),
      ("get-omitted", Samples.getOmitted), ("comparison", Samples.comparison),
      ("sync", Samples.sync(runs: false)), ("sync-runs", Samples.sync(runs: true)),
      ("corefile", Samples.corefile), ("config", Samples.config), ("status", Samples.status),
      ("blocks", Samples.blocks), ("check", Samples.check), ("check-live", Samples.checkLive),
      ("access", Samples.access), ("role", Samples.role), ("differences", Samples.differences),
      ("replicas", Samples.replicas),
    ]
  }

  @Test("A check is printed for CI systems as recorded", arguments: [OutputFormat.github, .junit])
  func printsChecksAsRecorded(_ format: OutputFormat) throws {
    for (name, report) in [("check", Samples.check), ("check-live", Samples.checkLive)] {
      let text = Renderer(format).text(report)
      let golden = try Golden.text("\(name).\(format.rawValue).txt", recording: text)
      #expect(text == golden, "\(name) as \(format.rawValue)")
      #expect(!text.contains("secret"))
      #expect(!text.unicodeScalars.contains { $0 != "\n" && TerminalText.needsEscape($0) })
    }
  }

  @Test("Every report is printed as recorded", arguments: OutputFormat.general)
  func printsAsRecorded(_ format: OutputFormat) throws {
    for (name, report) in Self.reports {
      let text = Renderer(format).text(report)
      let golden = try Golden.text("\(name).\(format.rawValue).txt", recording: text)
      #expect(text == golden, "\(name) as \(format.rawValue)")
    }
  }

  @Test("No format shows a secret", arguments: OutputFormat.general)
  func hidesSecrets(_ format: OutputFormat) {
    for (name, report) in Self.reports {
      #expect(!Renderer(format).text(report).contains("secret"), "\(name)")
    }
  }

  @Test(
    "No format lets a control character or an override through", arguments: OutputFormat.general)
  func escapes(_ format: OutputFormat) {
    for (name, report) in Self.reports {
      let unsafe = Renderer(format).text(report).unicodeScalars.filter {
        $0 != "\n" && TerminalText.needsEscape($0)
      }
      #expect(unsafe.isEmpty, "\(name)")
    }
  }
}
