import Inspection
import Rendering
import Sessions
import Subprocess
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A shell command that reads what a command of the session prints.
struct ShellPipe: Sendable {
  /// What `/bin/sh` runs; it writes to the session's own output.
  let command: String
  /// Whether what the command prints is passed on as it comes, and not when it has ended.
  let isStreaming: Bool

  /// Runs a command with its standard output in the pipe; its messages stay where they were.
  ///
  /// The status is the command's, and 1 where it succeeded but the shell did not.
  func run(
    _ context: CommandContext,
    _ body: (CommandContext) async throws(ClosedOutput) -> ExitStatus
  ) async throws(ClosedOutput) -> ExitStatus {
    let ends: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do {
      ends = try FileDescriptor.closeOnExecPipe()
    } catch {
      throw ClosedOutput(reason: "\(error)")
    }
    let reader = Task { await Self.shell(command, reading: ends.readEnd, context.children) }
    var status: ExitStatus
    do throws(ClosedOutput) {
      status = try await feed(DescriptorOutput(ends.writeEnd.rawValue), context, body)
    } catch {
      // The shell command did not want to read everything, as head does.
      status = error.reason == nil ? .success : .failure
    }
    _ = try? ends.writeEnd.close()
    switch await reader.value {
    case .success(let ended):
      if status == .success, !ended.isSuccess { status = .failure }
    case .failure(let error):
      try context.standardError.write(
        FailureMessage("the shell cannot be run", cause: "\(error)")
          .text(Palette(isEnabled: false)))
      status = .failure
    }
    return status
  }

  /// Runs a command and writes what it prints to the pipe, whose reader may be slow.
  private func feed(
    _ pipe: DescriptorOutput, _ context: CommandContext,
    _ body: (CommandContext) async throws(ClosedOutput) -> ExitStatus
  ) async throws(ClosedOutput) -> ExitStatus {
    var piped = context
    if isStreaming {
      piped.standardOutput = pipe
      return try await body(piped)
    }
    let held = HeldOutput(like: pipe)
    piped.standardOutput = held
    let status = try await body(piped)
    try await BlockingWork.run { () throws(ClosedOutput) in try pipe.write(held.text) }
    return status
  }

  /// Runs a shell command that reads a descriptor, which is closed here, and writes to the
  /// process's own output; signals have their default meaning in it.
  static func shell(
    _ command: String, reading input: FileDescriptor, _ children: ChildProcesses,
    environment: Environment = .inherit
  ) async -> Result<TerminationStatus, any Error> {
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", command], environment: environment,
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .currentStandardOutput, error: .currentStandardError
      ) { execution in
        children.started(execution.processIdentifier.value)
      }
      children.ended(result.processIdentifier.value)
      return .success(result.terminationStatus)
    } catch {
      return .failure(error)
    }
  }
}

extension FileDescriptor {
  /// A pipe whose ends no other child process inherits.
  static func closeOnExecPipe() throws -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
    let ends = try pipe()
    for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    return ends
  }
}
