// SPDX-License-Identifier: Apache-2.0

import ComityInstruments

/// The formats of answers that are no reports.
enum PlainFormat: String, CaseIterable {
  case text
  case json
}

/// Writes every format that was asked for, into its file or to the console.
func write<Format>(
  _ requests: [FormatRequest<Format>], on console: Console, _ render: (Format) throws -> String
) throws {
  for request in requests {
    let text = try render(request.format)
    if let file = request.file { try writeFile(text, to: file) } else { try console.write(text) }
  }
}

/// Says so where a treaty is not among those that are known.
func checkTreaties(_ ids: [String]) throws {
  let known = Instruments.treaties
  for id in ids where !known.contains(id) {
    throw Failure(.cannotOpen, "there is no treaty '\(id)'; \(advice(on: id, among: known))")
  }
}
