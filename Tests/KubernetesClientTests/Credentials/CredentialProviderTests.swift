import KubernetesConfiguration
import Testing

@testable import KubernetesClient

struct CredentialProviderTests {
  private func provider(
    files: InMemoryConfigurationFiles = InMemoryConfigurationFiles(),
    time: any TimeSource = StandingTime(),
    _ change: (inout ConnectionValues) -> Void
  ) throws -> CredentialProvider {
    var values = ConnectionValues(source: .kubeconfig, server: given("https://a"))
    change(&values)
    var options = KubernetesClient.Options()
    options.time = time
    return CredentialProvider(
      try PreparedConnection(ResolvedConnection(values, environment: [:]), files: files), options)
  }

  private func given<Value>(_ value: Value) -> Sourced<Value> { Sourced(value, from: .caller) }
  private func secret(_ text: String) -> Sourced<Secret> { given(Secret(text)) }
  private func basic(_ name: String, _ password: String) -> Sourced<BasicCredentials> {
    given(BasicCredentials(username: name, password: Secret(password)))
  }
  private var exec: Sourced<ExecConfiguration> {
    var exec = ExecConfiguration()
    (exec.command, exec.arguments) = ("/nonesuch/login", ["--secret=s3cret"])
    exec.apiVersion = "client.authentication.k8s.io/v1"
    return given(exec)
  }

  @Test func isAnonymousWithoutCredentials() async throws {
    let authorization = try await provider { _ in }.authorization()
    #expect(authorization.header == nil && authorization.certificate == nil)
  }

  @Test func sendsATokenWithoutTheSpaceAroundIt() async throws {
    let provider = try provider { $0.token = secret(" abc\r\n") }
    #expect(try await provider.authorization().header == "Bearer abc")
  }

  @Test func sendsBasicAuthentication() async throws {
    let provider = try provider { $0.basic = basic("me", "pä:ss") }
    #expect(try await provider.authorization().header == "Basic bWU6cMOkOnNz")
  }

  @Test func readsTheTokenFileAgainAfterAWhile() async throws {
    let (files, time) = (InMemoryConfigurationFiles(["/t": "one\n"]), StandingTime())
    let provider = try provider(files: files, time: time) {
      ($0.token, $0.tokenFile) = (secret("zero"), given("/t"))
    }
    #expect(try await provider.authorization().header == "Bearer one")
    files.set("/t", "two")
    time.set(.seconds(49))
    #expect(try await provider.authorization().header == "Bearer one")
    time.set(.seconds(50))
    #expect(try await provider.authorization().header == "Bearer two")
  }

  @Test(arguments: [nil, " \n"])
  func theLastGoodTokenOutlivesAFailedRead(content: String?) async throws {
    let (files, time) = (InMemoryConfigurationFiles(["/t": "one"]), StandingTime())
    let provider = try provider(files: files, time: time) { $0.tokenFile = given("/t") }
    #expect(try await provider.authorization().header == "Bearer one")
    files.set("/t", content)
    time.set(.seconds(60))
    #expect(try await provider.authorization().header == "Bearer one")
    files.set("/t", "two")
    #expect(try await provider.authorization().header == "Bearer two")
  }

  @Test func theResolvedTokenStandsInForAnUnreadableFile() async throws {
    let provider = try provider { ($0.token, $0.tokenFile) = (secret("zero\n"), given("/t")) }
    #expect(try await provider.authorization().header == "Bearer zero")
  }

  @Test func aRefusedTokenIsReadAgainAtOnce() async throws {
    let files = InMemoryConfigurationFiles(["/t": "one"])
    let provider = try provider(files: files) { $0.tokenFile = given("/t") }
    let first = try await provider.authorization()
    #expect(await provider.refuse(first) == false, "the file has no other")
    files.set("/t", "two")
    #expect(await provider.refuse(first))
    #expect(try await provider.authorization().header == "Bearer two")
  }

  @Test func failsWhereThereNeverWasAToken() async throws {
    let provider = try provider { $0.tokenFile = given("/t") }
    let error = await #expect(throws: ClientError.self) { try await provider.authorization() }
    #expect(error?.code == .configuration)
    #expect(error?.cause == "open /t: no such file or directory")
  }

  @Test func saysWhyACommandGaveNothing() async throws {
    let provider = try provider { $0.exec = exec }
    let error = await #expect(throws: ClientError.self) { try await provider.authorization() }
    #expect(error?.message == "the exec command \"/nonesuch/login\" gave no credential")
    #expect(
      error?.cause
        == "getting credentials: exec: fork/exec /nonesuch/login: no such file or directory")
    var dumped = "\(error as Any) \(provider) \(exec)"
    dump(provider, to: &dumped)
    #expect(dumped.contains("s3cret") == false)
  }

  @Test(arguments: ["token", "certificate", "basic"])
  func anythingElseTurnsTheCommandOff(_ kind: String) async throws {
    let provider = try provider(files: InMemoryConfigurationFiles(["/c": "", "/k": ""])) {
      $0.exec = exec
      switch kind {
      case "token": $0.token = secret("abc")
      case "basic": $0.basic = basic("me", "p")
      default: $0.clientCertificate = .init(chain: given(.file("/c")), key: given(.file("/k")))
      }
    }
    let expected = ["token": "Bearer abc", "basic": "Basic bWU6cA=="][kind]
    #expect(try await provider.authorization().header == expected)
  }
}
