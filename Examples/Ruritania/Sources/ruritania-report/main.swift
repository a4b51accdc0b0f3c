// SPDX-License-Identifier: Apache-2.0

import Comity
import Ruritania

// The law as it is, and as it would be if the bill passed.
for bills in [[], Ruritania.bills] {
  let law = try Ruritania.library.load(jurisdictions: ["XR"], treaties: ["strelsau-2025"], with: bills)
  let report = try Mapper(law).report(on: "XR", to: "strelsau-2025", asOf: CalendarDate("2026-11-23")!)
  print(report.rendered(as: .text))
}
