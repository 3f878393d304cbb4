"""Read a result from its trail alone, as a stranger with pencil and paper would.

Knows the formula language and the names of steps; nothing of schemes, inputs or the engine.
"""

from fractions import Fraction


def count(sought, *rest):
    """How many of the rest are *sought*."""
    return Fraction(sum(each == sought for each in rest))


def place(sought, *rest):
    """At which place among the rest *sought* stands, counted from 1."""
    return Fraction(list(rest).index(sought) + 1)


def apportion(which, digits, whole, *shares):
    """The which-th of the shares, rounded so that all of them add up to *whole*."""
    grain = Fraction(1, 10 ** int(digits))
    down = [share - share % grain for share in shares]
    missing = int((whole - sum(down)) / grain)
    by_loss = sorted(range(len(shares)), key=lambda at: -(shares[at] - down[at]))
    return down[int(which) - 1] + (grain if int(which) - 1 in by_loss[:missing] else 0)


PREDICATES = ("very_good", "good", "fair", "needs_improvement", "poor", "very_poor")
WORDS = {
    "min": min,
    "max": max,
    "count": count,
    "place": place,
    "apportion": apportion,
    "worse": lambda *both: max(both, key=PREDICATES.index),
    "__builtins__": {},
}


def value_of(written):
    """A number, or a word."""
    return Fraction(written) if written.lstrip("-")[:1].isdigit() else written


def operands_of(step, done):
    """The operands of a step; one that comes from an earlier step must say what that step gave."""
    operands = {}
    for entry in step["inputs"]:
        name, _, rest = entry.partition(" = ")
        written, _, origin = rest.partition(" @ ")
        operands[name] = value_of(written)
        kind, _, key = origin.partition(":")
        if kind == "step" and done[key] != operands[name]:
            raise AssertionError(f"{step['id']}: {entry}, but the step gave {done[key]}")
    return operands


def half_up(value, digits):
    """Round *value*, halves away from zero."""
    sign = -1 if value < 0 else 1
    return sign * Fraction(int(abs(value) * 10**digits + Fraction(1, 2)), 10**digits)


def work_out(trail):
    """Do every step again; the first that gives something else than it says is an error."""
    done = {}
    for step in trail:
        value = eval(step["formula"], WORDS, operands_of(step, done))  # noqa: S307  formulas of our own trail
        stated = step["outcome"] if step["exact"] is None else Fraction(step["exact"])
        if value != stated:
            raise AssertionError(f"{step['id']}: {value}, not {stated}")
        if step["rounded"] is not None:
            value = half_up(value, len(step["rounded"].partition(".")[2]))
            if value != Fraction(step["rounded"]):
                raise AssertionError(f"{step['id']}: {value}, not {step['rounded']}")
        done[step["id"]] = value
    return done


def under(done, prefix):
    """The values of all steps below *prefix*, by the rest of their ids."""
    return {key.removeprefix(prefix): each for key, each in done.items() if key.startswith(prefix)}


def last_of(done, *prefixes):
    """The last value among the steps that decide something together."""
    values = [each for key, each in done.items() if key.startswith(prefixes)]
    return values[-1] if values else None


def read(trail):
    """Tell what a trail comes to: predicate, score, proposals, classes, shares, points lost."""
    done = work_out(trail)
    classes = {
        key.removesuffix("/by_indicators"): each
        for key, each in under(done, "result/").items()
        if key.endswith("/by_indicators")
    }
    return {
        "predicate": last_of(done, "predicate", "condition/", "veto/", "override/")
        if "predicate" in done
        else None,
        "score": done.get("score"),
        "suggested": {
            axis: last_of(done, f"suggestion/{axis}") for axis in ("results", "behavior")
        },
        "classes": classes,
        "sides": {
            key.split("/indicator/")[1].removesuffix("/side"): each
            for key, each in under(done, "result/").items()
            if key.endswith("/side")
        },
        "given": under(done, "rating/"),
        "shares": under(done, "written_share/"),
        "lost": {key.partition("lost/")[2]: each for key, each in done.items() if "lost/" in key},
    }
