/// Whether Go's `text/template` parses a text, and what it says if not.
///
/// Only the syntax is judged, as CoreDNS does at start: fields, arguments and types show when a
/// query is answered.
public enum GoTemplate {
  /// Judges a text, as `template.New(name).Funcs(…).Parse(text)` does.
  ///
  /// - Parameters:
  ///   - text: The template.
  ///   - name: Its name, with which an error begins; `answer`, for instance.
  ///   - functions: The names of functions beyond Go's own.
  /// - Returns: nil when the text parses, else Go's text, such as
  ///   `template: answer:1: unclosed action`.
  public static func problem(
    in text: String, name: String, functions: Set<String> = []
  ) -> String? {
    var parser = TemplateParser(
      text, name: name, functions: functions.union(TemplateParser.goFunctions))
    do throws(TemplateProblem) {
      try parser.parse()
      return nil
    } catch {
      return "template: \(name):\(error.line): \(error.message)"
    }
  }
}

/// What is wrong with a template.
struct TemplateProblem: Error {
  let line: Int
  let message: String
}
