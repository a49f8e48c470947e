/// Runs `body` and then `close`, whether `body` has thrown or not.
package func closing<Success>(
  _ body: () async throws -> Success, close: () async -> Void
) async throws -> Success {
  let result: Result<Success, any Error>
  do {
    result = .success(try await body())
  } catch {
    result = .failure(error)
  }
  await close()
  return try result.get()
}
