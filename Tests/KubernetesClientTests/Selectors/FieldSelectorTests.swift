import Testing

@testable import KubernetesClient

struct FieldSelectorTests {
  @Test(
    arguments: [
      ("", ""),
      ("a=1", "a=1"),
      ("a==1", "a=1"),
      ("a!=1", "a!=1"),
      ("b=1,a=2", "a=2,b=1"),
      (",a=1,,", "a=1"),
      ("a=", "a="),
      ("=1", "=1"),
      ("a=x\\,y\\=z\\\\", "a=x\\,y\\=z\\\\"),
      ("metadata.name=é", "metadata.name=é"),
      ("a", nil),
      ("a=b=c", nil),
      ("a=\\x", nil),
      ("a=\\", nil),
    ] as [(String, String?)])
  func parsesAndNormalises(text: String, normal: String?) {
    #expect((try? FieldSelector(parsing: text))?.description == normal)
  }

  @Test(arguments: [
    ("status.phase=Running", true),
    ("status.phase!=Running", false),
    ("status.phase!=Failed,status.phase!=Succeeded", true),
    ("spec.nodeName=", true),
    ("spec.nodeName!=", false),
    ("", true),
  ])
  func selectsByFields(text: String, isSelected: Bool) throws {
    let selector = try FieldSelector(parsing: text)
    #expect(selector.matches(["status.phase": "Running"]) == isSelected)
  }

  @Test func tellsTheValueThatAFieldMustHave() throws {
    let selector = try FieldSelector(parsing: "metadata.name=web,status.phase!=Failed")
    #expect(selector.requiredValue(of: "metadata.name") == "web")
    #expect(selector.requiredValue(of: "status.phase") == nil)
  }

  @Test(arguments: [
    ("a=1,b", "invalid selector: 'a=1,b'; can't understand 'b'"),
    ("a=\\x", "invalid field selector: invalid escape sequence: \\x"),
    ("a=b=c", "invalid field selector: unescaped character in value: 61"),
  ])
  func saysWhatKubernetesSays(text: String, message: String) {
    let error = #expect(throws: SelectorError.self) { try FieldSelector(parsing: text) }
    #expect(error?.message == message)
  }
}
