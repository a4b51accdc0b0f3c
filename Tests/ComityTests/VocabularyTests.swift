// SPDX-License-Identifier: Apache-2.0

import Comity
import Regions
import Testing

@Suite("The bundled words")
struct VocabularyTests {
  static let lawBook = Result { try LawBook.load(jurisdictions: [], treaties: []) }

  private func vocabularies() throws -> [Vocabulary] {
    let lawBook = try Self.lawBook.get()
    let evidence = try #require(lawBook.evidence)
    return [lawBook.conduct, evidence]
  }

  @Test("Every variable has a usual value, or silence on it has a meaning, but for what is done to what")
  func usualValues() throws {
    for vocabulary in try vocabularies() {
      let missing = vocabulary.variables.filter { $0.usual == nil && $0.whenSilent == nil }.map(\.id)
      let unexpected = missing.filter { !["act", "object", "action"].contains($0) }
      #expect(unexpected == [])
    }
  }

  @Test("What is usual can be together, whatever else is the case")
  func usualIsPossible() throws {
    for vocabulary in try vocabularies() {
      for impossibility in vocabulary.impossible {
        for condition in impossibility.when {
          // A domestic request is direct; the channel that is usual is that of a foreign one.
          let names = Set(condition.limits.keys.map { vocabulary.variables[$0].id })
          if names == ["requester", "channel"] { continue }
          // Of the facts that exclude each other, one at least has to be stated: it is not what nobody need say.
          let stated = condition.limits.contains { index, limit in
            let variable = vocabulary.variables[index]
            guard let usual = variable.usual ?? variable.whenSilent?.values.first else { return true }
            switch limit {
            case .values(let values): return !values.contains(usual)
            case .numbers(let ranges): return !ranges.contains { $0.contains(usual) }
            }
          }
          #expect(stated, "\(impossibility.because)")
        }
      }
    }
  }

  @Test(
    "Every word has a phrase and a label in every language, and no two words of a variable the same",
    arguments: ["de", "fr"])
  func translations(language: String) throws {
    for variable in try Self.lawBook.get().conduct.variables {
      #expect(variable.label.translations[language] != nil, "\(variable.id)")
      if variable.kind == .number {
        #expect(variable.numberPhrase?.translations[language] != nil, "\(variable.id)")
      }
      let values = variable.values + variable.groups
      for value in values {
        #expect(value.phrase.translations[language] != nil, "\(variable.id): \(value.id)")
      }
      #expect(Set(values.compactMap { $0.phrase.translations[language] }).count == values.count, "\(variable.id)")
      #expect(Set(values.map(\.phrase.english)).count == values.count, "\(variable.id)")
    }
  }

  @Test("Every result has a word for the intent at it, but for those whose definition says that it has none")
  func results() throws {
    let variables = try Self.lawBook.get().conduct.variables
    let results = variables.filter(\.isResult)
    #expect(results.count >= 10)
    for result in results {
      if let intended = result.intendedIn {
        #expect(variables[intended].values.count == result.values.count, "\(result.id)")
      } else if result.attemptedWhen.isEmpty {
        #expect(result.definition.contains("has no word"), "\(result.id)")
      }
    }
  }
}
