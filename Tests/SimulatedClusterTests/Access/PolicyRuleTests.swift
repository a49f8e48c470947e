import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct PolicyRuleTests {
  static let podReader: JSONValue = [
    "apiGroups": ["", "apps"], "resources": ["pods", "pods/log"], "verbs": ["get", "list"],
  ]
  static let scaler: JSONValue = [
    "apiGroups": ["*"], "resources": ["*/scale"], "verbs": ["*"],
  ]
  static let one: JSONValue = [
    "apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["a", "b"], "verbs": ["get"],
  ]
  static let everything: JSONValue = ["apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]]
  static let paths: JSONValue = ["nonResourceURLs": ["/api", "/apis/*"], "verbs": ["get"]]

  static let cases: [(rule: JSONValue, request: String, isAllowed: Bool)] = [
    (podReader, "get pods default/web", true), (podReader, "list pods", true),
    (podReader, "list pods.apps", true), (podReader, "list pods.batch", false),
    (podReader, "watch pods", false), (podReader, "get pods/log default/web", true),
    (podReader, "get pods/status default/web", false), (podReader, "list services", false),
    (podReader, "get /api", false),
    (scaler, "update deployments/scale.apps default/web", true),
    (scaler, "get deployments.apps default/web", false),
    (scaler, "get deployments/rescale.apps default/web", false),
    (one, "get configmaps default/a", true), (one, "get configmaps default/c", false),
    (one, "get configmaps default", false), (one, "list configmaps default/a", false),
    (everything, "deletecollection things/part.example.org x", true),
    (everything, "get /metrics", false),
    (paths, "get /api", true), (paths, "get /api/v1", false), (paths, "get /apis/apps/v1", true),
    (paths, "get /apis/", true), (paths, "get /apis", false), (paths, "post /api", false),
    (["nonResourceURLs": ["*"], "verbs": ["*"]], "post /x", true), ([:], "get pods", false),
  ]

  @Test(arguments: cases.indices) func aRuleAllowsWhatKubernetesSays(_ index: Int) {
    let (rule, request, isAllowed) = Self.cases[index]
    #expect(
      PolicyRule(rule).allows(AccessFixtures.request(request)) == isAllowed,
      "\(rule.serialised()): \(request)")
  }
}
