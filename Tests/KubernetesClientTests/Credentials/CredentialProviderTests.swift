import KubernetesConfiguration
import Synchronization
import Testing

@testable import KubernetesClient

struct CredentialProviderTests {
  /// A clock that stands still until it is set.
  private final class StandingTime: TimeSource {
    private let current = Mutex(Duration.zero)

    func now() -> Duration { current.withLock { $0 } }
    func set(_ now: Duration) { current.withLock { $0 = now } }
    func sleep(for duration: Duration) async throws {}
  }

  private func connection(
    files: MemoryFiles = MemoryFiles(), _ change: (inout ConnectionValues) -> Void
  ) throws -> PreparedConnection {
    var values = ConnectionValues(source: .kubeconfig, server: given("https://a"))
    change(&values)
    return try PreparedConnection(ResolvedConnection(values, environment: [:]), files: files)
  }

  private func given<Value>(_ value: Value) -> Sourced<Value> { Sourced(value, from: .caller) }
  private func secret(_ text: String) -> Sourced<Secret> { given(Secret(text)) }
  private func basic(_ name: String, _ password: String) -> Sourced<BasicCredentials> {
    given(BasicCredentials(username: name, password: Secret(password)))
  }

  @Test func isAnonymousWithoutCredentials() async throws {
    let provider = CredentialProvider(try connection { _ in })
    #expect(try await provider.authorizationHeader() == nil)
  }

  @Test func sendsATokenWithoutTheSpaceAroundIt() async throws {
    let provider = CredentialProvider(try connection { $0.token = secret(" abc\r\n") })
    #expect(try await provider.authorizationHeader() == "Bearer abc")
  }

  @Test func sendsBasicAuthentication() async throws {
    let provider = CredentialProvider(try connection { $0.basic = basic("me", "pä:ss") })
    #expect(try await provider.authorizationHeader() == "Basic bWU6cMOkOnNz")
  }

  @Test func readsTheTokenFileAgainAfterAWhile() async throws {
    let (files, time) = (MemoryFiles(["/t": "one\n"]), StandingTime())
    let provider = CredentialProvider(
      try connection(files: files) { ($0.token, $0.tokenFile) = (secret("zero"), given("/t")) },
      time: time)
    #expect(try await provider.authorizationHeader() == "Bearer one")
    files.set("/t", "two")
    time.set(.seconds(49))
    #expect(try await provider.authorizationHeader() == "Bearer one")
    time.set(.seconds(50))
    #expect(try await provider.authorizationHeader() == "Bearer two")
  }

  @Test(arguments: [nil, " \n"])
  func theLastGoodTokenOutlivesAFailedRead(content: String?) async throws {
    let (files, time) = (MemoryFiles(["/t": "one"]), StandingTime())
    let provider = CredentialProvider(
      try connection(files: files) { $0.tokenFile = given("/t") }, time: time)
    #expect(try await provider.authorizationHeader() == "Bearer one")
    files.set("/t", content)
    time.set(.seconds(60))
    #expect(try await provider.authorizationHeader() == "Bearer one")
    #expect(provider.lastFailure?.path == "/t")
    files.set("/t", "two")
    #expect(try await provider.authorizationHeader() == "Bearer two")
    #expect(provider.lastFailure == nil)
  }

  @Test func theResolvedTokenStandsInForAnUnreadableFile() async throws {
    let provider = CredentialProvider(
      try connection { ($0.token, $0.tokenFile) = (secret("zero\n"), given("/t")) })
    #expect(try await provider.authorizationHeader() == "Bearer zero")
  }

  @Test func readsAtOnceAfterA401() async throws {
    let files = MemoryFiles(["/t": "one"])
    let provider = CredentialProvider(
      try connection(files: files) { $0.tokenFile = given("/t") }, time: StandingTime())
    #expect(try await provider.authorizationHeader() == "Bearer one")
    files.set("/t", "two")
    provider.invalidate()
    #expect(try await provider.authorizationHeader() == "Bearer two")
  }

  @Test func failsWhereThereNeverWasAToken() async throws {
    let provider = CredentialProvider(try connection { $0.tokenFile = given("/t") })
    let error = await #expect(throws: ClientError.self) {
      try await provider.authorizationHeader()
    }
    #expect(error?.code == .configuration)
    #expect(error?.cause == "open /t: no such file or directory")
  }

  @Test func saysThatACommandIsNotRun() async throws {
    var exec = ExecConfiguration()
    (exec.command, exec.arguments) = ("login", ["--secret=s3cret"])
    exec.apiVersion = "client.authentication.k8s.io/v1"
    let provider = CredentialProvider(try connection { $0.exec = given(exec) })
    let error = await #expect(throws: ClientError.self) {
      try await provider.authorizationHeader()
    }
    #expect(error?.message.contains("\"login\"") == true)
    #expect("\(error as Any) \(provider) \(exec)".contains("s3cret") == false)
  }

  @Test(arguments: ["token", "certificate", "basic"])
  func anythingElseTurnsTheCommandOff(_ kind: String) async throws {
    var exec = ExecConfiguration()
    exec.apiVersion = "client.authentication.k8s.io/v1"
    let provider = CredentialProvider(
      try connection(files: MemoryFiles(["/c": "", "/k": ""])) {
        $0.exec = given(exec)
        switch kind {
        case "token": $0.token = secret("abc")
        case "basic": $0.basic = basic("me", "p")
        default: $0.clientCertificate = .init(chain: given(.file("/c")), key: given(.file("/k")))
        }
      })
    let expected = ["token": "Bearer abc", "basic": "Basic bWU6cA=="][kind]
    #expect(try await provider.authorizationHeader() == expected)
  }

  @Test func sendsAnOIDCTokenOrSaysThatThereIsNone() async throws {
    let ready = AuthProviderConfiguration(name: "oidc", settings: ["id-token": "jwt"])
    let provider = CredentialProvider(try connection { $0.authProvider = given(ready) })
    #expect(try await provider.authorizationHeader() == "Bearer jwt")
    let bare = CredentialProvider(try connection { $0.authProvider = given(.init(name: "oidc")) })
    await #expect(throws: ClientError.self) { try await bare.authorizationHeader() }
  }
}
