import Corefile
import CoreDNSPlugins
import Testing

/// What stanzas say in vain.
struct StanzaReviewTests {
  @Test(
    "What has no effect is found where it stands",
    arguments: [
      ("kubernetes a.b {\n ttl 5 10\n}\nk8s_api", ["surplus-argument 2:8"]),
      ("kubernetes a.b {\n ignore\n}\nk8s_api", ["no-effect 2:2"]),
      ("kubernetes a.b {\n ignore empty_service x\n}\nk8s_api", ["surplus-argument 2:23"]),
      ("kubernetes a.b {\n transfer x\n}\nk8s_api", ["no-effect 2:11"]),
      ("kubernetes a.b {\n transfer to\n}\nk8s_api", ["no-effect 2:11"]),
      ("kubernetes a.b {\n transfer to *\n}\nk8s_api", []),
      ("kubernetes a.b {\n noendpoints\n endpoint_pod_names\n}\nk8s_api", ["no-effect 3:2"]),
      ("kubernetes a.b 10.0.0.0/14\nk8s_api", ["zones-lost 1:16"]),
      ("kubernetes a.b 10.0.0.0/14", []),
      ("kubernetes a.b a.b:", ["zone-not-used 1:16"]),
      ("kubernetes a.b {\n fallthrough a.b a.b:\n}\nk8s_api", ["zone-not-used 2:18"]),
      ("kubernetes a.b {\n startup_timeout 1s 2s\n}", ["surplus-argument 2:21"]),
      ("kubernetes a.b\nk8s_gateway c.d", ["own-connection 2:1"]),
      (
        "podnames a.b {\n ttl 1 2\n}\nkubernetes a.b {\n pods verified\n}\nk8s_api",
        [
          "surplus-argument 2:8"
        ]
      ),
    ] as [(String, [String])])
  func findsWhatHasNoEffect(_ text: String, _ expected: [String]) throws {
    let corefile = CorefileParser(environment: [:]).parse(Array("cluster.local\n\(text)\n".utf8))
    let plan = try #require(ServerBlockPlan.plans(for: corefile).first)
    let found = plan.diagnostics.map { finding in
      "\(finding.id) \((finding.location?.line ?? 0) - 1):\(finding.location?.column ?? 0)"
    }
    #expect(found == expected)
    #expect(!plan.isRefused)
  }
}
