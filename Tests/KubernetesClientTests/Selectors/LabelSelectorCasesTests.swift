import Testing

@testable import KubernetesClient

/// The recorded `selector` cases: what CoreDNS made of each `labels` argument.
struct LabelSelectorCasesTests {
  @Test func agreesWithKubernetesOnEverySelectorCase() throws {
    let cases = try SelectorCase.all()
    #expect(cases.count == 120)
    var disagreements: [String] = []
    for recorded in cases {
      var (text, message): (String?, String?)
      do {
        text = try LabelSelector(objectForm: recorded.text).description
      } catch {
        message = error.message
      }
      if text != recorded.expected.selector || message != recorded.expected.error {
        disagreements.append("\(recorded.name): \(recorded.text): \(text ?? message ?? "")")
      }
    }
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }
}
