// SPDX-License-Identifier: Apache-2.0

package import ComityDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Bionic)
  import Bionic
#elseif canImport(Darwin)
  import Darwin
#endif

// System calls only: reading files is all that is needed here, and the library does without Foundation.

/// Reads a file, if it is an ordinary file of a size that is allowed.
///
/// - Parameters:
///   - path: the path.
///   - name: what diagnostics call the file; the path unless given.
///   - limits: how large the file may be.
/// - Returns: the file, or why it cannot be read.
package func readFile(
  at path: String, name: String? = nil, limits: Limits = .standard
) -> (source: SourceFile?, diagnostics: [Diagnostic]) {
  let name = name ?? path
  guard let path = SystemPath(path) else { return (nil, [.unreadable(name, .invalidPath)]) }
  // Opening a pipe that nobody writes to would wait for ever; with O_NONBLOCK it does not, and files do not care.
  let descriptor = unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
  guard descriptor >= 0 else { return (nil, [.unreadable(name, .system(errno))]) }
  defer { close(descriptor) }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return (nil, [.unreadable(name, .system(errno))]) }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: return (nil, [.unreadable(name, .system(EISDIR))])
  default: return (nil, [.unreadable(name, .special)])
  }
  let limit = limits.enforcedBytes
  let size = Int(clamping: status.st_size)
  guard size <= limit else { return (nil, [.tooLarge(name, size: size, limit: limit)]) }
  switch contents(of: descriptor, expecting: size, limit: limit) {
  case .success(let bytes): return (SourceFile(name: name, bytes: bytes), [])
  case .failure(.tooLarge(let size)): return (nil, [.tooLarge(name, size: size, limit: limit)])
  case .failure(let failure): return (nil, [.unreadable(name, failure)])
  }
}

/// Reads the standard input to its end, or as much of it as a file may have and one byte more, so that it is refused.
package func readStandardInput(limits: Limits = .standard) -> [UInt8] {
  switch contents(of: STDIN_FILENO, expecting: 0, limit: limits.enforcedBytes) {
  case .success(let bytes): bytes
  case .failure(.tooLarge(let size)): Array(repeating: UInt8(ascii: " "), count: size)
  case .failure: []
  }
}

/// All YAML files in a folder and the folders below it, sorted by path.
///
/// YAML files are those named `.yaml` or `.yml`; what is hidden is left out. Links are followed, and every folder is visited
/// once. If the path is that of a file, it is the only result, whatever its name.
///
/// - Parameters:
///   - path: the folder.
///   - isDeep: whether the folders below it are looked into.
///   - limit: how many files and folders are looked at in all.
/// - Returns: the paths, each beginning with the given one, and which folders cannot be read.
package func yamlFiles(
  under path: String, isDeep: Bool = true, limit: Int = 100_000
) -> (paths: [String], diagnostics: [Diagnostic]) {
  guard let start = FileIdentity(of: path) else {
    let reason: FileFailure = SystemPath(path) == nil ? .invalidPath : .system(errno)
    return ([], [.unreadable(path, reason)])
  }
  guard start.isFolder else { return ([path], []) }
  var paths: [String] = []
  var diagnostics: [Diagnostic] = []
  var visited: Set<FileIdentity> = [start]
  var waiting = [path]
  var seen = 0
  while let folder = waiting.popLast() {
    let (names, reason) = names(in: folder)
    if let reason { diagnostics.append(.unreadable(folder, reason)) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var folders: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      seen += 1
      guard seen <= limit else {
        diagnostics.append(
          Diagnostic("file-too-many", "A folder may hold \(limit) files at most", at: Place(file: path)))
        return (paths.sorted(), diagnostics.sorted())
      }
      let member = prefix + name
      let identity = FileIdentity(of: member)
      if let identity, identity.isFolder {
        if isDeep, visited.insert(identity).inserted { folders.append(member) }
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        // What is broken or no ordinary file is listed too: whoever reads it says what is wrong.
        paths.append(member)
      }
    }
    // The first of the sorted folders is visited next, so that of two ways to a folder the same one always wins.
    waiting.append(contentsOf: folders.reversed())
  }
  return (paths.sorted(), diagnostics.sorted())
}

