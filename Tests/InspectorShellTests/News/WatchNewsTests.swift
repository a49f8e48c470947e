import Informers
import KubernetesClient
import Testing

@testable import InspectorShell

/// What a person is told of the watches between two lines.
struct WatchNewsTests {
  private let refused = InformerEvent.failed(
    ClientError(.connect, "GET failed", cause: "refused"))
  private let forbidden = InformerEvent.failed(ClientError(.forbidden, "GET is forbidden"))

  private func take(
    _ news: inout WatchNews, _ event: InformerEvent, _ watch: String, at seconds: Int = 0
  ) {
    news.take(event, of: watch, objects: 12, at: .seconds(seconds))
  }

  @Test func watchesThatFailAlikeAreToldOfTogetherAndOnce() {
    var news = WatchNews()
    for watch in ["service", "pod"] { take(&news, refused, watch) }
    let notices = news.collect(at: .seconds(1)) { _ in false }
    #expect(notices.map(\.watches) == [["pod", "service"]])
    #expect(notices.map(\.text) == ["failing, connect: refused"])
    take(&news, refused, "pod", at: 2)
    #expect(news.collect(at: .seconds(3)) { _ in false }.isEmpty)
  }

  @Test func anotherKindOfFailureIsNews() {
    var news = WatchNews()
    take(&news, refused, "pod")
    _ = news.collect(at: .seconds(1)) { _ in false }
    take(&news, forbidden, "pod", at: 2)
    let notices = news.collect(at: .seconds(3)) { _ in false }
    #expect(notices.map(\.text) == ["failing, forbidden: GET is forbidden"])
  }

  @Test func aWatchThatIsBackSaysAfterHowLong() {
    var news = WatchNews()
    take(&news, refused, "pod", at: 10)
    _ = news.collect(at: .seconds(11)) { _ in false }
    let notices = news.collect(at: .seconds(15)) { _ in true }
    #expect(notices.map(\.kind) == [.back])
    #expect(notices.map(\.text) == ["back after 5.0s"])
    #expect(news.collect(at: .seconds(16)) { _ in true }.isEmpty)
  }

  @Test func whatComesAndGoesAtOnceIsToldInOrder() {
    var news = WatchNews()
    take(&news, refused, "pod")
    let notices = news.collect(at: .milliseconds(200)) { _ in true }
    #expect(notices.map(\.kind) == [.lost, .back])
  }

  @Test func relistsAreToldAndFirstListsAreNot() {
    var news = WatchNews()
    take(&news, .listed(resourceVersion: "5", isFirst: true), "pod")
    #expect(news.collect(at: .zero) { _ in true }.isEmpty)
    take(&news, .listed(resourceVersion: "9", isFirst: false), "pod")
    let notices = news.collect(at: .zero) { _ in true }
    #expect(notices.map(\.text) == ["listed again, 12 objects as of version 9"])
  }

  @Test func otherSessionsStartWithNoNews() {
    var news = WatchNews()
    take(&news, refused, "pod")
    news.reset()
    #expect(news.collect(at: .zero) { _ in false }.isEmpty)
  }
}
