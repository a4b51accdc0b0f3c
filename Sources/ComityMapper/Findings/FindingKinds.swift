// SPDX-License-Identifier: Apache-2.0

import ComityCore

extension Finding.Kind {
  /// Every kind there is, in the order of the reference.
  public static let allCases: [Finding.Kind] = [
    .gap, .carveOutGap, .declarationUnneeded, .declarationInsufficient, .declarationNotPermitted, .overreach,
    .missingSafeguard, .noLegalBasis, .collision, .refusalAvailable, .sanctionShort, .seriousCrimeExposure,
    .treatyConflict,
  ]
}

/// What is looked for over all requirements on conduct at once; what hangs on the answer to one of them is found with it.
let searchesOverConduct: [@Sendable (ConductInquiry, [ConductInquiry.Established]) -> [Finding]] = [
  { conduct, established in
    conduct.state.countsDeclarations
      ? conduct.declarationFindings(established.map(\.answer), .conduct, on: conduct.date) : []
  },
  { $0.overreachFindings($1) },
  { $0.thresholdFindings($1) },
  { conduct, _ in conduct.exposureFindings() },
]
