import DNSAnswers
import DNSMessages
import Testing

@Suite("Search lists")
struct ResolverConfigurationTests {
  private static func resolver(
    _ change: (inout ResolverConfiguration.Pod) -> Void = { _ in }
  ) -> ResolverConfiguration {
    var pod = ResolverConfiguration.Pod(namespace: "shop")
    change(&pod)
    var node = ResolverConfiguration()
    node.search = ["node.example.org."]
    return ResolverConfiguration(of: pod, zone: "cluster.local.", node: node)
  }

  private static func names(
    _ name: String, _ resolver: ResolverConfiguration,
    _ library: ResolverConfiguration.Library = .glibc
  ) -> [String] {
    resolver.candidates(for: name, library).map(\.text)
  }

  @Test func podOfTheClusterSearchesFourDomains() {
    #expect(
      Self.names("web", Self.resolver()) == [
        "web.shop.svc.cluster.local.", "web.svc.cluster.local.", "web.cluster.local.",
        "web.node.example.org.", "web.",
      ])
  }

  @Test func nameWithFourDotsIsSearchedFirst() {
    let names = Self.names("web.shop.svc.cluster.local", Self.resolver())
    #expect(names.first == "web.shop.svc.cluster.local.shop.svc.cluster.local.")
    #expect(names.last == "web.shop.svc.cluster.local.")
  }

  @Test func nameWithFiveDotsIsAskedAsItIsFirst() {
    let name = "a.web.shop.svc.cluster.local"
    #expect(Self.names(name, Self.resolver()).first == name + ".")
    #expect(Self.names(name, Self.resolver()).count == 5)
    #expect(Self.names(name, Self.resolver(), .musl) == [name + "."])
  }

  @Test func finalDotMeansOnlyThat() {
    #expect(Self.names("web.", Self.resolver()) == ["web."])
  }

  @Test func hostNetworkWithoutItsOwnPolicyAsksTheNodesServers() {
    let resolver = Self.resolver { $0.isOnHostNetwork = true }
    #expect(Self.names("web", resolver) == ["web.node.example.org.", "web."])
    let policy = Self.resolver {
      $0.isOnHostNetwork = true
      $0.policy = "ClusterFirstWithHostNet"
    }
    #expect(Self.names("web", policy).first == "web.shop.svc.cluster.local.")
  }

  @Test func configurationOfThePodCounts() {
    let resolver = Self.resolver {
      $0.policy = "None"
      $0.searches = ["Own.example"]
      $0.ndots = 2
    }
    #expect(Self.names("a.b", resolver) == ["a.b.own.example.", "a.b."])
    #expect(Self.names("a.b.c", resolver).first == "a.b.c.")
  }
}
