import Testing

@testable import KubernetesConfiguration

struct NetworkTests {
  @Test(
    arguments: [
      ("10.0.0.1:6443", "http://10.0.0.1:6443"),
      ("localhost", "http://localhost"),
      ("localhost:6443", "http://localhost:6443"),
      ("", "http://localhost"),
      ("a/", "http://a/"),
      ("https://a", "https://a"),
      ("HTTPS://a:1", "https://a:1"),
      ("https://[fd00::1]:6443", "https://[fd00::1]:6443"),
      ("https://a/b c?d=e#f", "https://a/b%20c"),
      ("https://me@a/%41", "https://a/%41"),
      ("http://a:", "http://a:"),
      ("//a", nil),
      ("a/path", nil),
      ("://bad", nil),
      ("https://", nil),
      ("https://a:b", nil),
      ("https://[fd00::1", nil),
      ("https://a b", nil),
      ("https://a/%zz", nil),
      ("https://a\n", nil),
      (":", "http://:"),
    ] as [(String, String?)])
  func makesAServerURL(text: String, url: String?) {
    #expect((try? ServerURL(text))?.baseURL == url)
  }

  /// A URL, the environment and the proxy to use.
  private static let proxies: [(String, String, String?)] = [
    ("https://a", "", nil),
    ("https://a", "HTTPS_PROXY=p", "p"),
    ("https://a", "https_proxy=p", "p"),
    ("https://a", "HTTPS_PROXY=;https_proxy=p", "p"),
    ("https://a", "HTTP_PROXY=p", nil),
    ("http://a", "HTTP_PROXY=p", "p"),
    ("http://a", "HTTP_PROXY=p;REQUEST_METHOD=GET", nil),
    ("https://localhost", "HTTPS_PROXY=p", nil),
    ("https://127.1.2.3:1", "HTTPS_PROXY=p", nil),
    ("https://[::1]:1", "HTTPS_PROXY=p", nil),
    ("https://a.b.c", "HTTPS_PROXY=p;NO_PROXY=b.c", nil),
    ("https://b.c", "HTTPS_PROXY=p;NO_PROXY=b.c", nil),
    ("https://xb.c", "HTTPS_PROXY=p;NO_PROXY=b.c", "p"),
    ("https://b.c", "HTTPS_PROXY=p;NO_PROXY=.b.c", "p"),
    ("https://a.b.c", "HTTPS_PROXY=p;NO_PROXY=x, *.b.c", nil),
    ("https://A", "HTTPS_PROXY=p;no_proxy=a", nil),
    ("https://a", "HTTPS_PROXY=p;NO_PROXY=*", nil),
    ("https://a", "HTTPS_PROXY=p;NO_PROXY=,", "p"),
    ("https://a", "HTTPS_PROXY=p;NO_PROXY=a:443", nil),
    ("https://a:6443", "HTTPS_PROXY=p;NO_PROXY=a:443", "p"),
    ("https://10.1.2.3", "HTTPS_PROXY=p;NO_PROXY=10.0.0.0/8", nil),
    ("https://11.1.2.3", "HTTPS_PROXY=p;NO_PROXY=10.0.0.0/8", "p"),
    ("https://10.1.2.3", "HTTPS_PROXY=p;NO_PROXY=10.1.2.3", nil),
    ("https://[fd00::1]", "HTTPS_PROXY=p;NO_PROXY=fd00::/16", nil),
    ("https://[fd00::1]:2", "HTTPS_PROXY=p;NO_PROXY=[fd00::1]:2", nil),
  ]

  @Test(arguments: proxies)
  func takesTheProxyThatTheEnvironmentAsksFor(
    url: String, variables: String, proxy: String?
  ) throws {
    var environment: [String: String] = [:]
    for variable in variables.split(separator: ";") {
      let parts = variable.split(separator: "=", omittingEmptySubsequences: false)
      environment[String(parts[0])] = String(parts[1])
    }
    var found: String?
    if case .proxy(let text, _) = ProxyEnvironment(environment).verdict(
      for: try ServerURL(url).parts)
    {
      found = text
    }
    #expect(found == proxy)
  }

  @Test(
    arguments: [
      ("http://p", ProxyURL.Scheme.http, "p", 80), ("http://p:3128/", .http, "p", 3128),
      ("socks5://p", .socks5, "p", 1080), ("https://p", .https, "p", 443),
      ("http://[fd00::1]:3128", .http, "fd00::1", 3128),
    ] as [(String, ProxyURL.Scheme, String, Int)])
  func readsAProxyURL(text: String, scheme: ProxyURL.Scheme, host: String, port: Int) throws {
    let proxy = try ProxyURL(kubeconfig: text)
    #expect(proxy.scheme == scheme && proxy.host == host && proxy.port == port)
  }

  @Test func readsWhoAsksTheProxyWithoutShowingIt() throws {
    let proxy = try ProxyURL(environment: "socks5h://me:p%40ss@p")
    #expect(proxy.credentials?.username == "me" && proxy.credentials?.password.revealed == "p@ss")
    #expect(proxy.baseURL == "socks5h://p:1080" && !"\(proxy)".contains("p@ss"))
  }

  @Test(arguments: ["http://p:0", "http://p:99999", "http://:80"])
  func refusesAProxyWithoutAUsablePlace(text: String) {
    #expect(throws: URLParts.Failure.self) { try ProxyURL(kubeconfig: text) }
  }

  @Test(arguments: [
    (":bad", "could not parse: :bad"),
    ("ftp://x", "unsupported scheme \"ftp\", must be http, https, or socks5"),
    ("p:3128", "unsupported scheme \"p\", must be http, https, or socks5"),
  ])
  func refusesAProxyURLAsClientGoDoes(text: String, reason: String) {
    let error = #expect(throws: URLParts.Failure.self) { try ProxyURL(kubeconfig: text) }
    #expect(error?.reason == reason)
  }

  @Test(arguments: [
    ("/a/b/../c", "/a/c"), ("/..", "/"), ("a/./b//c", "a/b/c"), ("..", ".."), ("a/..", "."),
  ])
  func cleansPaths(path: String, clean: String) {
    #expect(PathText.clean(path) == clean)
  }
}
