import Corefile
import CoreDNSPlugins
import PluginStanzas
import Testing

/// What versions of CoreDNS have and do.
@Suite struct CoreDNSProfileTests {
  /// The stretch of the order that moved between versions.
  @Test(
    arguments: [
      (
        "1.11.3",
        "local dns64 acl any chaos loadbalance tsig cache rewrite header dnssec autopath minimal"
      ),
      (
        "1.14.1",
        "local dns64 acl any chaos loadbalance tsig cache rewrite header dnssec autopath minimal"
      ),
      (
        "1.14.2",
        "local dns64 any chaos loadbalance tsig cache rewrite acl header dnssec autopath minimal"
      ),
      (
        "1.14.6",
        "local dns64 any chaos loadbalance tsig cache rewrite acl header dnssec autopath minimal"
      ),
      (
        "1.14.7",
        "local dns64 any chaos loadbalance tsig rewrite autopath acl cache header dnssec tls"
          + " minimal"
      ),
    ])
  func ordersPlugins(version: String, stretch: String) throws {
    let profile = CoreDNSProfile(try #require(CoreDNSVersion(version)))
    let names = profile.coreDNSOrder.names
    let start = try #require(names.firstIndex(of: "local"))
    let end = try #require(names.firstIndex(of: "minimal"))
    #expect(names[start...end].joined(separator: " ") == stretch)
    #expect(profile.order.index(of: "k8s_api") != nil)
    #expect(Set(names).count == names.count)
  }

  @Test(
    arguments: [
      ("1.11.3", ["quic", "multisocket", "nomad", "https3", "proxyproto", "shed"], []),
      ("1.12.2", ["nomad", "https3", "proxyproto", "shed"], ["quic", "multisocket"]),
      ("1.14.0", ["proxyproto", "shed"], ["https3", "nomad"]),
      ("1.14.7", [], ["shed", "proxyproto"]),
    ] as [(String, [String], [String])])
  func hasThePluginsOfItsTime(version: String, absent: [String], present: [String]) throws {
    let order = CoreDNSProfile(try #require(CoreDNSVersion(version))).coreDNSOrder
    #expect(absent.allSatisfy { order.index(of: $0) == nil })
    #expect(present.allSatisfy { order.index(of: $0) != nil })
  }

  @Test(
    arguments: [
      ("zonal", "1.14.6", "`zonal` needs CoreDNS 1.14.7, this is 1.14.6"),
      ("startup_timeout 3s", "1.12.2", "`startup_timeout` needs CoreDNS 1.12.3, this is 1.12.2"),
      ("multicluster a.org", "1.12.1", "`multicluster` needs CoreDNS 1.12.2, this is 1.12.1"),
      ("apiserver_qps 1", "1.13.2", "`apiserver_qps` needs CoreDNS 1.14.0, this is 1.13.2"),
      ("upstream", "1.12.1", "`upstream` was removed in CoreDNS 1.7.0"),
    ])
  func aPropertyIsUnknownBeforeItsVersion(
    property: String, version: String, note: String
  ) throws {
    let corefile = try parse("a.org {\nkubernetes {\n\(property)\n}\n}\n")
    let plan = try #require(
      ServerBlockPlan.plans(for: corefile, version: CoreDNSVersion(version)).first)
    let refusal = try #require(plan.refusals.first)
    #expect(refusal.diagnostic.id == "unknown-property")
    #expect(refusal.diagnostic.notes.contains(note))
    #expect(refusal.coreDNSMessage.contains("unknown property"))
    guard property != "upstream" else { return }
    let newest = ServerBlockPlan.plans(for: corefile, version: CoreDNSProfile.newest)
    #expect(newest.allSatisfy { !$0.isRefused })
  }

  @Test(arguments: [
    "", "1", "1.2", "1.2.3.4", "1.2.x", "v1..2", "1.2.99999999999999999999", "-1.2.3",
  ])
  func whatIsNoVersionIsNone(text: String) {
    #expect(CoreDNSVersion(text) == nil)
  }

  @Test func versionsAreOrderedByNumber() throws {
    #expect(try #require(CoreDNSVersion("v1.14.10")) > CoreDNSVersion(1, 14, 9))
    #expect(CoreDNSVersion(1, 9, 9) < CoreDNSVersion(1, 14, 0))
    #expect(CoreDNSProfile(CoreDNSVersion(1, 14, 2)).streamsLists)
    #expect(!CoreDNSProfile(CoreDNSVersion(1, 14, 1)).streamsLists)
    #expect(CoreDNSProfile(CoreDNSVersion(1, 13, 1)).clientGo == "0.34")
    #expect(!CoreDNSProfile(CoreDNSVersion(1, 15, 0)).isKnown)
  }
}
