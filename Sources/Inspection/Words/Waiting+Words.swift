import Informers

extension Waiting {
  /// What is waited for, in words.
  public var words: String {
    switch self {
    case .connection: "still connecting"
    case .answer(let ago): "request sent, no answer for \(Quantity.interval(ago.inTenths))"
    case .objects(let count, let silence):
      "receiving, \(Quantity.count(count, "object")) so far"
        + (silence < .seconds(1) ? "" : ", nothing for \(Quantity.interval(silence.inTenths))")
    case .endBookmark(let count, let silence):
      "\(Quantity.count(count, "object")) received; the end-of-list bookmark has not come for"
        + " \(Quantity.interval(silence.inTenths)); CoreDNS would wait here for ever"
    case .nextTry(let failed, let wait):
      "\(Quantity.count(failed)) \(failed == 1 ? "try has" : "tries have") failed, next in"
        + " \(Quantity.interval(wait.inTenths))"
    }
  }

  /// How often it has been tried and when it is tried next, to stand behind a failure's sentence;
  /// empty where nothing is tried again.
  public var triesText: String {
    if case .nextTry = self { return " (\(words))" }
    return ""
  }

  /// What to do about it; nil where that depends on the failure before it.
  public func advice(server: String?) -> String? {
    let place = server ?? "the configured address"
    switch self {
    case .connection:
      return "check that what listens at \(place) is an API server, or give a longer --timeout"
    case .answer:
      return "the API server takes requests and does not answer them: see what"
        + " \(place)/readyz?verbose says, or give a longer --timeout"
    case .objects: return "give a longer --timeout; the command sync shows where the time goes"
    case .endBookmark:
      return "this API server cannot stream lists: give --list-mode paged here, and CoreDNS the"
        + " environment variable KUBE_FEATURE_WatchListClient=false"
    case .nextTry: return nil
    }
  }
}

extension Duration {
  /// Rounded to tenths of a second.
  fileprivate var inTenths: Duration {
    let (seconds, attoseconds) = components
    return .seconds(seconds) + .milliseconds(attoseconds / 100_000_000_000_000_000 * 100)
  }
}
