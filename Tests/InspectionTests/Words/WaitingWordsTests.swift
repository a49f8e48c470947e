import Informers
import Inspection
import Testing

@Suite struct WaitingWordsTests {
  @Test(arguments: [
    (Waiting.connection, "still connecting"),
    (.answer(sentAgo: .milliseconds(5_049)), "request sent, no answer for 5s"),
    (.objects(received: 101, silence: .milliseconds(900)), "receiving, 101 objects so far"),
    (
      .objects(received: 5, silence: .seconds(3)), "receiving, 5 objects so far, nothing for 3s"
    ),
    (
      .endBookmark(received: 1, silence: .milliseconds(5_960)),
      "1 object received; the end-of-list bookmark has not come for 5.9s; CoreDNS would wait here"
        + " for ever"
    ),
    (.nextTry(failed: 4, within: .seconds(8)), "4 tries have failed, next in 8s"),
    (.nextTry(failed: 1, within: .zero), "1 try has failed, next in 0s"),
  ])
  func saysWhatIsWaitedFor(waiting: Waiting, words: String) {
    #expect(waiting.words == words)
  }

  @Test func onlyAConnectionIsDoubted() {
    let all: [Waiting] = [
      .answer(sentAgo: .seconds(5)), .objects(received: 1, silence: .zero),
      .endBookmark(received: 1, silence: .seconds(5)),
    ]
    for waiting in all {
      let advice = waiting.advice(server: "https://x")
      #expect(advice?.contains("is an API server") == false)
    }
    #expect(
      Waiting.connection.advice(server: "https://x")?.contains("https://x is an API server") == true
    )
  }
}
