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

  private func connection(_ change: (inout Connection) -> Void) -> Connection {
    var connection = Connection(source: .kubeconfig, baseURL: "https://a")
    change(&connection)
    return connection
  }

  @Test func isAnonymousWithoutCredentials() async throws {
    let provider = CredentialProvider(connection { _ in })
    #expect(try await provider.authorizationHeader() == nil)
  }

  @Test func sendsATokenWithoutTheSpaceAroundIt() async throws {
    let provider = CredentialProvider(connection { $0.token = " abc\r\n" })
    #expect(try await provider.authorizationHeader() == "Bearer abc")
  }

  @Test func sendsBasicAuthentication() async throws {
    let provider = CredentialProvider(connection { $0.basicAuthentication = ("me", "pä:ss") })
    #expect(try await provider.authorizationHeader() == "Basic bWU6cMOkOnNz")
  }

  @Test func readsTheTokenFileAgainAfterAWhile() async throws {
    let (files, time) = (MemoryFiles(["/t": "one\n"]), StandingTime())
    let provider = CredentialProvider(
      connection { ($0.token, $0.tokenFile) = ("zero", "/t") }, time: time, files: files)
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
      connection { $0.tokenFile = "/t" }, time: time, files: files)
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
      connection { ($0.token, $0.tokenFile) = ("zero\n", "/t") }, files: MemoryFiles())
    #expect(try await provider.authorizationHeader() == "Bearer zero")
  }

  @Test func readsAtOnceAfterA401() async throws {
    let files = MemoryFiles(["/t": "one"])
    let provider = CredentialProvider(
      connection { $0.tokenFile = "/t" }, time: StandingTime(), files: files)
    #expect(try await provider.authorizationHeader() == "Bearer one")
    files.set("/t", "two")
    provider.invalidate()
    #expect(try await provider.authorizationHeader() == "Bearer two")
  }

  @Test func failsWhereThereNeverWasAToken() async throws {
    let provider = CredentialProvider(connection { $0.tokenFile = "/t" }, files: MemoryFiles())
    let error = await #expect(throws: ClientError.self) {
      try await provider.authorizationHeader()
    }
    #expect(error?.code == .configuration)
    #expect(error?.cause == "open /t: no such file or directory")
  }

  @Test func saysThatACommandIsNotRun() async throws {
    var exec = ExecConfiguration()
    (exec.command, exec.arguments) = ("login", ["--secret=s3cret"])
    let provider = CredentialProvider(connection { $0.execConfiguration = exec })
    let error = await #expect(throws: ClientError.self) {
      try await provider.authorizationHeader()
    }
    #expect(error?.message.contains("\"login\"") == true)
    #expect("\(error as Any) \(provider) \(exec)".contains("s3cret") == false)
  }

  @Test(arguments: ["token", "certificate", "basic"])
  func anythingElseTurnsTheCommandOff(_ kind: String) async throws {
    let provider = CredentialProvider(
      connection {
        $0.execConfiguration = ExecConfiguration()
        switch kind {
        case "token": $0.token = "abc"
        case "basic": $0.basicAuthentication = ("me", "p")
        default: $0.clientCertificate = .data([])
        }
      })
    let expected = ["token": "Bearer abc", "basic": "Basic bWU6cA=="][kind]
    #expect(try await provider.authorizationHeader() == expected)
  }

  @Test func sendsAnOIDCTokenOrSaysThatThereIsNone() async throws {
    let ready = AuthProviderConfiguration(name: "oidc", settings: ["id-token": "jwt"])
    let provider = CredentialProvider(connection { $0.authProvider = ready })
    #expect(try await provider.authorizationHeader() == "Bearer jwt")
    let bare = CredentialProvider(connection { $0.authProvider = .init(name: "oidc") })
    await #expect(throws: ClientError.self) { try await bare.authorizationHeader() }
  }
}
