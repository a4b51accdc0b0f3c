# The commands of the README. Each installs what it needs.
.PHONY: report test test-consumer test-growth documentation check solver-check schema-check report-check install-libyaml install-chromium bench growth fuzz static

SHELL = /bin/bash

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

# Tests are built with optimization, since many of them read the whole bundled law; assertions stay on.
TEST_FLAGS = -c release --scratch-path .build/tests -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug \
  -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
# Without --build-tests the compiler would begin anew, with other flags.
BUILT = .build/tests/release

# What failed is said again at the end, since the tests run side by side and print thousands of lines.
test: install-libyaml
	@mkdir -p .build; set -o pipefail; swift test $(TEST_FLAGS) --skip Consumer --skip Growth 2>&1 | tee .build/tests.log || \
	  { echo "These failed:"; grep -A 3 -E '✘|error:' .build/tests.log | grep -v -E '◇|✔'; exit 1; }

# A package of someone else, built from outside with the plugins and the library.
test-consumer: install-libyaml
	swift test $(TEST_FLAGS) --filter Consumer

# How time grows with the size of a module, by processes of their own, while no other test runs.
test-growth: install-libyaml
	swift test $(TEST_FLAGS) --filter Growth

# The pages of what `import Comity` gives, in .build/documentation; fails where a link leads nowhere.
documentation: install-libyaml
	@swift build $(TEST_FLAGS) --build-tests >/dev/null
	@Tests/Documentation/build $(BUILT)/Modules .build/documentation

check: install-libyaml
	swift run comity check

# libyaml is the YAML parser; nothing is done where its header is there.
install-libyaml:
	@if [ -e /usr/include/yaml.h ] || pkg-config --exists yaml-0.1 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq libyaml-dev; \
	else echo "install libyaml and its header first: 'brew install libyaml' on macOS" >&2; exit 1; fi

# A browser that looks at reports, on Debian.
install-chromium:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; elif command -v apt-get >/dev/null; then \
	  SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo "install Chromium first" >&2; exit 1; fi

# A few thousand random and adversarial queries, answered by the algebra and by a SAT solver.
solver-check: install-libyaml
	@swift build $(TEST_FLAGS) --build-tests >/dev/null
	@python3 -m venv .build/solver-venv && .build/solver-venv/bin/pip install --quiet python-sat
	@$(BUILT)/comity-algebra-queries 1 2000 > .build/queries.jsonl
	@.build/solver-venv/bin/python Tests/Solver/compare.py .build/queries.jsonl

# Every bundled file and every bad module of the tests, held against the published schemas by readers that others use.
schema-check:
	@python3 -m venv .build/schema-venv && .build/schema-venv/bin/pip install --quiet PyYAML jsonschema
	@.build/schema-venv/bin/python Tests/Schemas/compare.py .

# A report on seven countries and two treaties: its page looked at in a headless Chromium, its JSON and its SARIF held
# against their schemas (SARIF=FILE names a copy of the official one).
report-check: install-libyaml install-chromium
	@swift build $(TEST_FLAGS) --build-tests >/dev/null
	@mkdir -p .build/report-check && $(BUILT)/comity report CN DE EE ES FR JP US \
	  --treaty budapest-2001 un-cybercrime-2024 --format html=.build/report-check/report.html \
	  --format json=.build/report-check/report.json --format sarif=.build/report-check/report.sarif
	@python3 -m venv .build/report-venv && .build/report-venv/bin/pip install --quiet jsonschema
	@.build/report-venv/bin/python Tests/ComityReportsTests/Scripts/validate.py \
	  Sources/ComityReports/Schemas/report-1.schema.json .build/report-check/report.json
	@if [ -n "$(SARIF)" ]; then .build/report-venv/bin/python Tests/ComityReportsTests/Scripts/validate.py \
	  "$(SARIF)" .build/report-check/report.sarif; fi
	@$(BUILT)/comity matrix --format html=.build/report-check/matrix.html
	@python3 Tests/ComityReportsTests/Scripts/look.py .build/report-check/matrix.html
	@python3 Tests/ComityReportsTests/Scripts/look.py .build/report-check/report.html .build/report-check

bench: install-libyaml
	swift run -c release comity-bench

# How time and memory grow with the size of a module: make growth, make growth RESPECTS="offenses exceptions"
growth: install-libyaml
	swift run -c release comity-bench growth $(RESPECTS)

# Inputs that nobody would write, guided by what they reach: make fuzz SECONDS=600; the first build takes some minutes.
SECONDS ?= 60
fuzz: install-libyaml
	Tests/Fuzzing/run $(SECONDS)

# One file to hand out, with no dynamic library.
static: install-libyaml
	swift build -c release --product comity -Xswiftc -static-executable --scratch-path .build-static
