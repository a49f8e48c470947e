import Testing

@testable import InspectorShell

/// How the further files of a recording are called.
struct SessionRecordingTests {
  @Test(
    "A part's number stands before the extensions",
    arguments: [
      ("incident.gz", "incident-2.gz"), ("incident", "incident-2"),
      ("a.d/incident", "a.d/incident-2"), ("./x.jsonl.gz", "./x-2.jsonl.gz"),
      ("/tmp/.hidden", "/tmp/.hidden-2"), (".hidden.gz", ".hidden-2.gz"), ("x/", "x/-2"),
      ("ä.gz", "ä-2.gz"),
    ])
  func parts(_ base: String, _ expected: String) {
    #expect(SessionRecording.path(base, part: 2) == expected)
  }
}
