import Corefile
import CoreDNSPlugins
import Inspection
import Testing

/// The findings about a Corefile, with their advice.
struct CorefileReviewTests {
  private func review(
    _ text: String, built: Set<String>? = nil, variables: Set<String> = []
  ) -> CorefileReview {
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plans = ServerBlockPlan.plans(for: corefile)
    return CorefileReview(
      corefile, plans: plans,
      stanzas: StanzaReview(
        corefile, order: .builtIn, plans: plans, catalogue: StanzaCatalogue()),
      order: .builtIn, builtPlugins: built, variables: variables)
  }

  @Test(
    "Each refusal says what to change",
    arguments: [
      (".:53 {\n kubernetes a.b {\n  pod verified\n }\n k8s_api\n}", "write pods"),
      (
        ".:53 {\n kubernetes a.b {\n  tls a b c\n }\n k8s_api\n}",
        "move tls into the k8s_api block"
      ),
      (
        ".:53 {\n kubernetes a.b\n k8s_api {\n  pods verified\n }\n}",
        "move pods into the kubernetes block"
      ),
      (
        ".:53 {\n kubernetes a.b {\n  zonal\n }\n k8s_api\n}",
        "remove zonal: only the stock kubernetes plugin has it, without k8s_api"
      ),
      (
        ".:53 {\n kubernetes a.b {\n  transfer to *\n }\n}",
        "remove transfer: CoreDNS has it no more"
      ),
      (".:53 {\n k8s_api {\n  tls a b\n }\n}", "write it as `tls CERT KEY CACERT`"),
      (".:53 {\n k8s_api {\n  nonsense\n }\n}", "remove nonsense, or correct its name"),
      (".:53 {\n k8s_api x\n}", "remove it"),
      (".:53 {\n k8s_api {\n  namespaces a\n }\n}", "move namespaces to the kubernetes plugin"),
      (".:53 {\n k8s_api {\n", "add the closing }"),
    ])
  func advises(_ text: String, _ fix: String) {
    #expect(review(text).findings.contains { $0.diagnostic.fix == fix })
  }

  @Test func aVariableThatIsNotSetIsFoundOutsideOfComments() {
    let text = """
      .:53 { # {$COMMENT}
       kubernetes {$ZONE} {%OTHER%} {$SET} "#{$QUOTED}" {$} {% x%}
       k8s_api
      }
      """
    let found = review(text, variables: ["SET"]).findings.map(\.diagnostic).filter {
      $0.id == "unset-variable"
    }
    #expect(found.map(\.location?.column) == [13, 21, 40])
    #expect(found.map(\.length) == [7, 9, 9])
    #expect(found.map(\.location?.line) == [2, 2, 2])
  }

  @Test func manyVariablesThatAreNotSetAreNotAllTold() {
    let text = ".:53 {\n" + String(repeating: " whoami {$A}\n", count: 20_000) + "}\n"
    let found = review(text).findings.filter { $0.diagnostic.id == "unset-variable" }
    #expect(found.count == 100)
  }

  @Test func aBuildWithoutThePluginIsToldOnce() {
    let found = review(
      ".:53 {\n kubernetes a.b\n k8s_api\n other\n}", built: ["kubernetes", "k8s_api"]
    ).findings
    #expect(found.map(\.diagnostic.id) == ["not-in-plugin-cfg"])
    #expect(found.first?.source == " other")
  }

  @Test func withoutABlockThereIsNothingToCheck() {
    #expect(review(".:53 {\n whoami\n}").findings.map(\.diagnostic.id) == ["no-kubernetes"])
    #expect(review(".:53 {\n whoami\n").findings.map(\.diagnostic.id) == ["unexpected-token"])
  }

  @Test func findingsAreSortedByPlaceAndToldOnce() {
    func finding(_ id: String, _ file: String, _ line: Int, _ column: Int) -> CheckFinding {
      CheckFinding(
        Diagnostic(
          .error, id: id, "x", at: SourceLocation(file: file, line: line, column: column)),
        block: line)
    }
    let nowhere = CheckFinding(Diagnostic(.error, id: "z", "x", at: nil))
    let sorted = [
      nowhere, finding("d", "x", 1, 1), finding("b", "", 10, 1), finding("a", "", 2, 7),
      finding("b", "", 10, 1), finding("c", "", 10, 2),
    ].sortedByPlace
    #expect(sorted.map(\.diagnostic.id) == ["a", "b", "c", "d", "z"])
  }

  @Test func aLineWithAPasswordIsNotKept() {
    let diagnostic = Diagnostic(.error, id: "a", "x", at: SourceLocation(line: 1, column: 1))
    #expect(CheckFinding(diagnostic, source: " endpoint https://u:p@h").source == nil)
    #expect(CheckFinding(diagnostic, source: " endpoint https://h").source != nil)
  }
}
