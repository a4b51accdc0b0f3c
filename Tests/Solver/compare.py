#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares the answers of the region algebra with those of a SAT solver.

Reads the lines that `comity-algebra-queries` writes. Each question is encoded from scratch: a Boolean per value, exactly
one true per variable. The solver must find a case exactly if the engine did; every witness is checked by looking at
its values, and every uncovered cube by asking the solver for a point of it that is covered.
"""

import itertools
import json
import sys
import time

try:
    from pysat.solvers import Cadical153

    BACKEND = "CaDiCaL 1.5.3 (python-sat)"
except ImportError:
    Cadical153 = None
    import clingo

    BACKEND = f"clingo {clingo.__version__}"


class Formula:
    """Clauses over one Boolean per value and further ones as needed."""

    def __init__(self, sizes):
        self.clauses = []
        self.top = 0
        self.value = [[self.new() for _ in range(size)] for size in sizes]
        for values in self.value:
            self.clauses.append(list(values))
            for a, b in itertools.combinations(values, 2):
                self.clauses.append([-a, -b])

    def new(self):
        self.top += 1
        return self.top

    def in_cube(self, cube):
        """Clauses that together say: the point is in the cube."""
        return [[self.value[int(v)][x] for x in allowed] for v, allowed in cube.items()]

    def not_in_cube(self, cube):
        """One clause that says: the point is not in the cube."""
        clause = []
        for v, allowed in cube.items():
            row, inside = self.value[int(v)], set(allowed)
            clause += [row[x] for x in range(len(row)) if x not in inside]
        return clause

    def require_in(self, region):
        chosen = []
        for term in region:
            this = self.new()
            chosen.append(this)
            self.clauses += [[-this] + c for c in self.in_cube(term["cube"])]
            self.clauses += [[-this] + self.not_in_cube(e) for e in term["exclusions"]]
        self.clauses.append(chosen)

    def require_out(self, region):
        for term in region:
            # Out of the cube, or in one of the exclusions.
            clause = self.not_in_cube(term["cube"])
            for exclusion in term["exclusions"]:
                this = self.new()
                self.clauses += [[-this] + c for c in self.in_cube(exclusion)]
                clause = clause + [this]
            self.clauses.append(clause)

    def satisfiable(self):
        if Cadical153 is not None:
            with Cadical153(bootstrap_with=self.clauses) as solver:
                return solver.solve()
        control = clingo.Control()
        with control.backend() as backend:
            atoms = [0] + [backend.add_atom() for _ in range(self.top)]
            backend.add_rule(atoms[1:], choice=True)
            for clause in self.clauses:
                backend.add_rule([], [-atoms[x] if x > 0 else atoms[-x] for x in clause])
        return control.solve().satisfiable


def in_cube(point, cube):
    return all(point[int(v)] in allowed for v, allowed in cube.items())


def in_region(point, region):
    return any(
        in_cube(point, t["cube"]) and not any(in_cube(point, e) for e in t["exclusions"]) for t in region
    )


def problems(query):
    sizes, inside, other = query["sizes"], query["inside"], query["other"]
    overlap = query["kind"] == "overlap"
    formula = Formula(sizes)
    formula.require_in(inside)
    (formula.require_in if overlap else formula.require_out)(other)
    expected, point = formula.satisfiable(), query["witness"]
    if expected != (point is not None):
        yield f"the solver says {'yes' if expected else 'no'}"
    if point is not None:
        if len(point) != len(sizes) or not all(0 <= x < n for x, n in zip(point, sizes)):
            yield "the witness is not a point"
        elif not in_region(point, inside) or in_region(point, other) != overlap:
            yield "the witness is not where it should be"
    if not overlap and expected != bool(query["cubes"]):
        yield "the uncovered cubes say otherwise"
    for cube in query["cubes"]:
        # A point of the cube that is in the cover, and one that is not in the region: there must be none.
        for require in (lambda f: f.require_in(other), lambda f: f.require_out(inside)):
            formula = Formula(sizes)
            formula.clauses += formula.in_cube(cube)
            require(formula)
            if formula.satisfiable():
                yield "an uncovered cube reaches too far"


def main():
    counts, yes, witnesses, cubes, wrong = {}, 0, 0, 0, 0
    start = time.time()
    with open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin as lines:
        for number, line in enumerate(lines, 1):
            query = json.loads(line)
            counts[query["kind"]] = counts.get(query["kind"], 0) + 1
            witnesses += query["witness"] is not None
            cubes += len(query["cubes"])
            for problem in problems(query):
                wrong += 1
                print(f"line {number}: {problem}")
    total = sum(counts.values())
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items()))
    print(
        f"{total} questions ({kinds}), {witnesses} witnesses and {cubes} uncovered cubes checked with {BACKEND}: "
        f"{wrong} differences, {time.time() - start:.0f} s"
    )
    return 1 if wrong or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
