// SPDX-License-Identifier: Apache-2.0

import ComityYAML

extension ShapeWriter {
  /// A chart of signatures.
  mutating func standing(of treaty: String) -> String {
    dictionaryKeys = ["XK", "XL", "DE", "EU", "GH", "src"]
    choices = [
      "source": ["{title: T, url: \"https://example.org\"}", "src"], "act": ["signed", "ratified", "acceded"],
    ]
    if wildness == 0 {
      choices.merge(
        ["signed": ["2010-01-01"], "ratified": ["2011-01-01"], "acceded": ["2011-01-01"], "in-force": ["2012-01-01"]]
      ) { $1 }
      omitted = ["source", "reported", "withdrawn", "acceded"]
      dictionaryKeys = ["XK", "XL", "DE", "EU", "GH"]
    }
    return file(
      .standing,
      heads: ["standing": "{treaty: \(treaty), source: {title: T, url: \"https://example.org\"}}"])
  }

  /// States of one's own.
  mutating func statesFile() -> String {
    dictionaryKeys = ["XK", "XL", "XM", "DE"]
    choices = ["member-of": ["[]", "[council-of-europe]", "[EU]"], "observer-at": ["[]"]]
    return file(.states)
  }
}
