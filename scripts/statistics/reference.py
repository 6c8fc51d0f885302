"""Reference values for the statistics of eval suites, by SciPy, statsmodels and R.

    apt-get install python3-scipy python3-statsmodels r-base-core
    /usr/bin/python3 scripts/statistics/reference.py > test/fixtures/statistics/reference.json

Draws the inputs (ties and zeros included) from a fixed seed. Where SciPy or statsmodels and R both have a method, they must
agree to 1e-9 or this stops. The tests read the written file; they need neither program.
"""

import json
import platform
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

import numpy
import scipy
import statsmodels
from scipy import stats
from scipy.stats._resampling import BootstrapResult
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

SEED = 20261121
COUNT = 200
random = numpy.random.default_rng(SEED)


def short(value):
    """12 significant digits; None for what is not a number."""
    if value is None or not numpy.isfinite(value):
        return None
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(f"{value:.12g}")


def agree(one, other):
    if not numpy.allclose(one, other, rtol=1e-9, atol=1e-9, equal_nan=True):
        sys.exit(f"SciPy and R disagree: {one} and {other}")


def draw_table():
    n = int(random.integers(1, 400))
    cells = random.multinomial(n, random.dirichlet([3, 0.4, 0.4, 0.6]))
    return [int(cell) for cell in cells]


def draw_shares():
    """Passes of some flaky, some steady cases; sometimes all alike."""
    n, repeats = int(random.integers(2, 40)), int(random.integers(1, 6))
    chance = numpy.where(random.random(n) < 0.4, random.random(n), (random.random(n) < 0.8) * 1.0)
    drift = numpy.clip(chance - random.choice([0, 0, 0.1, 0.3]), 0, 1)
    return repeats, random.binomial(repeats, chance).tolist(), random.binomial(repeats, drift).tolist()


def draw_differences(index):
    n = int(random.integers(3, 70))
    if index % 3 == 0:
        # No ties, no zeros: the exact distribution where n allows.
        size = min(n, 50)
        return (random.permutation(numpy.arange(1, size + 1)) * random.choice([-1, 1], size) / 100).tolist()
    steps = random.integers(-8, 10, n) / 20
    return [round(float(step), 2) for step in (steps if numpy.any(steps) else steps + 0.05)]


def wilson_rows():
    rows = []
    for _ in range(COUNT):
        n = int(random.integers(1, 2000))
        x = int(random.choice([0, n, random.integers(0, n + 1)]))
        rows.append([x, n, *map(short, proportion_confint(x, n, method="wilson"))])
    return rows


def bootstrap_rows():
    """Ratio of two means; SciPy's own BCa and percentile intervals of resamples drawn here."""
    rows = []
    for _ in range(20):
        n, resamples = int(random.integers(8, 25)), 60
        before = numpy.round(random.lognormal(0, 0.6, n), 2)
        after = numpy.round(before * random.lognormal(0.1, 0.4, n), 2)
        indices = random.integers(0, n, (resamples, n))
        ratio = lambda x, y, axis=-1: y.sum(axis=axis) / x.sum(axis=axis)
        drawn = BootstrapResult(None, None, ratio(before[indices], after[indices]))
        drawn.bootstrap_distribution = ratio(before[indices], after[indices])
        bounds = stats.bootstrap((before, after), ratio, paired=True, method="BCa", n_resamples=0, bootstrap_result=drawn).confidence_interval
        rows.append([before.tolist(), after.tolist(), indices.ravel().tolist(), short(ratio(before, after)), short(bounds.low), short(bounds.high)])
    return rows