/// Why a file or a folder cannot be read.
private enum FileFailure: Error {
  /// The system says so.
  case system(CInt)
  /// The path holds a NUL, so the system would see another path.
  case invalidPath
  /// It is neither a file nor a folder.
  case special
  /// The name is not UTF-8.
  case invalidName
  /// The file has grown while it was read.
  case tooLarge(Int)
}

extension Diagnostic {
  fileprivate static func unreadable(_ file: String, _ failure: FileFailure) -> Diagnostic {
    let (identifier, message) =
      switch failure {
      case .system(ENOENT): ("file-missing", "There is no such file or folder")
      case .system(ENOTDIR): ("file-missing", "There is no such file: a part of the path is not a folder")
      case .system(EACCES), .system(EPERM): ("file-not-permitted", "Reading it is not permitted")
      case .system(EISDIR): ("file-is-folder", "A file is needed, and this is a folder")
      case .system(ELOOP): ("file-link-loop", "The link leads back to itself")
      case .system(ENAMETOOLONG): ("file-missing", "The path is too long")
      case .system(let code): ("file-unreadable", "It cannot be read: \(systemMessage(code))")
      case .invalidPath: ("file-missing", "A path cannot hold a NUL character, and is not empty")
      case .special: ("file-not-regular", "An ordinary file is needed, not a device, pipe or socket")
      case .invalidName: ("file-name-not-utf8", "The name of a file in this folder is not UTF-8")
      case .tooLarge: ("yaml-too-large", "The file is too large")
      }
    return Diagnostic(identifier, message, at: Place(file: file))
  }
}

/// A path that the system sees as it is written.
private struct SystemPath {
  private let path: String

  init?(_ path: String) {
    guard !path.isEmpty, !path.utf8.contains(0) else { return nil }
    self.path = path
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe path.withCString(body)
  }
}

/// What tells one file or folder from every other, by whichever path or link it is reached.
package struct FileIdentity: Hashable, Sendable {
  private var device: UInt64
  private var number: UInt64
  /// Whether it is a folder.
  package var isFolder: Bool
  /// Whether it is an ordinary file: what is written to it takes the place of what it holds.
  package var isOrdinaryFile: Bool

  /// Looks at a path; nothing where there is nothing.
  package init?(of path: String) {
    guard let path = SystemPath(path) else { return nil }
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isOrdinaryFile = status.st_mode & S_IFMT == S_IFREG
  }
}

/// Reads an open file to its end.
private func contents(of descriptor: CInt, expecting size: Int, limit: Int) -> Result<[UInt8], FileFailure> {
  var bytes: [UInt8] = []
  // One more than expected, so that the end is seen without a second round.
  var room = Swift.max(size, 4095) + 1
  while true {
    var failure: CInt = 0
    let part = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let result = unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, room - count)
        if result > 0 {
          count += result
        } else if result == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { return .failure(.system(failure)) }
    if bytes.isEmpty { bytes = part } else { bytes.append(contentsOf: part) }
    if bytes.count > limit { return .failure(.tooLarge(bytes.count)) }
    if part.count < room { return .success(bytes) }
    room = Swift.min(Swift.max(bytes.count, 4096), limit + 1)
  }
}

/// The names in a folder, and why it cannot be read, wholly or in part.
private func names(in folder: String) -> ([String], FileFailure?) {
  guard let path = SystemPath(folder) else { return ([], .invalidPath) }
  guard let handle = unsafe path.withCString({ unsafe opendir($0) }) else { return ([], .system(errno)) }
  defer { unsafe closedir(handle) }
  var names: [String] = []
  var reason: FileFailure?
  while true {
    errno = 0
    guard let entry = unsafe readdir(handle) else {
      if errno != 0 { reason = .system(errno) }
      return (names, reason)
    }
    // The name is longer than its declared array allows on some systems, so it is read by address.
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let start = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
    let length = unsafe strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
    let bytes = unsafe UnsafeBufferPointer(start: start, count: length)
    if let name = unsafe String(validating: bytes, as: UTF8.self) {
      names.append(name)
    } else {
      reason = .invalidName
    }
  }
}

private func systemMessage(_ code: CInt) -> String {
  unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}
