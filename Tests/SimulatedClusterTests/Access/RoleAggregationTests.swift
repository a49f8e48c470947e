import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct RoleAggregationTests {
  private func role(
    _ name: String, labels: JSONValue = [:], rules: [String] = [], selectors: JSONValue? = nil
  ) -> JSONValue {
    var role = members([
      ("metadata", ["name": .string(name), "labels": labels]),
      ("rules", .array(rules.map { ["verbs": [.string($0)]] })),
    ])
    if let selectors { role.append("aggregationRule", ["clusterRoleSelectors": selectors]) }
    return .object(role)
  }

  private func verbs(_ roles: [JSONValue]) -> [[String]] {
    RoleAggregation.settled(roles).map { PolicyRule.rules(of: $0).flatMap(\.verbs) }
  }

  @Test func rulesComeFromSelectedRolesInTheOrderOfTheirNames() {
    let roles = [
      role("all", rules: ["own"], selectors: [["matchLabels": ["to": "all"]]]),
      role("c", labels: ["to": "all"], rules: ["get", "list"]),
      role("b", labels: ["to": "all"], rules: ["watch", "list"]),
      role("a", labels: ["to": "nothing"], rules: ["delete"]),
    ]
    #expect(
      verbs(roles) == [["watch", "list", "get"], ["get", "list"], ["watch", "list"], ["delete"]])
  }

  @Test func aggregatedRolesMayBeSelectedThemselves() {
    let roles = [
      role("1", selectors: [["matchLabels": ["to": "1"]]]),
      role("2", labels: ["to": "1"], selectors: [["matchLabels": ["to": "2"]]]),
      role("3", labels: ["to": "2"], rules: ["get"]),
    ]
    #expect(verbs(roles) == [["get"], ["get"], ["get"]])
  }

  @Test func rolesThatSelectEachOtherComeToAnEnd() {
    let everyone: JSONValue = [[:]]
    let roles = [
      role("a", rules: ["get"], selectors: everyone), role("b", selectors: everyone),
      role("c", rules: ["list"]),
    ]
    #expect(verbs(roles) == [["list"], ["list"], ["list"]])
  }

  @Test(
    arguments: [
      (["key": "tier", "operator": "In", "values": ["x", "y"]], true),
      (["key": "tier", "operator": "NotIn", "values": ["x"]], false),
      (["key": "tier", "operator": "Exists"], true),
      (["key": "tier", "operator": "DoesNotExist"], false),
      (["key": "tier", "operator": "Sideways"], false),
    ] as [(JSONValue, Bool)])
  func expressionsSelectToo(expression: JSONValue, isSelected: Bool) {
    let roles = [
      role("a", selectors: [["matchExpressions": .array([expression])]]),
      role("b", labels: ["tier": "x"], rules: ["get"]),
    ]
    #expect(verbs(roles).first == (isSelected ? ["get"] : []))
  }
}
