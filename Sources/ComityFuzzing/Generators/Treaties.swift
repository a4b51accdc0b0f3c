// SPDX-License-Identifier: Apache-2.0

import ComityYAML

extension ShapeWriter {
  /// A treaty of one's own.
  mutating func treatyFile(_ id: String) -> String {
    let requirements = (0..<3 + numbers.below(6)).map { "\($0 + 2)" }
    choices = [
      "id": requirements + ["o-1", "o-2", "t-1"], "article": requirements.map { "\"\($0)\"" },
      "of": ["all", "[\"2\", \"3\"]", "\"2\""], "applies-to": ["all", "[\"2\"]"], "threshold": ["t-1"],
      "condition": ["[]", "[\"2\"]"], "if": ["{extradites-nationals: true}", "{federal: false}"],
      "kernel": ["[]"], "some": ["[]"], "every": ["[]"], "open-words": ["[]"], "mother": ["budapest-2001"],
    ]
    dictionaryKeys = ["extradites-nationals", "2-intent", "a"]
    let head =
      "{id: \(id), title: Treaty, short-title: Treaty, citation: \"No. 1\", entry-into-force: In a year., "
      + "in-force: 2026-01-01, source: {title: T, url: \"https://example.org\"}}"
    return file(.treatyFile, heads: ["treaty": head])
  }
}
