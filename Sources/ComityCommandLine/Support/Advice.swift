// SPDX-License-Identifier: Apache-2.0

import Comity

/// "did you mean 'X'?", or the list of what is possible.
func advice(on word: String, among words: [String]) -> String {
  if let near = nearest(to: word, in: words) { return "did you mean '\(near)'?" }
  return words.isEmpty ? "there is none" : "expected one of: \(words.joined(separator: ", "))"
}
