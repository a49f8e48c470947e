import Testing

@testable import Rendering

/// The escaping rules of GitHub's workflow commands and of XML.
struct WorkflowCommandTests {
  @Test func propertiesAndMessagesAreEscaped() {
    let command = WorkflowCommand(
      "error", properties: [("file", "a:b,c%"), ("line", nil), ("title", "x\ny")],
      message: "100%: a,b\nsecond\r\u{1B}[31m\u{202E}")
    #expect(
      command.text
        == "::error file=a%3Ab%2Cc%25,title=x\\ny::100%25: a,b%0Asecond\\r\\x1b[31m\\u{202e}\n")
    #expect(WorkflowCommand("notice", properties: [], message: "a").text == "::notice::a\n")
  }

  @Test(
    "No plain line is a command", arguments: ["::error::x", "  ::set-output x", "\n::add-mask::x"])
  func plainLines(_ text: String) {
    let line = WorkflowCommand.plain(text)
    #expect(!line.drop { $0 == " " }.hasPrefix("::"))
    #expect(line.dropLast().allSatisfy { $0 != "\n" })
  }

  @Test func xmlHasNoCharacterThatItForbids() {
    let element = XMLElement(
      "a", [("b", "<\"'&>\u{1}\n")], text: "]]>\u{0}\u{FFFE}\u{85}", children: [XMLElement("c")])
    #expect(
      element.document == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="&lt;&quot;&apos;&amp;&gt;\\x01&#10;">]]&gt;\\x00\u{FFFD}\\x85
          <c/>
        </a>

        """)
  }
}
