import StanzaSyntax
import Testing

@Suite struct GoTemplateTests {
  @Test(arguments: valid) func parsesWhatGoParses(_ text: String) {
    #expect(problem(in: text) == nil)
  }

  @Test(arguments: invalid) func refusesInTheWordsOfGo(_ text: String, _ expected: String?) {
    #expect(problem(in: text) == expected.map { "template: answer:" + $0 })
  }

  @Test func namesTheTemplateInItsErrors() {
    #expect(
      GoTemplate.problem(in: "{{ end }}", name: "additional")
        == "template: additional:1: unexpected {{end}}")
  }

  @Test func knowsOnlyTheFunctionsItIsGiven() {
    #expect(
      GoTemplate.problem(in: "{{ parseInt }}", name: "answer")
        == #"template: answer:1: function "parseInt" not defined"#)
    #expect(GoTemplate.problem(in: "{{ f }}", name: "answer", functions: ["f"]) == nil)
  }

  @Test func boundsParenthesesAsGoDoes() {
    func nested(_ depth: Int) -> String {
      "{{" + String(repeating: "(", count: depth) + "." + String(repeating: ")", count: depth)
        + "}}"
    }
    #expect(problem(in: nested(10_000)) == nil)
    #expect(problem(in: nested(10_001)) == "template: answer:1: max expression depth exceeded")
  }

  @Test func needsNoStackForNestedControls() {
    let open = String(repeating: "{{ if . }}", count: 5_000)
    #expect(problem(in: open) == "template: answer:1: unexpected EOF")
    #expect(problem(in: open + String(repeating: "{{ end }}", count: 5_000)) == nil)
  }

  private func problem(in text: String) -> String? {
    GoTemplate.problem(in: text, name: "answer", functions: ["parseInt"])
  }

  private static let valid: [String] = [
    "",
    "{{ .A | }}",
    "plain text",
    "{ } }}",
    "{{ .Name }} 60 IN A 192.0.2.1",
    "{{ .Group.a }}",
    "{{ index .Match 0 }}",
    "{{- .A -}}",
    "{{/* c */}}x",
    "{{- /* c */ -}}",
    #"{{ parseInt "1" 10 8 }}"#,
    #"{{ "a" | printf "%s-%s" "b" }}"#,
    "{{ (len .A) }}",
    "{{ (.A).B }}",
    "{{ $.A }}",
    "{{ $x := 1 }}{{ $x }}{{ $x = 2 }}",
    "{{ if .A }}a{{ else if .B }}b{{ else }}c{{ end }}",
    "{{ with .A }}a{{ else with .B }}b{{ end }}",
    "{{ range $i, $x := .A }}{{ if $x }}{{ break }}{{ end }}{{ continue }}{{ else }}n{{ end }}",
    #"{{ define "x" }}a{{ end }}{{ template "x" . }}"#,
    #"{{ block "x" . }}a{{ end }}"#,
    #"{{ define "x" }}{{ end }}{{ define "x" }}a{{ end }}"#,
    "{{ 'a' }}{{ '\\n' }}{{ `r\nx` }}",
    "{{ 0x1F }}{{ 1_000 }}{{ 1e3 }}{{ .5 }}{{ 1+2i }}{{ -9223372036854775808 }}{{ 0x1p-2 }}",
    "{{ print nil }}",
    "{{ true }}",
    "{{ and .A (or .B (not .C)) }}",
    "{{ .é }}",
  ]

  private static let invalid: [(String, String?)] = [
    ("{{", "1: unclosed action"),
    ("{{ .A", "1: unclosed action"),
    (#"{{ "a"#, "1: unterminated quoted string"),
    ("{{ `a", "1: unterminated raw quoted string"),
    ("{{ 'a", "1: unterminated character constant"),
    ("{{ (.A }}", "1: unclosed left paren"),
    ("{{ .A) }}", "1: unexpected right paren"),
    ("{{/* c", "1: unclosed comment"),
    ("{{/* c */ }}", "1: comment ends before closing delimiter"),
    ("{{ end }}", "1: unexpected {{end}}"),
    ("{{ else }}", "1: unexpected {{else}}"),
    ("{{ if .A }}", "1: unexpected EOF"),
    ("{{ if }}a{{ end }}", "1: missing value for if"),
    ("{{ if .A }}a{{ else }}b{{ else }}c{{ end }}", "1: expected end; found {{else}}"),
    ("{{ range . }}a{{ else if . }}b{{ end }}", "1: unexpected <if> in input"),
    ("{{}}", "1: missing value for command"),
    ("{{ foo }}", #"1: function "foo" not defined"#),
    ("{{ foo.bar }}", #"1: function "foo" not defined"#),
    ("{{ $x }}", #"1: undefined variable "$x""#),
    ("{{ if $x := 1 }}{{ end }}{{ $x }}", #"1: undefined variable "$x""#),
    ("{{ $x, $y := 1 }}", "1: too many declarations in command"),
    ("{{ range $x, $y, $z := . }}{{ end }}", "1: too many declarations in range"),
    ("{{ range $x, 1 }}{{ end }}", "1: range can only initialize variables"),
    ("{{ break }}", "1: {{break}} outside {{range}}"),
    ("{{ range . }}{{ else }}{{ continue }}{{ end }}", "1: {{continue}} outside {{range}}"),
    ("{{ define x }}{{ end }}", #"1: unexpected "x" in define clause"#),
    (#"{{ if . }}{{ define "x" }}{{ end }}{{ end }}"#, "1: unexpected <define> in command"),
    (#"{{ define "x" }}a{{ else }}{{ end }}"#, "1: unexpected {{else}} in define clause"),
    (#"{{ block "x" . }}a{{ else }}{{ end }}"#, "1: unexpected {{else}} in block clause"),
    (
      #"{{ define "x" }}a{{ end }}{{ define "x" }}b{{ end }}"#,
      #"1: template: multiple definition of template "x""#
    ),
    (
      #"{{ define "answer" }}a{{ end }}b"#,
      #"1: template: multiple definition of template "answer""#
    ),
    ("{{ template }}", #"1: unexpected "}}" in template clause"#),
    ("{{ template x }}", #"1: unexpected "x" in template clause"#),
    (#"{{ template "x" }"#, #"1: unexpected "}" in template clause"#),
    ("{{ .A } }}", #"1: unexpected "}" in operand"#),
    ("{{ .A.B$ }}", "1: bad character U+0024 '$'"),
    ("{{ | .A }}", #"1: unexpected "|" in command"#),
    ("{{ .A | 1 }}", "1: non executable command in pipeline stage 2"),
    (#"{{ .A | .B | "x" }}"#, "1: non executable command in pipeline stage 3"),
    ("{{ .A := 1 }}", #"1: unexpected ":=" in operand"#),
    ("{{ 1.A }}", #"1: bad number syntax: "1.A""#),
    (#"{{ "s".A }}"#, #"1: unexpected . after term "\"s\"""#),
    ("{{ nil.A }}", #"1: unexpected . after term "nil""#),
    ("{{ . .A.}}", "1: unexpected <.> in operand"),
    ("{{ 1x }}", #"1: bad number syntax: "1x""#),
    ("{{ 0b12 }}", #"1: bad number syntax: "0b12""#),
    ("{{ 1__0 }}", #"1: illegal number syntax: "1__0""#),
    ("{{ 99999999999999999999 }}", #"1: integer overflow: "99999999999999999999""#),
    ("{{ 1e999 }}", #"1: illegal number syntax: "1e999""#),
    ("{{ 1+2 }}", #"1: bad number syntax: "1+2""#),
    ("{{ 1+i }}", "1: syntax error scanning complex number"),
    ("{{ '' }}", "1: invalid syntax"),
    ("{{ 'ab' }}", "1: malformed character constant: 'ab'"),
    (#"{{ "\q" }}"#, "1: invalid syntax"),
    (#"{{ "\400" }}"#, "1: invalid syntax"),
    ("{{ : }}", "1: expected :="),
    ("{{ é }}", #"1: function "é" not defined"#),
    ("{{ # }}", ##"1: unexpected "#" in command"##),
    ("{{ .A#B }}", "1: bad character U+0023 '#'"),
    ("{{ \u{A0} }}", "1: unrecognized character in action: U+00A0"),
    ("{{ \u{7} }}", "1: unrecognized character in action: U+0007"),
    (#"{{ "a very long string" 1 ) }}"#, "1: unexpected right paren"),
    (#"{{ .A "a very long string" = }}"#, #"1: unexpected "=" in operand"#),
    ("a\nb{{ if }}", "2: missing value for if"),
    ("{{\n\nfoo }}", #"3: function "foo" not defined"#),
    ("{{ .A\n\n", "3: unclosed action started at answer:1"),
    ("{{if .A}}\n{{ \"a\n}}", "2: unterminated quoted string"),
    ("{{\nif .A\n}}\n{{ end", "4: unclosed action"),
    ("x\n{{- /* a\nb */ -}}\n\n{{ foo }}", #"5: function "foo" not defined"#),
  ]
}
