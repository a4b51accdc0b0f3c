// SPDX-License-Identifier: Apache-2.0

import Comity
import Modules

let lawBook = try LawBook.load(jurisdictions: ["DE"], treaties: ["budapest-2001"], and: Modules.texts)
for module in lawBook.modules {
  let report = try Mapper(lawBook).report(
    on: module.jurisdiction.code, to: "budapest-2001", asOf: CalendarDate("2026-11-23")!)
  for assessment in report.assessments {
    print(module.jurisdiction.code, assessment.requirement.id, assessment.status.rawValue)
  }
}
