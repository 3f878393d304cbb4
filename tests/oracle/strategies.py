"""Random valid schemes and inputs in the wire form, for everything that scores."""

from fractions import Fraction

from hypothesis import strategies as st

LABEL = {"id": "Bagian", "en": "Part"}
LEVELS = ("above", "met", "below")
TONES = ("positive", "mixed", "negative")
PREDICATES = ("very_good", "good", "needs_improvement", "poor", "very_poor")
RESULTS = ("r1", "r2", "r3")
ASPECTS = ("quantity", "quality", "time", "cost")
CRITERIA = ("1", "2", "3", "4", "5")
POLICIES = st.sampled_from(("renormalize", "renormalize", "zero", "zero", "block"))


def decimals(low, high, places=2):
    """Decimals between two whole numbers, as wire strings with at most *places* decimals."""
    scale = 10**places

    def write(units):
        sign, (whole, rest) = "-" if units < 0 else "", divmod(abs(units), scale)
        return f"{sign}{whole}.{rest:0{places}d}".rstrip("0").rstrip(".")

    return st.integers(low * scale, high * scale).map(write)


def positive(high, places=2):
    """Decimals above zero."""
    return decimals(0, high, places).filter(lambda text: Fraction(text) > 0)


@st.composite
def rising(draw, size, low, high):
    """Distinct decimals in rising order, as wire strings."""
    units = draw(st.lists(st.integers(low, high), min_size=size, max_size=size, unique=True))
    return [str(unit) for unit in sorted(units)]


@st.composite
def curves(draw):
    """A curve of two or three lines over every attainment, the last flat on its top."""
    starts = ["-1000000", *draw(st.one_of(st.just(["100"]), rising(2, 1, 180)))]
    top = draw(st.integers(100, 130))
    segments = []
    for start in starts[:-1]:
        ends = draw(rising(2, 0, 200))
        points = draw(st.lists(st.integers(0, top), min_size=2, max_size=2))
        line = [{"at": at, "points": str(y)} for at, y in zip(ends, points, strict=True)]
        segments.append({"from": start, "line": line})
    flat = [{"at": at, "points": str(top)} for at in ("0", "100")]
    segments.append({"from": starts[-1], "line": flat})
    curve = {"segments": segments}
    if draw(st.booleans()):
        curve["round"] = draw(st.integers(0, 2))
    return curve


@st.composite
def scales(draw):
    """A linear scale; it may fall, as days late do."""
    start, end = draw(rising(2, 0, 100))
    to = draw(st.one_of(rising(2, 0, 120), st.just(["10", "110"])))
    if draw(st.booleans()):
        to.reverse()
    return {"from": [start, end], "to": to}


@st.composite
def parts(draw, key, source):
    """One part of a weighted scheme."""
    part = {"key": key, "label": LABEL, "source": source, "missing": draw(POLICIES)}
    part["weight"] = draw(st.one_of(st.just("0"), decimals(0, 100, 1), decimals(0, 100, 1)))
    if draw(st.booleans()):
        part["cap"] = draw(decimals(60, 130, 1))
    if source == "indicators":
        part["attainment"] = draw(st.sampled_from(("from_target", "from_target", "from_baseline")))
        if draw(st.integers(0, 3)) == 0:
            part["aspects"] = draw(st.lists(st.sampled_from(ASPECTS), min_size=1, unique=True))
        part["zero_target"] = draw(decimals(0, 100, 0))
        if draw(st.booleans()):
            part["curve"] = draw(curves())
    elif source == "rating":
        part["about"] = draw(st.sampled_from(("results", "behavior", f"criterion:{key}")))
        names = CRITERIA if part["about"].startswith("criterion:") else LEVELS
        part["levels"] = {name: draw(decimals(0, 130, 1)) for name in names}
        if names == CRITERIA:
            part["scale"] = {"from": ["1", "5"], "to": draw(rising(2, 0, 120))}
    else:
        part["scale"] = draw(scales())
        if draw(st.booleans()):
            part["small_sample"] = draw(small_samples())
    return part


@st.composite
def small_samples(draw):
    """A rule for values that rest on few answers."""
    rule = {"below": draw(st.integers(1, 60))}
    rule["rule"] = draw(st.sampled_from(("block", "renormalize", "shrink", "shrink", "shrink")))
    if rule["rule"] == "shrink":
        rule["k"] = draw(positive(50, 1))
    return rule


