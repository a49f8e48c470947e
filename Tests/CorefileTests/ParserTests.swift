import Corefile
import Testing

@Suite("Parser")
struct ParserTests {
  /// Each block as `keys: name[tokens] …`.
  private func summary(_ corefile: ParsedCorefile) -> [String] {
    corefile.blocks.map { block in
      let directives = block.directives.map { directive in
        "\(directive.name)[\(directive.tokens.map(\.text).joined(separator: " "))]"
      }
      return ([block.keys.map(\.text).joined(separator: ",") + ":"] + directives)
        .joined(separator: " ")
    }
  }

  @Test(
    "accepts what Caddy accepts",
    arguments: [
      (". {\n log\n}", [".: log[log]"]),
      (". {\n log {\n  a\n }\n", [".: log[log { a }]"]),  // the last brace may be missing
      (".\nlog\nerrors", [".: log[log] errors[errors]"]),
      ("a, b,\nc {\n log\n}", ["a,b,c: log[log]"]),
      (". {\n log a\n errors\n log b\n}", [".: log[log a log b] errors[errors]"]),
      (". {\n log\n {\n a\n }\n}", [".: log[log { a }]"]),
      (". {\n log \"{\" a\n }\n}", [".: log[log { a }]"]),
      ("a b c", ["a,b,c:"]),
      ("\"\" {\n log\n}", []),
      (", {", [String]()),
      ("(s) {\n log\n}\n. {\n import s\n errors\n}", [".: log[log] errors[errors]"]),
      ("(s) {\n}\n. {\n import s\n}", [".:"]),
      ("(s)", ["(s):"]),
      ("(k) {\n a b\n}\nimport k\n", ["a,b:"]),
      (". {\n log {\n import x.conf\n }\n}", [".: log[log { cache 30 }]"]),
      (". {\n log import x.conf\n}", [".: log[log import x.conf]"]),
      (". {\n import {$SNIPPET}.conf\n}", [".: cache[cache 30]"]),
      ("{$NAME}:{%PORT%} {\n {$DIRECTIVE} {$TWO} {$UNSET}\n}", ["h:53: log[{$DIRECTIVE} a b ]"]),
    ] as [(String, [String])])
  func accepts(_ text: String, _ blocks: [String]) {
    let environment = [
      "NAME": "h", "PORT": "53", "DIRECTIVE": "log", "TWO": "a b", "SNIPPET": "x",
    ]
    let parser = CorefileParser(files: ["x.conf": "cache 30"], environment: environment)
    let result = parser.parse(text)
    #expect(summary(result) == blocks)
    #expect(result.failure?.message == (text == ", {" ? Self.extraComma : nil))
  }

  private static let extraComma = "Expected another address but had '{' - check for extra comma"

  @Test(
    "reports an import that brings nothing where Caddy's cursor stands",
    arguments: [
      ("a,\nimport empty.conf", "Corefile:0 - Error during parsing: Unexpected EOF"),
      (
        ". {\n log\n import empty.conf\n",
        "Corefile:2 - Syntax error: Unexpected token 'log', expecting '}'"
      ),
      (
        ". {\n import",
        "Corefile:2 - Error during parsing: "
          + "Wrong argument count or unexpected line ending after 'import'"
      ),
      (
        ". {\n import {$X}\n}",
        "Corefile:2 - Error during parsing: "
          + "Import requires a non-empty filepath"
      ),
      (
        ". {\n import dir\n}",
        "Corefile:2 - Error during parsing: "
          + "Could not import dir: is a directory"
      ),
      (
        ". {\n import bad.conf\n}",
        "dir/bad.conf:2 - Error during parsing: "
          + "Unexpected '}' because no matching opening brace"
      ),
      (
        "(s) {\n a\n}\n(s) {\n}",
        "Corefile:4 - Error during parsing: "
          + "redeclaration of previously declared snippet s"
      ),
      ("(s)\nlog", "Corefile:2 - Syntax error: Unexpected token 'log', expecting '{'"),
    ])
  func refuses(_ text: String, _ error: String) {
    let files = [
      "empty.conf": "# nothing\n", "bad.conf": "import dir/bad.conf", "dir/bad.conf": "\nlog }",
    ]
    #expect(CorefileParser(files: files).parse(text).failure?.coreDNSDescription == error)
  }

