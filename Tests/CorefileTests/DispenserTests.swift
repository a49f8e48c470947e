import Corefile
import Testing

@Suite("Dispenser")
struct DispenserTests {
  private func dispenser(_ text: String) -> Dispenser {
    Dispenser(tokens: Lexer.tokens(of: Array(text.utf8)))
  }

  @Test("walks arguments and blocks of each occurrence")
  func occurrences() {
    var dispenser = dispenser("log a b {\n x 1\n y\n}\nlog c\nlog {\n}\n")
    var seen: [String] = []
    while dispenser.next() {
      seen.append("\(dispenser.value) \(dispenser.remainingArgs())")
      while dispenser.nextBlock() {
        seen.append("- \(dispenser.value) \(dispenser.remainingArgs())")
      }
    }
    #expect(
      seen == [
        #"log ["a", "b"]"#, #"- x ["1"]"#, "- y []", #"log ["c"]"#, "log []",
      ])
  }

  @Test("an argument ends with its line, which a quoted line break moves on")
  func sameLine() {
    var dispenser = dispenser("\"a\nb\" c\nd")
    let steps = [
      dispenser.next(), dispenser.nextArg(), dispenser.nextArg(), dispenser.nextLine(),
      dispenser.nextLine(),
    ]
    #expect(steps == [true, true, false, true, false])
    #expect(dispenser.value == "d")
  }

  @Test("tokens of two files are never on one line")
  func twoFiles() {
    var dispenser = Dispenser(
      tokens: Lexer.tokens(of: Array("a".utf8))
        + Lexer.tokens(of: Array("b".utf8), file: "x.conf"))
    let steps = [dispenser.next(), dispenser.nextArg(), dispenser.nextLine()]
    #expect(steps == [true, false, true])
    #expect(dispenser.file == "x.conf")
  }

  @Test("before the first token both steps move to it")
  func beforeFirst() {
    var first = dispenser("a b")
    var second = first
    #expect(first.value == "" && first.line == 0 && first.file == "Corefile")
    let steps = [first.nextArg(), second.nextLine()]
    #expect(steps == [true, true])
    #expect(first.value == "a" && second.value == "a")
  }

  @Test("a fixed number of arguments, or none where there are fewer")
  func fixedArguments() {
    var dispenser = dispenser("tls cert key\nca")
    let steps = [dispenser.next(), dispenser.next()]
    #expect(steps == [true, true])
    var copy = dispenser
    #expect(copy.args(1) == ["key"])
    #expect(dispenser.args(2) == nil)
  }

  @Test("a block that never closes ends with the tokens")
  func openBlock() {
    var dispenser = dispenser("log {\n a\n")
    let steps = [dispenser.next(), dispenser.nextBlock(), dispenser.nextBlock()]
    #expect(steps == [true, true, false])
  }

  @Test("errors are worded and placed as CoreDNS's")
  func errors() {
    var dispenser = dispenser("log\n {")
    let moved = dispenser.next()
    #expect(moved)
    #expect(
      dispenser.error("unknown property 'x'").coreDNSDescription
        == "Corefile:1 - Error during parsing: unknown property 'x'")
    #expect(
      dispenser.argumentError().description == "Corefile:1 - Error during parsing: "
        + "Wrong argument count or unexpected line ending after 'log'")
    #expect(
      dispenser.syntaxError(expected: "}").description
        == "Corefile:1 - Syntax error: Unexpected token 'log', expecting '}'")
    let movedAgain = dispenser.next()
    #expect(movedAgain)
    #expect(
      dispenser.argumentError().message == "Unexpected token '{', expecting argument")
    #expect(dispenser.endOfFileError().message == "Unexpected EOF")
    let diagnostic = dispenser.argumentError(fix: "log x").diagnostic
    #expect(diagnostic.severity == .error && diagnostic.id == "wrong-argument-count")
    #expect(diagnostic.location == SourceLocation(line: 2, column: 2))
    #expect(diagnostic.fix == "log x")
  }
}
