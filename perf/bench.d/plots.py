"""The report's pictures: SVG by gnuplot."""
import statistics
import subprocess

STYLE = """set terminal svg size 900,420 font "sans-serif,13" background "white"
set border 3
set xtics nomirror
set ytics nomirror
set yrange [0:*]
set grid ytics lc rgb "#dddddd"
set key above horizontal
set datafile missing "-"
"""


def of_project(directory, runs, project):
    """Draws what there is to draw of a project; gives file names and what they show."""
    pictures = []
    for scale in sorted({case[0] for case in runs.cases if case[2] == project}):
        walls = {case[1]: {tool: statistics.median(float(row["wall_s"]) for row in rows) for tool, rows in tools.items()}
                 for case, tools in runs.cases.items() if case[2] == project and case[0] == scale}
        suffix = "" if scale == 1 else f"-x{scale:g}"
        pictures.append(bars(directory, f"wall-{project}{suffix}", f"{project}: seconds", list(walls), runs.tools(), walls))
        for kind, what in (("scale", "equal workers of 0.15 CPU"), ("equal", "workers that share 0.75 CPU")):
            points = sorted((int(name[len(kind):]), each) for name, each in walls.items() if name.startswith(kind))
            if len(points) > 1:
                pictures.append(lines(directory, f"{kind}-{project}{suffix}", f"{project}: seconds with {what}", points, runs.tools()))
    pictures.append(profile(directory, project))
    return pictures


def bars(directory, name, title, scenarios, tools, walls):
    rows = [f'"{scenario}" ' + " ".join(shown(walls[scenario].get(tool)) for tool in tools) for scenario in scenarios]
    draws = ", ".join(f'$rows using {i + 2}:xtic(1) title "{tool}"' for i, tool in enumerate(tools))
    return draw(directory, name, title, rows, "set style data histograms\nset style fill solid 0.8\n", draws)


def lines(directory, name, title, points, tools):
    rows = [f"{count} " + " ".join(shown(each.get(tool)) for tool in tools) for count, each in points]
    draws = ", ".join(f'$rows using 1:{i + 2} with linespoints lw 2 pt 7 title "{tool}"' for i, tool in enumerate(tools))
    return draw(directory, name, title, rows, 'set xlabel "workers"\nset xrange [0:*]\nset xtics 1\n', draws)


def profile(directory, project):
    costs = sorted((seconds for seconds, _ in file_costs(directory, project)), reverse=True)
    rows = [f"{place} {seconds}" for place, seconds in enumerate(costs, 1)]
    settings = f'set key off\nset style fill solid 0.8\nset xlabel "files, heaviest first"\nset xrange [0:{len(costs) + 1}]\n'
    return draw(directory, f"files-{project}", f"{project}: CPU seconds of each file", rows, settings, "$rows with boxes")


def draw(directory, name, title, rows, settings, draws):
    script = "\n".join(["$rows << EOD", *rows, "EOD", STYLE, settings, f'set title "{title}"',
                        f'set output "{directory / name}.svg"', "plot " + draws])
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return f"{name}.svg", title


def file_costs(directory, project):
    """Seconds and source of each compile in the direct build."""
    for line in (directory / f"times-{project}").read_text().splitlines():
        seconds, source = line.split(" ", 1)
        yield float(seconds), source


def shown(value):
    return "-" if value is None else f"{value:.2f}"
