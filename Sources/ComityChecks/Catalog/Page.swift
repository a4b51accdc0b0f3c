// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

extension Check {
  /// The page that describes every check, with its examples.
  package static var page: String {
    var text = """
      # Every check

      What `comity check` looks for, why, and how it looks when it is right.

      Errors make a module unusable; warnings are probably not meant; notes ask for nothing. The identifier stands at the end
      of each message, and in JSON, SARIF and the annotations of GitHub. Each example on this page is also a test.


      """
    for (title, checks) in [
      ("What a module means", ofMeaning), ("The form of a module", ofForm),
      ("Bills, words and treaties", ofLaw), ("Files and their YAML", ofText),
    ] {
      text += "## \(title)\n\n"
      for check in checks.sorted(by: { $0.identifier < $1.identifier }) {
        text += "### \(check.identifier)\n\n**\(check.title)** (\(check.severity.rawValue)). "
        text += check.rationale.split(separator: "\n").joined(separator: " ") + "\n\n"
        if let beside = check.beside { text += "Beside this file:\n\n```yaml\n\(beside)```\n\n" }
        if let bad = check.bad, let good = check.good {
          text += "Refused:\n\n```yaml\n\(bad)```\n\nRight:\n\n```yaml\n\(good)```\n\n"
        }
      }
    }
    return text
  }
}
