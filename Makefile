# The commands of the README. Each installs what it needs.
.PHONY: report test check solver-check report-check install-libyaml bench static

COUNTRY ?= DE
TREATY ?= budapest-2001

# Folders or files with law of your own.
MODULES ?=

# A report: make report COUNTRY=JP TREATY=un-cybercrime-2024, make report COUNTRY=XR MODULES=laws
report: install-libyaml
	@if [ ! -x .build/release/comity ]; then echo "Building comity; this takes some minutes, once." >&2; fi
	@swift build -c release --product comity >&2
	@.build/release/comity report $(COUNTRY) --treaty $(TREATY) $(foreach path,$(MODULES),--modules $(path))
	@echo "The program is $(CURDIR)/.build/release/comity; try '.build/release/comity --help'." >&2

# The suites that read the whole bundled law, hostile files, or build a package of their own run one after the other: side
# by side on a small machine they would wait for each other longer than a test may take.
test: install-libyaml
	swift build --build-tests $(TEST_FLAGS)
	swift test --skip-build $(TEST_FLAGS) --skip '^ComityTests\.|MistakeTests|FilesTests|HostileFile|LimitTests|BillTests|ModulesTests|LanguageTests|Consumer'
	swift test --skip-build $(TEST_FLAGS) --filter 'ModulesTests'
	swift test --skip-build $(TEST_FLAGS) --filter 'HostileFile'
	swift test --skip-build $(TEST_FLAGS) --filter 'LimitTests'
	swift test --skip-build $(TEST_FLAGS) --filter 'BillTests|LanguageTests'
	swift test --skip-build $(TEST_FLAGS) --filter '^ComityTests\.'
	swift test --skip-build $(TEST_FLAGS) --filter 'MistakeTests|FilesTests'
	swift test --skip-build $(TEST_FLAGS) --filter 'Consumer'

check: install-libyaml
	swift run comity check

# libyaml is the YAML parser; nothing is done where its header is there.
install-libyaml:
	@if [ -e /usr/include/yaml.h ] || pkg-config --exists yaml-0.1 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq libyaml-dev; \
	else echo "install libyaml and its header first: 'brew install libyaml' on macOS" >&2; exit 1; fi

# A few thousand random and adversarial queries, answered by the algebra and by a SAT solver.
solver-check: install-libyaml
	@swift build --product comity-algebra-queries 2>&1 | grep -E 'error' >&2 || true
	@python3 -m venv .build/solver-venv && .build/solver-venv/bin/pip install --quiet python-sat
	@.build/debug/comity-algebra-queries 1 2000 > .build/queries.jsonl
	@.build/solver-venv/bin/python Tests/Solver/compare.py .build/queries.jsonl

# A report on seven countries and two treaties: its page looked at in a headless Chromium, its JSON and its SARIF held
# against their schemas (SARIF=FILE names a copy of the official one).
report-check: install-libyaml
	@swift build --product comity 2>&1 | grep -E 'error' >&2 || true
	@mkdir -p .build/report-check && .build/debug/comity report CN DE EE ES FR JP US \
	  --treaty budapest-2001 un-cybercrime-2024 --format html=.build/report-check/report.html \
	  --format json=.build/report-check/report.json --format sarif=.build/report-check/report.sarif
	@python3 -m venv .build/report-venv && .build/report-venv/bin/pip install --quiet jsonschema
	@.build/report-venv/bin/python Tests/ComityReportsTests/Scripts/validate.py \
	  Sources/ComityReports/Schemas/report-1.schema.json .build/report-check/report.json
	@if [ -n "$(SARIF)" ]; then .build/report-venv/bin/python Tests/ComityReportsTests/Scripts/validate.py \
	  "$(SARIF)" .build/report-check/report.sarif; fi
	@.build/debug/comity matrix --format html=.build/report-check/matrix.html
	@python3 Tests/ComityReportsTests/Scripts/look.py .build/report-check/matrix.html
	@python3 Tests/ComityReportsTests/Scripts/look.py .build/report-check/report.html .build/report-check

bench: install-libyaml
	swift run -c release comity-bench

# One file to hand out, with no dynamic library.
static: install-libyaml
	swift build -c release --product comity -Xswiftc -static-executable --scratch-path .build-static