@st.composite
def part_lists(draw, prefix, sources=("indicators", "rating", "measurement")):
    """One to four parts of which one at least has a weight."""
    chosen = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=4))
    made = [draw(parts(f"{prefix}{index}", source)) for index, source in enumerate(chosen)]
    made[0]["weight"] = draw(positive(100, 1))
    return made


@st.composite
def adjustments(draw):
    """No adjustment, or a bonus for innovation."""
    innovation = {"kind": "innovation", "measurement": "innovation"}
    innovation["factor"] = draw(decimals(0, 3))
    innovation["cap"] = draw(decimals(0, 10))
    return draw(st.sampled_from(([], [innovation])))


def header(kind):
    """What every scheme document begins with."""
    return {"key": "random", "kind": kind, "title": LABEL, "basis": "A test."}


def limits(draw):
    """Floor, cap, rounding and cliff limit."""
    return {
        "floor": "0",
        "cap": draw(decimals(90, 130, 0)),
        "round": draw(st.integers(0, 3)),
        "cliff_limit": "5",
    }


@st.composite
def weighted_schemes(draw):
    """A weighted scheme with everything it may hold."""
    starts = [*draw(rising(4, 1, 119))[::-1], "0"]
    bands = [{"from": a, "predicate": b} for a, b in zip(starts, PREDICATES, strict=True)]
    condition = {"predicate": "very_good", "fact": "new_idea"}
    worst = sorted(draw(st.lists(st.integers(1, 4), min_size=3, max_size=3)))
    vetoes = [
        {"sanction": name, "at_most": PREDICATES[index]}
        for name, index in zip(("light", "moderate", "severe"), worst, strict=True)
    ]
    return {
        **header("weighted"),
        **limits(draw),
        "parts": draw(part_lists("p")),
        "adjustments": draw(adjustments()),
        "bands": bands,
        "conditions": draw(st.sampled_from(([], [condition]))),
        "vetoes": draw(st.sampled_from(([], vetoes))),
        "roll_up": "shown",
    }


def rows(cells):
    """A value for each level of an axis."""
    return st.fixed_dictionaries(dict.fromkeys(LEVELS, cells))


def quadrant(draw):
    """Cells and overrides of a quadrant."""
    predicate = st.sampled_from(PREDICATES)
    fields = {"cells": draw(rows(rows(predicate)))}
    if draw(st.booleans()):
        fields |= {"overrides": ["study_dropout"], "study_dropout": draw(rows(predicate))}
    return fields


@st.composite
def quadrant_schemes(draw):
    """A quadrant scheme."""
    scheme = {**header("quadrant"), **quadrant(draw), "roll_up": "shown"}
    tones = draw(rows(st.lists(st.sampled_from(TONES), unique=True)))
    halves = {"majority": "0.5", "small_part": "0.5", "from_indicators": False}
    scheme["suggestion"] = {**halves, "tones": tones}
    return scheme


@st.composite
def weighted_quadrant_schemes(draw):
    """A quadrant whose ratings are proposed by points."""
    scheme = {**header("weighted_quadrant"), **quadrant(draw), **limits(draw)}
    for axis, sources in (
        ("results", ("indicators", "measurement")),
        ("behavior", ("measurement",)),
    ):
        met, above = draw(st.one_of(rising(2, 1, 119), st.just(["10", "110"])))
        made = draw(part_lists(axis[0], sources))
        scheme[axis] = {"parts": made, "above": above, "met": met}
    return scheme


@st.composite
def targets(draw, polarity, zero):
    """A target that may be submitted for *polarity*, with a value near which to realize."""
    if polarity == "within" or draw(st.integers(0, 3)) == 0:
        low, high = draw(rising(2, 0 if polarity == "within" else 1, 60))
        return {"low": low, "high": high}
    if zero and polarity == "lower" and draw(st.integers(0, 2)) == 0:
        return "0"
    return draw(positive(60))