  @Test("imports are relative to the importing file, and sorted where a pattern finds several")
  func relativeImports() {
    let files = [
      "dir/a.conf": "import sub/*.conf", "dir/sub/2.conf": "errors", "dir/sub/1.conf": "log",
      "dir/sub/1.txt": "cache", "up.conf": "import dir/../dir/a.conf",
    ]
    let result = CorefileParser(files: files).parse(". {\n import ./up.conf\n}")
    #expect(result.failure == nil)
    #expect(
      result.blocks.first?.directives.map { $0.tokens[0].location.file }
        == ["dir/sub/1.conf", "dir/sub/2.conf"])
    #expect(
      Set(result.sources.keys)
        == ["", "up.conf", "dir/a.conf", "dir/sub/1.conf", "dir/sub/2.conf"])
  }

  @Test("a pattern without matches is a warning, once for each place")
  func noMatches() {
    let text = "(s) {\n import no*.conf\n}\n. {\n import s\n import s\n}"
    let result = CorefileParser(files: [:]).parse(text)
    #expect(result.failure == nil)
    #expect(result.diagnostics.map(\.id) == ["import-matches-nothing"])
    #expect(
      result.diagnostics.first?.location == SourceLocation(line: 2, column: 9))
  }

  @Test("an unknown directive is an error, a warning with the nearest name, or nothing")
  func unknownDirectives() {
    let text = ". {\n kubernets x\n}"
    let strict = CorefileParser(unknownDirectives: .error).parse(text)
    #expect(
      strict.failure?.coreDNSDescription
        == "Corefile:2 - Error during parsing: Unknown directive 'kubernets'")
    #expect(strict.blocks.isEmpty)
    let lenient = CorefileParser(unknownDirectives: .warning).parse(text)
    #expect(lenient.diagnostics.map(\.severity) == [.warning])
    #expect(lenient.diagnostics.first?.fix == "kubernetes")
    #expect(lenient.diagnostics.first?.length == 9)
    #expect(lenient.blocks.first?.directive("kubernets")?.tokens.count == 2)
    #expect(CorefileParser(unknownDirectives: .accepted).parse(text).diagnostics.isEmpty)
  }

  @Test("more warnings than a person reads are counted instead")
  func manyWarnings() {
    let text = ". {\n" + String(repeating: "nope\n", count: 500) + "}"
    let result = CorefileParser(unknownDirectives: .warning).parse(text)
    #expect(result.diagnostics.count == 201)
    #expect(result.diagnostics.last?.message == "more warnings are left out: 300")
  }

  @Test(
    "environment variables that refer to each other end in an error",
    arguments: [["A": "{$A}"], ["A": "x{$B}", "B": "{$A}y"], ["A": "{$A}{$A}"]])
  func endlessEnvironment(_ environment: [String: String]) {
    let result = CorefileParser(environment: environment).parse(". {\n log {$A}\n}")
    #expect(result.failure?.id == "endless-environment")
    #expect(result.failure?.location.line == 2)
  }

  @Test(
    "an import that never ends is stopped",
    arguments: [
      ("(a) {\n import b\n}\n(b) {\n import a\n}\n. {\n import a\n}", "snippet-cycle"),
      ("(a) {\n import a\n}\n", "snippet-cycle"),
      (". {\n import self.conf\n}", "import-too-deep"),
      (". {\n import more.conf\n}", "import-too-large"),
    ])
  func endlessImports(_ text: String, _ id: String) {
    let more = String(repeating: "log a b c d e f g h\n", count: 1_000) + "import more.conf\n"
    let files = ["self.conf": "import self.conf", "more.conf": more]
    #expect(CorefileParser(files: files).parse(text).failure?.id == id)
  }

  @Test("line breaks that a variable brings count for what is on the same line")
  func variableWithLineBreak() {
    let parser = CorefileParser(environment: ["X": "a\nb"])
    // The token ends on line 3, where the next one starts: both are arguments of `log`.
    let result = parser.parse(". {\n log {$X}\n errors\n}")
    #expect(summary(result) == [".: log[log a\nb errors]"])
  }
}
