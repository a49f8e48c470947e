import Corefile
import Testing

@Suite("Plugin order and known directives")
struct PluginOrderTests {
  @Test("the built-in order has podnames before kubernetes and k8s_api after it")
  func builtIn() throws {
    let order = PluginOrder.builtIn
    let places = try ["podnames", "kubernetes", "k8s_api"].map { try #require(order.index(of: $0)) }
    #expect(places == [places[0], places[0] + 1, places[0] + 2])
    #expect(order.names.count == 62)
    #expect(order.names.first == "root" && order.names.last == "nomad")
    #expect(order.sorted(["x", "nomad", "log", "errors"]) == ["errors", "log", "nomad", "x"])
  }

  @Test("a plugin.cfg is read in its order")
  func parsing() throws {
    let text = "# comment\n\nlog:log\r\n  k8s_api : github.com/chrisohaver/k8s_api  \n #x:y\na:b"
    #expect(try PluginOrder(parsing: text).names == ["log", "k8s_api", "a"])
  }

  @Test(
    "lines that are no plugin are errors with their place",
    arguments: [
      ("log:log\n  nonsense\n", "p.cfg:2: expected 'name:package' but had 'nonsense'"),
      ("a:b:c", "p.cfg:1: expected 'name:package' but had 'a:b:c'"),
      (":x", "p.cfg:1: the name or the package is missing in ':x'"),
      ("a:", "p.cfg:1: the name or the package is missing in 'a:'"),
      ("a:b\n\na:c", "p.cfg:3: plugin 'a' is in line 1 already"),
      ("# nothing\n", "p.cfg:1: there is no plugin in it"),
      (
        "x\ny",
        "p.cfg:1: expected 'name:package' but had 'x'\n"
          + "p.cfg:2: expected 'name:package' but had 'y'"
      ),
    ])
  func malformed(_ text: String, _ message: String) {
    #expect(throws: PluginOrderFailure.self) { try PluginOrder(parsing: text, file: "p.cfg") }
    do throws(PluginOrderFailure) {
      _ = try PluginOrder(parsing: text, file: "p.cfg")
    } catch {
      #expect(error.description == message)
      #expect(error.diagnostics.allSatisfy { $0.severity == .error })
    }
  }

  @Test("known directives, more of them, and the nearest to a wrong one")
  func directives() {
    let list = DirectiveList.coreDNS
    #expect(["kubernetes", "k8s_api", "podnames", "k8s_gateway"].allSatisfy(list.contains))
    #expect(!list.contains("mine") && list.adding(["mine"]).contains("mine"))
    #expect(list.suggestion(for: "kubernets") == "kubernetes")
    #expect(list.suggestion(for: "k8sapi") == "k8s_api")
    #expect(list.suggestion(for: "lgo") == nil)
    #expect(list.suggestion(for: "entirely-different") == nil)
  }
}
