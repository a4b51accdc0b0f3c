// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCore

/// "did you mean 'X'?", or the list of what is possible.
func advice(on word: String, among words: [String]) -> String {
  if let near = nearest(to: word, in: words) { return "did you mean '\(near)'?" }
  return words.isEmpty ? "there is none" : "expected one of: \(words.joined(separator: ", "))"
}

/// The code that is meant by a name, or by a code that is not that of ISO 3166-1; else the nearest of those that there are.
func advice(onJurisdiction word: String, in library: LawLibrary, _ lawBook: LawBook) -> String {
  let codes = library.jurisdictions
  let known = Set(codes + lawBook.states.map(\.code))
  let capitals = word.uppercased()
  if let meant = CountryCode.meant(by: capitals), known.contains(meant) { return "did you mean '\(meant)'?" }
  if capitals != word, known.contains(capitals) { return "did you mean '\(capitals)'?" }
  if word.utf8.count > 3 {
    // The name in the module goes first: what is a State in one list may be two in another.
    let names = library.jurisdictionNames + lawBook.states.map { (name: $0.name.english, code: $0.code) }
    let near = nearest(to: word.lowercased(), in: names.map { $0.name.lowercased() })
    if let code = names.first(where: { $0.name.lowercased() == near })?.code { return "did you mean '\(code)'?" }
  }
  return advice(on: word, among: codes)
}
