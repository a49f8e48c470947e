import Inspection
import Sessions
import Testing

@testable import InspectorShell

/// How a session reads its lines.
struct SessionLineTests {
  @Test(
    "Words are separated and protected as in a shell",
    arguments: [
      ("", []), ("   ", []), ("# all of it", []), ("list pod", ["list", "pod"]),
      ("  list\tpod  ", ["list", "pod"]), ("list pod # why", ["list", "pod"]),
      ("list a#b", ["list", "a#b"]), ("query pod PodIP ''", ["query", "pod", "PodIP", ""]),
      ("a 'b c' d", ["a", "b c", "d"]), ("a \"b c\"d e", ["a", "b cd", "e"]),
      ("a b\\ c", ["a", "b c"]), ("a \"x\\\"y\\\\z\\n\"", ["a", "x\"y\\z\\n"]),
      ("a 'b\\c'", ["a", "b\\c"]), ("a '|' \\> \"#\"", ["a", "|", ">", "#"]),
      ("liste übergrößen 日本", ["liste", "übergrößen", "日本"]), ("a\r", ["a"]),
    ] as [(String, [String])])
  func words(_ text: String, _ expected: [String]) throws {
    let line = try SessionLine(text)
    #expect(line.words == expected)
    #expect(line.shellCommand == nil)
  }

  @Test(
    "What follows an operator is the shell's",
    arguments: [
      ("list pod | grep 'a b' | wc -l", ["list", "pod"], " grep 'a b' | wc -l"),
      ("list pod|less", ["list", "pod"], "less"), ("a > out.txt", ["a"], "{ cat; } > out.txt"),
      ("a >> 'x y'", ["a"], "{ cat; } >> 'x y'"), ("a>b", ["a"], "{ cat; } >b"),
    ])
  func operators(_ text: String, _ words: [String], _ shell: String) throws {
    let line = try SessionLine(text)
    #expect(line.words == words)
    #expect(line.shellCommand == shell)
  }

  @Test(
    "A line that is not complete is refused with the place",
    arguments: [
      ("a 'b", "the quote ' in column 3 is not closed"),
      ("a \"b\\\"", "the quote \" in column 3 is not closed"),
      ("a \\", "the line ends with a backslash"), ("| grep", "there is no command before the |"),
      ("a |  ", "there is no command after the |"), ("a >", "there is no file after the >"),
      ("a >> ", "there is no file after the >"),
    ])
  func refusals(_ text: String, _ message: String) {
    do throws(CommandFailure) {
      _ = try SessionLine(text)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.status == .usage)
      #expect(error.message?.message == message)
    }
  }

  @Test(
    "Lines with secrets are kept nowhere",
    arguments: [
      ("watches", true), (" watches", false), ("", false), ("  ", false),
      ("reconnect --server https://h", true), ("reconnect --server https://u:p@h", false),
      ("reconnect --server u:p@10.0.0.1:6443", false),
      ("reconnect --server=u:p@10.0.0.1:6443", false),
      ("reconnect --server 'https://u:p w@h'", false),
      ("events | curl -H 'Authorization: x'", false),
      ("get pod default/web@1", true),
    ])
  func keptLines(_ line: String, _ expected: Bool) {
    #expect(SessionLine.isKept(line) == expected)
  }

  @Test(
    "A text becomes one word again",
    arguments: ["plain", "", "a b", "it's", "\"", "\\", "|", "a#b", "it's \"so\" \\", "日 本"])
  func quoting(_ text: String) throws {
    #expect(try SessionLine("get " + text.asSessionWord).words == ["get", text])
  }

  @Test(
    "Similar words are near",
    arguments: [
      ("watch", "watch", 0), ("watchs", "watches", 1), ("qurey", "query", 1), ("", "abc", 3),
      ("list", "", 4), ("sync", "nysc", 2), ("ab", "ba", 1),
    ])
  func distances(_ first: String, _ second: String, _ expected: Int) {
    #expect(EditDistance.between(first, second) == expected)
    #expect(EditDistance.between(second, first) == expected)
  }
}
