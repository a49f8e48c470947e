import Corefile
import Inspection
import KubernetesClient

extension CheckReport {
  /// A suite for the Corefile, one for each server block and one for the expectations.
  public var junit: String? {
    var suites = [Suite(entryName, cases(of: findings.filter { $0.block == nil }, in: entryName))]
    for (index, block) in serverBlocks.enumerated() {
      let name = block.identity.heading
      let own = findings.filter { $0.block == index }
      suites.append(
        Suite(name, cases(of: own, in: name) + (block.watches ?? []).map { $0.testCase(in: name) }))
    }
    if !expectations.isEmpty {
      suites.append(Suite("expectations", expectations.map(\.testCase)))
    }
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failures }
    return XMLElement(
      "testsuites",
      [("name", "k8sapi-inspect check"), ("tests", "\(tests)"), ("failures", "\(failures)")],
      children: suites.map(\.element)
    ).document
  }

  /// A case for each kind of finding, or one that says that there is none.
  private func cases(of findings: [CheckFinding], in suite: String) -> [TestCase] {
    var order: [String] = []
    var byID: [String: [CheckFinding]] = [:]
    for finding in findings {
      if byID[finding.diagnostic.id] == nil { order.append(finding.diagnostic.id) }
      byID[finding.diagnostic.id, default: []].append(finding)
    }
    if order.isEmpty { return [TestCase(name: "no findings", suite: suite)] }
    return order.map { id in
      let same = byID[id] ?? []
      let printer = DiagnosticPrinter(entryName: entryName, palette: Palette(isEnabled: false))
      let text = same.map { printer.text($0.diagnostic) }.joined()
      let isFailure = same.contains {
        $0.diagnostic.severity == .error || isStrict && $0.diagnostic.severity == .warning
      }
      let message = same.first.map { Redaction.text($0.diagnostic.message) }
      return TestCase(
        name: id, suite: suite, failure: isFailure ? message : nil, details: text)
    }
  }
}

/// One suite of a JUnit document.
private struct Suite {
  var name: String
  var cases: [TestCase]

  init(_ name: String, _ cases: [TestCase]) {
    self.name = name
    self.cases = cases
  }

  var failures: Int { cases.count { $0.failure != nil } }

  var element: XMLElement {
    XMLElement(
      "testsuite",
      [("name", name), ("tests", "\(cases.count)"), ("failures", "\(failures)"), ("errors", "0")],
      children: cases.map(\.element))
  }
}

/// One case of a JUnit document.
private struct TestCase {
  var name: String
  var suite: String
  var time: Duration?
  var failure: String?
  var details = ""

  var element: XMLElement {
    var attributes = [("classname", suite), ("name", name)]
    if let time {
      let seconds = JSONWriter.number((time / .milliseconds(1)).rounded() / 1000)
      attributes.append(("time", seconds))
    }
    if let failure {
      let element = XMLElement("failure", [("message", failure)], text: details)
      return XMLElement("testcase", attributes, children: [element])
    }
    let output = details.isEmpty ? [] : [XMLElement("system-out", text: details)]
    return XMLElement("testcase", attributes, children: output)
  }
}

extension CheckedWatch {
  fileprivate func testCase(in suite: String) -> TestCase {
    let live = watch.live
    let hint = live?.lastError?.hint.map { "fix: \($0)\n" } ?? ""
    return TestCase(
      name: "watch \(watch.name)", suite: suite, time: live?.syncedAfter, failure: problem,
      details: (live?.lastError.map { "\($0.sentence)\n" } ?? "") + hint)
  }
}

extension ExpectationResult {
  fileprivate var testCase: TestCase {
    TestCase(name: expression, suite: "expectations", failure: holds ? nil : found)
  }
}
