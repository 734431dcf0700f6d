#!/usr/bin/env python3
"""From runs.csv to a report in Markdown with plots, or to the README's section.

    report.py [--readme] DIR      DIR as perf/bench fills it: runs.csv, about, times-PROJECT

A run is left out if others used more than OTHERS percent of a processor meanwhile: they take caches and turbo from what is
measured, and with them its CPU seconds. It is kept if its tool has no quieter run of that scenario and project.
"""
import csv
import pathlib
import statistics
import sys
from collections import defaultdict

import plots

TOOLS = ["plain", "builder", "distcc", "distcc-localhost", "distcc-pump", "icecream", "hybridgrid", "hybridgrid-driver", "hybridgrid-again"]
OURS = "hybridgrid"
OTHERS = 30


class Runs:
    """The rows of runs.csv that have ended well, by scale, scenario, project and tool."""

    def __init__(self, path):
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file))
        ended = [row for row in rows if row["wall_s"]]
        self.failed = [row for row in rows if not row["wall_s"]]
        self.cases = defaultdict(lambda: defaultdict(list))
        for row in ended:
            self.cases[(float(row["scale"]), row["scenario"], row["project"])][row["tool"]].append(row)
        for tools in self.cases.values():
            for tool, each in tools.items():
                tools[tool] = [row for row in each if others(row) <= OTHERS] or each
        self.good = [row for tools in self.cases.values() for each in tools.values() for row in each]
        self.left_out = len(ended) - len(self.good)

    def tools(self):
        used = {row["tool"] for row in self.good}
        return [tool for tool in TOOLS if tool in used] + sorted(used - set(TOOLS))

    def projects(self):
        return list(dict.fromkeys(row["project"] for row in self.good))


def others(row):
    """What ran beside the containers, in percent of one processor."""
    return 100 * float(row["other_cpu_s"]) / float(row["wall_s"])


def numbers(rows, column):
    return [float(row[column]) for row in rows if row[column]]


def median(values):
    return statistics.median(values) if values else None


def half_spread(values):
    """Half of the distance between the quartiles; of two values, half of their distance."""
    if len(values) < 2:
        return 0.0
    if len(values) < 4:
        return (max(values) - min(values)) / 2
    lower, _, upper = statistics.quantiles(values, n=4, method="inclusive")
    return (upper - lower) / 2


def by_round(tools, tool, other):
    """The median of TOOL's time by OTHER's, each pair from the same round, so that a busy minute hits both."""
    theirs = defaultdict(list)
    for row in tools.get(other, []):
        theirs[row["round"]].append(float(row["wall_s"]))
    ratios = [float(row["wall_s"]) / median(theirs[row["round"]]) for row in tools[tool] if theirs[row["round"]]]
    return median(ratios)


def shown(value, digits=1):
    return "" if value is None else f"{value:.{digits}f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def title(case):
    scale, scenario, project = case
    return f"{project}, {scenario}" + ("" if scale == 1 else f", limits times {scale:g}")


def case_table(runs, tools):
    rows = []
    for tool in (tool for tool in runs.tools() if tool in tools):
        each = tools[tool]
        walls = numbers(each, "wall_s")
        compared = numbers(each, "same_objects"), numbers(each, "objects")
        remote, local = median(numbers(each, "remote")), median(numbers(each, "local"))
        rows.append([
            tool, str(len(each)), each[0]["jobs"], f"{shown(median(walls))} ± {shown(half_spread(walls))}",
            shown(by_round(tools, tool, "plain"), 2), shown(by_round(tools, tool, OURS), 2),
            shown(median(numbers(each, "builder_cpu_s"))), shown(median(numbers(each, "total_cpu_s"))),
            "" if remote is None else f"{remote:.0f} of {remote + local:.0f}",
            "all" if compared[0] == compared[1] else f"{min(compared[0]):.0f} of {max(compared[1]):.0f}"])
    return table(["tool", "runs", "-j", "wall s", "by plain", f"by {OURS}", "builder CPU s", "all CPU s", "compiled remotely",
                  "same objects"], rows)


def noise(runs):
    calibration = numbers(runs.good, "calibration_ms")
    other = [others(row) for row in runs.good]
    steal = [100 * s / w for s, w in zip(numbers(runs.good, "steal_s"), numbers(runs.good, "wall_s"))]
    return (f"A fixed piece of work on all processors, before each run: {median(calibration):.0f} ms "
            f"± {100 * half_spread(calibration) / median(calibration):.0f} % (from {min(calibration):.0f} to {max(calibration):.0f}). "
            f"Outside the containers, Docker's and the network's work included: {median(other):.0f} % of one processor, "
            f"at most {max(other):.0f} %; runs left out because that was more than {OTHERS} %: {runs.left_out}. Taken by the hypervisor: {median(steal):.1f} %, at most {max(steal):.0f} %.")


