// SPDX-License-Identifier: Apache-2.0

/// What is known of law that need not be loaded: which words name something although it is not there.
package struct KnownLaw: Sendable {
  /// The identifiers of treaties that could be loaded; nothing where that is not known.
  package var treaties: [String]?
  /// The languages, besides English, in which sentences can be made; nothing where that is not known.
  package var languages: [String]?

  package init(treaties: [String]? = nil, languages: [String]? = nil) {
    self.treaties = treaties
    self.languages = languages
  }
}
