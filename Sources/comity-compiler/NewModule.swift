// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import ComityYAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Begins a module: `comity-compiler new CODE --name NAME --in DIR --next COMMAND --law FILE…`.
func newModule(_ arguments: [String]) -> Int32 {
  guard let options = NewOptions(arguments) else {
    print("usage: comity-compiler new CODE --name NAME --in DIR [--next COMMAND] --law FILE…")
    return 64
  }
  let law = read(options.law, base: "")
  let result = loadLaw(law.texts)
  guard let lawBook = result.lawBook else {
    for diagnostic in law.diagnostics + result.diagnostics { print(diagnostic) }
    return 65
  }
  let today = CalendarDate(daysSince1970: time(nil) / 86_400)
  do {
    let path = try Scaffold.create(
      code: options.code, name: options.name, in: options.parent, lawBook: lawBook, today: today)
    print("\(path) holds the module of \(options.name): every topic is not surveyed yet.")
    if !options.next.isEmpty { print("Open its files, follow their comments, then run:\n\n    \(options.next)") }
    return 0
  } catch {
    print("error: \(error)")
    return error is ScaffoldWriteError ? 73 : 64
  }
}

/// What the plugin asks for.
private struct NewOptions {
  var code = ""
  var name = ""
  var parent = ""
  var next = ""
  var law: [String] = []

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        code = argument
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch argument {
      case "--name": name = value
      case "--in": parent = value
      case "--next": next = value
      case "--law": law.append(value)
      default: return nil
      }
    }
    if parent.isEmpty || law.isEmpty { return nil }
  }
}