def report(directory, runs):
    print("# Benchmark\n")
    print((directory / "about").read_text().replace("\n", "  \n"))
    print("Columns, scenarios and what each tool was given: docs/benchmarks.md. Wall: median ± half of the distance between the "
          "quartiles. `by plain`, `by hybridgrid`: the tool's time by that one's of the same round, median; more than 1 is slower.\n")
    print("## Noise\n\n" + noise(runs) + "\n")
    for project in runs.projects():
        print(f"## {project}\n")
        for picture, text in plots.of_project(directory, runs, project):
            print(f"![{text}]({picture})\n")
        for case in (case for case in runs.cases if case[2] == project):
            print(f"### {title(case)}\n\n{case_table(runs, runs.cases[case])}\n")
        print(heavy_files(directory, project))
    for row in runs.failed:
        print(f"FAILED: {row['tool']}, {row['scenario']}, {row['project']}, round {row['round']}, {row['time']}\n")


def heavy_files(directory, project):
    costs = sorted(plots.file_costs(directory, project), reverse=True)
    whole = sum(seconds for seconds, _ in costs)
    rows = [[f"`{source}`", f"{seconds:.2f}", f"{100 * seconds / whole:.1f} %"] for seconds, source in costs[:10]]
    return (f"### The heaviest of {len(costs)} files\n\nCPU seconds in the direct build; {whole:.0f} s in all.\n\n"
            + table(["source", "s", "share"], rows) + "\n")


def workers(shares):
    if len(shares) > 1 and len(set(shares)) == 1:
        return f"{len(shares)} workers of {shares[0]}"
    return ("workers of " if len(shares) > 1 else "a worker of ") + ", ".join(shares)


def readme(directory, runs):
    about = dict(line.split(": ", 1) for line in (directory / "about").read_text().splitlines() if ": " in line)
    tools = runs.tools()
    rows = []
    shares = dict(line.split(None, 1) for line in (pathlib.Path(__file__).parent / "scenarios").read_text().splitlines()
                  if line and not line.startswith("#"))
    for case in sorted(runs.cases, key=lambda case: (case[2], case[0])):
        medians = {tool: median(numbers(each, "wall_s")) for tool, each in runs.cases[case].items()}
        best = min(seconds for tool, seconds in medians.items() if tool not in ("plain", "hybridgrid-again"))
        rounds = [len(each) for each in runs.cases[case].values()]
        rows.append([f"{title(case)}: {workers(shares[case[1]].split())}",
                     f"{min(rounds)} to {max(rounds)}" if min(rounds) < max(rounds) else f"{rounds[0]}"] + [
            "" if tool not in medians else f"**{medians[tool]:.1f}**" if medians[tool] == best else f"{medians[tool]:.1f}"
            for tool in tools])
    print("Seconds of wall clock, medians of so many runs, the tools taking turns; the shortest time, `plain` aside, is bold. Each machine is a container with a "
          "share of a CPU: a builder with 0.5 drives `make`, workers have the shares that are named. `plain` is `make` in one container with "
          "the sum of them all: no alternative to a cluster, but a bound for it."
          + (" `hybridgrid-again` is its second build of the project in a cluster's life, all others' is the first.\n" if "hybridgrid-again" in tools else "\n"))
    print(table(["project, scenario", "runs"] + tools, rows) + "\n")
    print(f"On {about['processors']}, {about['memory']}, {about['kernel']}, Docker {about['docker']}; {about['compiler']}; "
          f"{about['java']}; distcc {about['distcc']}; icecream {about['icecream']}; Hybridgrid {about['hybridgrid']}. " + noise(runs)
          + "\n\nWhat each tool was given, and how to repeat it: [docs/benchmarks.md](docs/benchmarks.md).")


def main():
    words = [word for word in sys.argv[1:] if word != "--readme"]
    directory = pathlib.Path(words[0])
    runs = Runs(directory / "runs.csv")
    if not runs.good:
        sys.exit("report: no run has ended well")
    (readme if "--readme" in sys.argv else report)(directory, runs)


if __name__ == "__main__":
    main()
