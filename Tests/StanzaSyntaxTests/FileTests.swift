import StanzaSyntax
import Testing

/// The files of plugins loadbalance, tsig and on's command.
struct FileTests {
  private static let weights: [(String, String?)] = [
    ("www.example.org\n192.0.2.1 3\n192.0.2.2 1\n", nil), ("", nil), ("# 1.2.3.4\n\n a \n", nil),
    ("a\n::1 255\n", nil), ("192.0.2.1 3\n", "missing domain name in weight file w.txt"),
    ("a\n192.0.2.1 0\n", "wrong weight value:\"0\" in weight file w.txt"),
    ("a\n192.0.2.1 256\n", "wrong weight value:\"256\" in weight file w.txt"),
    ("a\n192.0.2 1\n", "wrong IP address:\"192.0.2\" in weight file w.txt"),
    ("a b\n", "wrong IP address:\"a\" in weight file w.txt"),
    (" a b  c\n", "could not parse weight line:\"a b  c\" in weight file w.txt"),
    (
      "192.0.2.1\n",
      "wrong domain name:\"192.0.2.1\" in weight file w.txt. (Maybe a missing weight value?)"
    ),
    (
      "a\n#" + String(repeating: "x", count: 65535),
      "weight file w.txt parsing error:bufio.Scanner: token too long"
    ),
  ]

  @Test("A weight file fails the start for its first bad line", arguments: weights)
  func judgesWeights(text: String, expected: String?) {
    #expect(WeightFile.problem(text: Array(text.utf8), file: "w.txt") == expected)
  }

  private static let secrets: [(String, String?)] = [
    ("key \"one.example.\" {\n  algorithm hmac-sha256;\n  secret \"AAECAwQFBgc=\";\n};\n", nil),
    ("key a{\nsecret x\n", nil), ("", nil), ("key a\n\nsecret x;\n}\nkey b\nsecret y\n};\n", nil),
    ("secret x\n", "unexpected token \"secret\""),
    ("key\n", "expected key name \"key\""),
    ("key \"\" {\n", "expected key name \"key \\\"\\\" {\""),
    ("key a {\nsecret\n", "expected secret key \"secret\""),
    ("key a {\n};\n", "expected secret for key \"a.\""),
    ("key a {\n{\n", "unexpected token \"{\""),
    ("key a. {\nsecret x;\n};\nkey A {\nsecret x;\n};\n", "key \"a.\" redefined"),
  ]

  @Test("A file of TSIG secrets is read line by line", arguments: secrets)
  func judgesSecrets(text: String, expected: String?) {
    #expect(TSIGSecretsFile.problem(text: Array(text.utf8)) == expected)
  }

  @Test("The keys of a file are named as CoreDNS compares them")
  func namesKeys() {
    let text = "key \"One.Example\" {\nsecret x;\n}\nkey b. {\nsecret y;\n};\n"
    #expect(TSIGSecretsFile.keyNames(text: Array(text.utf8)) == ["one.example.", "b."])
  }

  private static let commands: [(String, String?)] = [
    ("echo \"two words\"", nil), (" &", nil), ("/bin/true &s", nil), ("a'b c'\"d\\\"e\"", nil),
    ("a#b", nil), ("''", nil), ("\"é\"", nil), ("", "no command contained in ''"),
    ("  ", "no command contained in '  '"), ("#x", "no command contained in '#x'"),
    ("'unclosed b-c", "error parsing command: EOF found when expecting closing quote."),
    ("\"a\\\"", "error parsing command: EOF found when expecting closing quote."),
    ("a\\", "error parsing command: EOF found after escape character"),
    ("\"\\", "error parsing command: EOF found after escape character"),
    ("é", "error parsing command: Unknown rune: 233"),
    ("aé", "error parsing command: Uknown rune: 233"),
    ("\\é", "error parsing command: Uknown rune: 233"),
  ]

  @Test("A command of plugin on is split as its library splits it", arguments: commands)
  func judgesCommand(command: String, expected: String?) {
    #expect(ShellWords.problem(command) == expected)
  }
}