@st.composite
def indicators(draw, key, weights, baseline, zero):
    """One indicator line with or without a realization."""
    result = draw(st.sampled_from(RESULTS))
    item = {"source": "indicator", "key": key, "result": result, "result_weight": weights[result]}
    item["weight"] = draw(positive(10, 1))
    item["aspects"] = draw(st.lists(st.sampled_from(ASPECTS), unique=True, max_size=2))
    item["result_kind"] = "main" if result != "r3" else draw(st.just(weights["kind"]))
    if item["result_kind"] == "additional":
        item["scope"] = draw(st.sampled_from(("own_unit", "between_units", "between_agencies")))
    item["is_maximum"] = draw(st.booleans())
    known = draw(st.integers(0, 5)) > 0
    names = ("higher", "lower") if baseline else ("higher", "lower", "within", "milestone")
    polarity = item["polarity"] = draw(st.sampled_from(names))
    if polarity == "milestone":
        values = [*draw(rising(draw(st.integers(0, 2)), 1, 99)), "100"]
        item["target"] = {"steps": [{"key": f"s{v}", "value": v} for v in values]}
        return item | ({"step": draw(st.sampled_from([f"s{v}" for v in values]))} if known else {})
    if baseline:
        near, far = draw(rising(2, 1, 60))
        ends = (far, near) if polarity == "higher" else (near, far)
        item["target"], item["baseline"] = ends
    else:
        item["target"] = draw(targets(polarity, zero))
    exact = item["target"] if isinstance(item["target"], str) else item["target"]["high"]
    realization = draw(st.one_of(decimals(0, 80), decimals(0, 80), st.just(exact)))
    return item | ({"realization": realization} if known else {})


@st.composite
def ratings(draw, made):
    """Ratings of the axes, of criteria, of work results and of core values, some left out."""
    rated = [
        {"source": "rating", "about": about, "chosen": draw(st.sampled_from(LEVELS))}
        for about in ("results", "behavior")
    ]
    scaled = {p["about"]: "scale" in p for p in made if "criterion:" in p.get("about", "")}
    for about in sorted(scaled):
        chosen = {"chosen": draw(st.sampled_from(CRITERIA))}
        choice = draw(st.sampled_from((chosen, {"value": "3.4"}))) if scaled[about] else chosen
        rated.append({"source": "rating", "about": about} | choice)
    rated = [item for item in rated if draw(st.integers(0, 5)) > 0]
    for prefix in ("result:", "core_value:"):
        for index in range(draw(st.integers(0, 4))):
            single = {"source": "rating", "about": f"{prefix}{index}"}
            if prefix == "result:":
                single["result_kind"] = draw(st.sampled_from(("main", "main", "additional")))
            rated.append(single | {"chosen": draw(st.sampled_from(LEVELS))})
    return rated


@st.composite
def measurements(draw, made):
    """Measurements on the scales of their parts, some left out, and perhaps of innovation."""
    measured = []
    for part in made:
        if part["source"] == "measurement" and draw(st.integers(0, 5)) > 0:
            ends = part["scale"]["from"]
            value = draw(st.one_of(decimals(*map(int, ends)), st.sampled_from(ends)))
            item = {"source": "measurement", "part": part["key"], "value": value}
            if draw(st.booleans()):
                item["count"] = draw(st.integers(0, 80))
            if draw(st.booleans()):
                item["previous"] = draw(decimals(*map(int, ends)))
            measured.append(item)
    ideas = {"source": "measurement", "part": "innovation", "value": draw(decimals(0, 5))}
    if any(part["key"] == "innovation" for part in made):
        return measured
    return measured + draw(st.sampled_from(([], [ideas])))


@st.composite
def inputs_for(draw, scheme):
    """Inputs that fit *scheme*, in any order."""
    axes = [scheme.get(axis, {}) for axis in ("results", "behavior")]
    made = [part for holder in (scheme, *axes) for part in holder.get("parts", [])]
    weights = {result: draw(positive(10, 1)) for result in RESULTS}
    weights["kind"] = draw(st.sampled_from(("main", "additional")))
    baseline = any(part.get("attainment") == "from_baseline" for part in made)
    count = draw(st.integers(0, 6))
    zero = all("zero_target" in part for part in made if part["source"] == "indicators")
    lines = [draw(indicators(f"i{index}", weights, baseline, zero)) for index in range(count)]
    return draw(st.permutations(lines + draw(ratings(made)) + draw(measurements(made))))


FACTS = st.fixed_dictionaries(
    {"new_idea": st.booleans(), "study_dropout": st.booleans()},
    optional={
        "sanction": st.sampled_from(("light", "moderate", "severe")),
        "feedback_tone": st.sampled_from(TONES),
    },
)


def cases(schemes):
    """A scheme with inputs and facts that fit it."""
    return schemes.flatmap(lambda scheme: st.tuples(st.just(scheme), inputs_for(scheme), FACTS))
