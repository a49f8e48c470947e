import Inspection
import KubernetesWire

/// What a session saw as one page to hand over: the verdict first, then a section for each report.
public struct ReportPage: Sendable {
  /// A part of the page with a heading of its own.
  public struct Section: Sendable {
    let title: String
    let content: HTMLFragment

    /// A part that shows a report as people read it, with every column.
    public init(_ title: String, _ report: some PrintableReport) {
      self.title = title
      content = HTMLFragment(report.text, label: title)
    }

    /// A part that shows the timings of each server block with a waterfall.
    public init(_ title: String, timings report: SyncReport) {
      self.title = title
      content = HTMLFragment(
        report.serverBlocks.map { SyncPageSection(block: $0, isWithinSection: true).markup })
    }

    /// A part that says why there is nothing to show.
    public init(_ title: String, failure: FailureMessage) {
      self.title = title
      let lines = [failure.cause.map { "cause: \($0)" }, failure.hint.map { "fix: \($0)" }]
      content = .element(
        "div", ["class": "problem"], .element("strong", text: failure.message),
        HTMLFragment(lines.compactMap { $0 }.map { .element("span", text: $0) }))
    }
  }

  /// What is wrong, in words.
  public var verdict: ReportVerdict
  /// What the page is about, such as the Corefile's path.
  public var subject: String
  /// The parts, in their order.
  public var sections: [Section]
  /// When it was made, in seconds since 1970.
  public var createdAt: Int64
  /// The version of the tool.
  public var toolVersion: String

  /// Makes a page.
  public init(
    _ verdict: ReportVerdict, subject: String, sections: [Section], createdAt: Int64,
    toolVersion: String
  ) {
    self.verdict = verdict
    self.subject = subject
    self.sections = sections
    self.createdAt = createdAt
    self.toolVersion = toolVersion
  }

  /// The page.
  public var text: String {
    let parts = sections.enumerated().map { number, section in
      HTMLFragment.element(
        "section", ["id": Self.identifier(number)], .element("h2", text: section.title),
        section.content)
    }
    return HTMLPage(
      title: "What CoreDNS sees: \(subject), \(RFC3339.string(createdAt))",
      heading: "What CoreDNS sees: \(subject)", createdAt: createdAt, toolVersion: toolVersion,
      content: HTMLFragment([verdictMarkup, contents] + parts)
    ).text
  }

  private static func identifier(_ number: Int) -> String { "section-\(number + 1)" }

  private var verdictMarkup: HTMLFragment {
    let problems = verdict.problems.map { problem in
      HTMLFragment.element(
        "li", .element("strong", text: problem.text),
        problem.advice.map { .element("span", text: $0) } ?? HTMLFragment())
    }
    return HTMLFragment([
      .element(
        "p", ["class": "verdict \(verdict.isGood ? "good" : "bad")"], text: verdict.sentence),
      problems.isEmpty
        ? HTMLFragment() : .element("ul", ["class": "problems"], HTMLFragment(problems)),
    ])
  }

  private var contents: HTMLFragment {
    let items = sections.enumerated().map { number, section in
      HTMLFragment.element(
        "li", .element("a", ["href": "#" + Self.identifier(number)], text: section.title))
    }
    return .element(
      "nav", ["class": "contents", "aria-label": "Contents"], .element("ul", HTMLFragment(items)))
  }
}
