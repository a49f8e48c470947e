import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct PatchTests {
  struct Case: Sendable {
    var name: String
    var target: String
    var patch: String
    var result: String
  }

  /// The names of the cases whose outcome is another one.
  private func disagreeing(
    _ cases: [Case], _ apply: (JSONValue, JSONValue) throws -> JSONValue
  ) throws -> [String] {
    try cases.compactMap { item in
      let result = try apply(JSONValue(parsing: item.patch), JSONValue(parsing: item.target))
      return result == (try JSONValue(parsing: item.result))
        ? nil : "\(item.name): \(result.serialised())"
    }
  }

  @Test func mergePatches() throws {
    let cases = [
      Case(name: "set", target: #"{"a":1}"#, patch: #"{"b":2}"#, result: #"{"a":1,"b":2}"#),
      Case(name: "replace", target: #"{"a":1}"#, patch: #"{"a":{}}"#, result: #"{"a":{}}"#),
      Case(name: "remove", target: #"{"a":1,"b":2}"#, patch: #"{"a":null}"#, result: #"{"b":2}"#),
      Case(
        name: "nested", target: #"{"m":{"x":1,"y":2}}"#, patch: #"{"m":{"y":null,"z":3}}"#,
        result: #"{"m":{"x":1,"z":3}}"#),
      Case(name: "lists", target: #"{"l":[1,2]}"#, patch: #"{"l":[3]}"#, result: #"{"l":[3]}"#),
      Case(name: "null in new", target: "{}", patch: #"{"m":{"x":null}}"#, result: #"{"m":{}}"#),
    ]
    #expect(try disagreeing(cases) { MergePatch.apply($0, to: $1) } == [])
  }

  @Test func strategicMergePatches() throws {
    let cases = [
      Case(
        name: "containers by name",
        target: #"{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}"#,
        patch: #"{"containers":[{"name":"b","image":"2"},{"name":"c"}]}"#,
        result:
          #"{"containers":[{"name":"a","image":"1"},{"name":"b","image":"2"},{"name":"c"}]}"#),
      Case(
        name: "service ports by number",
        target: #"{"ports":[{"port":80,"name":"http"}]}"#,
        patch: #"{"ports":[{"port":81}]}"#,
        result: #"{"ports":[{"port":80,"name":"http"},{"port":81}]}"#),
      Case(
        name: "an entry deleted",
        target: #"{"ports":[{"port":80},{"port":81}]}"#,
        patch: #"{"ports":[{"$patch":"delete","port":80}]}"#,
        result: #"{"ports":[{"port":81}]}"#),
      Case(
        name: "an order", target: #"{"env":[{"name":"a"},{"name":"b"}]}"#,
        patch: #"{"$setElementOrder/env":[{"name":"c"},{"name":"b"}],"env":[{"name":"c"}]}"#,
        result: #"{"env":[{"name":"c"},{"name":"b"},{"name":"a"}]}"#),
      Case(
        name: "sets", target: #"{"finalizers":["a","b"]}"#,
        patch: #"{"$deleteFromPrimitiveList/finalizers":["a"],"finalizers":["c"]}"#,
        result: #"{"finalizers":["b","c"]}"#),
      Case(
        name: "plain lists are replaced", target: #"{"args":["a"]}"#, patch: #"{"args":["b"]}"#,
        result: #"{"args":["b"]}"#),
      Case(
        name: "lists without a key are replaced", target: #"{"subsets":[{"a":1}]}"#,
        patch: #"{"subsets":[{"b":1}]}"#, result: #"{"subsets":[{"b":1}]}"#),
      Case(
        name: "replace an object", target: #"{"selector":{"a":"1"}}"#,
        patch: #"{"selector":{"$patch":"replace","b":"2"}}"#,
        result: #"{"selector":{"b":"2"}}"#),
      Case(
        name: "retained keys", target: #"{"strategy":{"type":"A","rolling":{}}}"#,
        patch: #"{"strategy":{"$retainKeys":["type"],"type":"B"}}"#,
        result: #"{"strategy":{"type":"B"}}"#),
      Case(
        name: "null removes", target: #"{"metadata":{"labels":{"a":"1","b":"2"}}}"#,
        patch: #"{"metadata":{"labels":{"a":null}}}"#,
        result: #"{"metadata":{"labels":{"b":"2"}}}"#),
    ]
    #expect(try disagreeing(cases) { StrategicMergePatch.apply($0, to: $1) } == [])
  }

  @Test func jsonPatches() throws {
    let cases = [
      Case(
        name: "add and replace", target: #"{"a":{"b":1},"l":[1,3]}"#,
        patch: #"""
          [{"op":"add","path":"/a/c","value":2},{"op":"replace","path":"/a/b","value":0},
          {"op":"add","path":"/l/1","value":2},{"op":"add","path":"/l/-","value":4}]
          """#,
        result: #"{"a":{"b":0,"c":2},"l":[1,2,3,4]}"#),
      Case(
        name: "escaped names", target: #"{"a/b":1,"c~d":2}"#,
        patch: #"[{"op":"remove","path":"/a~1b"},{"op":"replace","path":"/c~0d","value":3}]"#,
        result: #"{"c~d":3}"#),
      Case(
        name: "move, copy and test", target: #"{"a":1}"#,
        patch: #"""
          [{"op":"test","path":"/a","value":1},{"op":"copy","from":"/a","path":"/b"},
          {"op":"move","from":"/a","path":"/c"}]
          """#,
        result: #"{"b":1,"c":1}"#),
    ]
    #expect(try disagreeing(cases) { try JSONPatch.apply($0, to: $1) } == [])
  }

  @Test(arguments: [
    #"{}"#, #"[{"op":"remove","path":"/x"}]"#, #"[{"op":"replace","path":"/x","value":1}]"#,
    #"[{"op":"test","path":"/a","value":2}]"#, #"[{"op":"add","path":"/l/9","value":1}]"#,
    #"[{"op":"add","path":"/a/b/c","value":1}]"#, #"[{"op":"dance","path":"/a"}]"#,
  ])
  func jsonPatchesThatDoNotFitAreRefused(patch: String) throws {
    let target: JSONValue = ["a": 1, "l": [1]]
    let patch = try JSONValue(parsing: patch)
    #expect(throws: APIFailure.self) { try JSONPatch.apply(patch, to: target) }
  }
}
