// SPDX-License-Identifier: Apache-2.0

import ComityTestSupport

/// A small module of a country that does not exist, made for one test.
enum WrittenLaw {
  static let source = #"source: {title: "Code", url: "https://example.org/code"}"#

  /// The module's head with one topic surveyed, and whatever follows.
  static func module(_ more: String = "", survey: String = "- {topic: illegal-access, read-on: 2026-01-01}") -> String {
    """
    jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}
    surveyed:
      \(survey)
    \(more)
    """
  }

  /// An offence of illegal access.
  static func offense(
    _ id: String = "xr-10", citation: String = "§ 10",
    reaches: String = "{act: access, object: computer-system, authorization: without-right, mental-state: intentional}",
    penalty: String = "{max-months: 24}", more: String = ""
  ) -> String {
    """
      - id: \(id)
        citation: "\(citation)"
        title: Access
        topics: [illegal-access]
        reaches: \(reaches)
        penalty: \(penalty)
        \(source)
        review: unreviewed
    \(more.isEmpty ? "" : "    \(more)\n")
    """
  }

  /// What `comity check` says of the texts, each a file of one module.
  static func check(_ texts: String..., asOf: String? = nil) throws -> CommandRun {
    let folder = try TemporaryFolder()
    for (index, text) in texts.enumerated() { try folder.write(text, to: "xr/file\(index).yaml") }
    return CommandRun(["check", "\(folder.path)/xr"] + (asOf.map { ["--as-of", $0] } ?? []))
  }

  /// What `comity report` says of the module.
  static func report(_ text: String, _ arguments: String..., treaty: String = "budapest-2001") throws -> CommandRun {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "xr/module.yaml")
    return CommandRun(["report", "XR", "--modules", folder.path, "--treaty", treaty] + arguments)
  }
}
