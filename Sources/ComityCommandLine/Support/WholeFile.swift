// SPDX-License-Identifier: Apache-2.0

import ComityYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a whole file or nothing: a reader never sees half of it.
///
/// The text is written beside the file and takes its place when it is complete. A device or a pipe cannot be replaced
/// (and must not be), so that it is written to as it is.
///
/// A signal to stop waits until the file is there, or the attempt is cleaned up; only a program that is killed can leave
/// a temporary file behind.
func writeFile(_ text: String, to path: String) throws {
  let file = URL(filePath: path).resolvingSymlinksInPath().path
  var status = stat()
  let isThere = unsafe stat(file, &status) == 0
  let isRegular = !isThere || status.st_mode & S_IFMT == S_IFREG
  let mode = isThere ? status.st_mode & 0o7777 : nil
  let isWritten =
    isRegular
    ? withSignalsHeldBack { replaceFile(file, with: text, mode: mode) }
    : writeThrough(text, to: file)
  guard isWritten else {
    throw Failure(.cannotWrite, "\(path): cannot be written; is the folder there, and is there room?")
  }
}

/// The path of a file with every link followed, so that two paths of one file are equal.
func wholePath(_ path: String) -> String {
  let url = URL(filePath: path)
  let file = url.resolvingSymlinksInPath()
  if FileIdentity(of: file.path) != nil { return file.path }
  // What is not there yet is in a folder that is.
  return url.deletingLastPathComponent().resolvingSymlinksInPath().appending(path: url.lastPathComponent).path
}

/// The folder in which the program runs, as an absolute path.
func workingFolder() -> String { FileManager.default.currentDirectoryPath }

/// Writes beside the file, and lets what was written take its place.
private func replaceFile(_ file: String, with text: String, mode: mode_t?) -> Bool {
  for attempt in 0..<100 {
    let temporary = "\(file).\(getpid())-\(attempt).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST { continue }
    guard descriptor >= 0 else { return false }
    var isWritten = writeAll(text, to: descriptor)
    if let mode { isWritten = fchmod(descriptor, mode) == 0 && isWritten }
    // Some file systems say only now that there is no room.
    isWritten = close(descriptor) == 0 && isWritten
    if isWritten, unsafe rename(temporary, file) == 0 { return true }
    _ = unsafe unlink(temporary)
    return false
  }
  return false
}

/// Writes to what is there already, such as a device.
private func writeThrough(_ text: String, to file: String) -> Bool {
  let descriptor = unsafe open(file, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  let isWritten = writeAll(text, to: descriptor)
  return close(descriptor) == 0 && isWritten
}

/// Writes every byte, or says that it could not.
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 || errno == EINTR else { return false }
    bytes = bytes.dropFirst(max(0, count))
  }
  return true
}

// MARK: Signals

/// The signal that asked the program to stop while a file took its place; none, if it is 0.
nonisolated(unsafe) private var heldBack: Int32 = 0

/// Does something that a signal to stop must not interrupt; the signal is obeyed afterwards.
private func withSignalsHeldBack<Result>(_ body: () -> Result) -> Result {
  let stops = [SIGHUP, SIGINT, SIGTERM]
  let before = stops.map { signal($0) { unsafe heldBack = $0 } }
  // A file that grows beyond the limit of the process is a write that fails, and no reason to die.
  let tooLarge = signal(SIGXFSZ, SIG_IGN)
  let result = body()
  _ = signal(SIGXFSZ, tooLarge)
  for (stop, action) in zip(stops, before) { _ = signal(stop, action) }
  if unsafe heldBack != 0 {
    let stop = unsafe heldBack
    unsafe heldBack = 0
    raise(stop)
  }
  return result
}
