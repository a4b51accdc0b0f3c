// SPDX-License-Identifier: Apache-2.0

/// The address of a file in SARIF: a relative reference without `.` and, where it can be, `..`, as platforms match it with
/// the files of a repository; `file://` before an absolute path that does not lead into the folder.
func artifactAddress(_ path: String, in folder: String?) -> String {
  let path = relativePath(path, to: folder)
  let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
  var result = ""
  for byte in path.utf8 {
    if unreserved.contains(byte) {
      result.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
  return path.hasPrefix("/") ? "file://" + result : result
}

/// A path without empty parts, without `.`, and without what `..` takes back.
func normalizedPath(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else if part != ".." || !path.hasPrefix("/") {
      parts.append(part)
    }
  }
  return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}

/// A normalized path, relative to a folder where it leads into it.
func relativePath(_ path: String, to folder: String?) -> String {
  guard let folder = folder.map(normalizedPath), folder.hasPrefix("/") else { return normalizedPath(path) }
  let whole = normalizedPath(path.hasPrefix("/") ? path : "\(folder)/\(path)")
  let start = folder == "/" ? "/" : folder + "/"
  return whole.hasPrefix(start) && whole != start ? String(whole.dropFirst(start.count)) : normalizedPath(path)
}