def loss_rows():
    """Chance of losses by dealing the passes of every case out at random, over all deals, from SciPy's hypergeometric distribution."""
    rows = []
    for _ in range(60):
        cases, allowed = [], int(random.integers(0, 3))
        deals, observed = [], []
        for _ in range(int(random.integers(1, 6))):
            first, second = int(random.integers(1, 6)), int(random.integers(1, 6))
            passed = [int(random.integers(0, first + 1)), int(random.integers(0, second + 1))]
            dealt = stats.hypergeom(first + second, sum(passed), first)
            drop = lambda kept: kept / first - (sum(passed) - kept) / second
            possible = [kept for kept in range(first + 1) if dealt.pmf(kept) > 0]
            weight = lambda kept: -numpy.log(sum(dealt.pmf(k) for k in possible if k >= kept)) if drop(kept) > 0.5 + 1e-12 else 0.0
            cases.append([passed[0], first, passed[1], second])
            deals.append([(weight(kept), dealt.pmf(kept)) for kept in possible])
            observed.append(weight(passed[0]))
        # Sums are equal when they differ by less than the bins of the code: weights come from the same few values.
        target = sum(sorted(observed, reverse=True)[allowed:])
        total = sum(numpy.prod([chance for _, chance in deal]) for deal in product(*deals) if sum(w for w, _ in deal) >= target - 0.03)
        rows.append([allowed, cases, short(total if target > 0 else 1)])
    return rows


def ask_r(inputs):
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in inputs.items():
            Path(folder, f"{name}.in").write_text("\n".join(" ".join(map(repr, row)) for row in rows) + "\n")
        subprocess.run(["Rscript", str(Path(__file__).with_name("reference.R")), folder], check=True)
        read = lambda name: [[float(cell) if cell != "NA" else float("nan") for cell in line.split()] for line in Path(folder, f"{name}.out").read_text().splitlines()]
        return {name: read(name) for name in inputs}, Path(folder, "version").read_text().strip()


def main():
    tables = [draw_table() for _ in range(COUNT)]
    shares = [draw_shares() for _ in range(COUNT)]
    differences = [draw_differences(index) for index in range(COUNT)]
    p_values = [numpy.round(random.random(int(random.integers(1, 9))) ** 3, 4).tolist() for _ in range(COUNT)]
    samples = [[float(random.choice([0.5, 0.95, 0.99])), *numpy.round(random.lognormal(6, 0.5, int(random.integers(1, 140)))).tolist()] for _ in range(COUNT)]
    from_r, r_version = ask_r({
        "tables": tables,
        "shares": [[repeats, *before, *after] for repeats, before, after in shares],
        "wilcoxon": differences,
        "holm": p_values,
        "quantiles": samples,
    })

    for (both, lost, won, neither), row in zip(tables, from_r["tables"]):
        agree(mcnemar([[both, lost], [won, neither]], exact=True).pvalue if lost + won else 1, row[6])
    wilcoxon = []
    for values, (statistic, approximate, exact) in zip(differences, from_r["wilcoxon"]):
        agree(stats.wilcoxon(values, zero_method="wilcox", correction=False, method="approx").pvalue, approximate)
        if numpy.isfinite(exact):
            agree(stats.wilcoxon(values, method="exact").pvalue, exact)
        spread = numpy.std(values, ddof=1)
        wilcoxon.append([values, short(statistic), short(approximate), short(exact), short(numpy.mean(values) / spread) if spread > 1e-12 else None])
    for values, row in zip(p_values, from_r["holm"]):
        agree(multipletests(values, method="holm")[1], row)
    for (p, *values), (_, low, high) in zip(samples, from_r["quantiles"]):
        agree([stats.binom.ppf(0.025, len(values), p), stats.binom.ppf(0.975, len(values), p) + 1], [low, high])

    print(json.dumps({
        "from": {"python": platform.python_version(), "scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "r": r_version, "seed": SEED},
        "tables": [[*cells, *map(short, row)] for cells, row in zip(tables, from_r["tables"])],
        "shares": [[repeats, before, after, *map(short, row)] for (repeats, before, after), row in zip(shares, from_r["shares"])],
        "wilcoxon": wilcoxon,
        "holm": [[values, [short(value) for value in row]] for values, row in zip(p_values, from_r["holm"])],
        "quantiles": [[p, values, *map(short, row)] for (p, *values), row in zip(samples, from_r["quantiles"])],
        "wilson": wilson_rows(),
        "bootstrap": bootstrap_rows(),
        "losses": loss_rows(),
    }, separators=(",", ":")))


main()
