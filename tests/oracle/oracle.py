"""Score a scheme a second time, from the written rules alone, sharing no code with the engine.

Works on the wire form directly: dicts, and decimals as strings. Every number is an exact Fraction
from reading to the one named rounding.
"""

from fractions import Fraction

HUNDRED = Fraction(100)


class BlockedError(Exception):
    """Say which part has no value under the policy `block`."""

    def __init__(self, part):
        super().__init__(part)
        self.part = part


def half_up(value, digits):
    """Round *value*, halves away from zero."""
    sign = -1 if value < 0 else 1
    return sign * Fraction(int(abs(value) * 10**digits + Fraction(1, 2)), 10**digits)


def written(value, digits):
    """Write a rounded, never negative *value* with exactly *digits* decimals."""
    text = str(int(value * 10**digits)).rjust(digits + 1, "0")
    return f"{text[:-digits]}.{text[-digits:]}" if digits else text


def weighted_mean(pairs):
    """Average (weight, value) pairs; no weight, no mean."""
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total else None


def clamp(value, low, high):
    """Keep *value* between the limits that are stated."""
    value = value if high is None else min(value, high)
    return value if low is None else max(value, low)


def number(text):
    """Read a wire decimal; nothing stays nothing."""
    return None if text is None else Fraction(text)


def against(realization, target, polarity):
    """Attainment of a realization against one number."""
    if polarity == "lower":
        return (2 - realization / target) * HUNDRED
    return realization / target * HUNDRED


def against_range(realization, low, high, polarity):
    """Attainment against a range: 100 inside, measured against the nearer end outside."""
    if low <= realization <= high:
        return HUNDRED
    if polarity == "within":
        below = realization < low
        return against(realization, low if below else high, "higher" if below else "lower")
    return against(realization, high if realization > high else low, polarity)


def from_target(part, item, realization):
    """Attainment by the target's own shape and the indicator's polarity."""
    target, polarity = item["target"], item["polarity"]
    if isinstance(target, dict):
        return against_range(realization, number(target["low"]), number(target["high"]), polarity)
    if Fraction(target) == 0:
        return HUNDRED if realization == 0 else Fraction(part["zero_target"])
    return against(realization, Fraction(target), polarity)


def attainment(part, item):
    """Attainment of one indicator, or None where nothing was realized."""
    if item["polarity"] == "milestone":
        steps = {step["key"]: Fraction(step["value"]) for step in item["target"]["steps"]}
        return steps.get(item.get("step"))
    realization = number(item.get("realization"))
    if realization is None:
        return None
    if part.get("attainment", "from_target") == "from_baseline":
        start = Fraction(item["baseline"])
        return (realization - start) / (Fraction(item["target"]) - start) * HUNDRED
    return from_target(part, item, realization)


def on_line(at, x0, y0, x1, y1):
    """Read the straight line through two points."""
    return y0 + (at - x0) * (y1 - y0) / (x1 - x0)


def curve_points(curve, reached, is_maximum):
    """Turn an attainment into points along the half-open segments of *curve*."""
    if curve.get("round") is not None:
        reached = half_up(reached, curve["round"])
    segments = sorted(curve["segments"], key=lambda segment: Fraction(segment["from"]))
    if is_maximum and reached >= HUNDRED:
        return max(Fraction(p["points"]) for segment in segments for p in segment["line"])
    chosen = segments[0]
    for segment in segments:
        if reached >= Fraction(segment["from"]):
            chosen = segment
    ends = [Fraction(point[side]) for point in chosen["line"] for side in ("at", "points")]
    return on_line(reached, *ends)


def indicator_points(part, item):
    """Points of one indicator: attainment, curve, then floor 0 and the part's cap."""
    points = attainment(part, item)
    if points is None:
        return None
    if item.get("is_maximum"):
        points = clamp(points, None, HUNDRED)
    if part.get("curve"):
        points = curve_points(part["curve"], points, item.get("is_maximum", False))
    return clamp(points, Fraction(0), number(part.get("cap")))


def linear(scale, value):
    """Carry *value* along the linear scale of a part."""
    if scale is None:
        return value
    (a, b), (c, d) = [map(Fraction, scale[side]) for side in ("from", "to")]
    return on_line(value, a, c, b, d)


def indicators_points(part, items):
    """Weighted mean over work results of the weighted mean over their indicators."""
    results, missing = {}, not items
    for item in items:
        points = indicator_points(part, item)
        if points is None:
            missing = True
            points = Fraction(0) if part["missing"] == "zero" else None
        if points is not None:
            weight = Fraction(item.get("result_weight", "1"))
            members = results.setdefault(item["result"], (weight, []))[1]
            members.append((Fraction(item.get("weight", "1")), points))
    means = [(weight, weighted_mean(pairs)) for weight, pairs in results.values()]
    return weighted_mean(means), missing


def rating_points(part, inputs):
    """Points of the level or value that the assessor gave."""
    for item in inputs:
        if item["source"] == "rating" and item["about"] == part["about"]:
            if item.get("chosen") is not None:
                return Fraction(part["levels"][item["chosen"]])
            return linear(part.get("scale"), Fraction(item["value"]))
    return None


def measurement(inputs, key):
    """Value measured for *key*, if any."""
    for item in inputs:
        if item["source"] == "measurement" and item["part"] == key:
            return number(item.get("value"))
    return None


def counted(part, inputs):
    """Value of a measured part by its rule for few answers, and whether they leave it out."""
    item = next(
        (i for i in inputs if i["source"] == "measurement" and i["part"] == part["key"]), {}
    )
    value, rule, count = number(item.get("value")), part.get("small_sample"), item.get("count")
    if value is None or not rule or count is None or count >= rule["below"]:
        return value, False
    if rule["rule"] == "block" and Fraction(part["weight"]) > 0:
        raise BlockedError(part["key"])
    if rule["rule"] != "shrink":
        return None, True
    history, k = number(item.get("previous")), number(rule["k"])
    if history is None:
        return value, False
    share = Fraction(count) / (count + k)
    return history + share * (value - history), False


def own_indicators(part, inputs):
    """Indicators that enter *part*: all, or those of the aspects it names."""
    aspects = set(part.get("aspects") or ())
    indicators = [item for item in inputs if item["source"] == "indicator"]
    return [item for item in indicators if not aspects or aspects & set(item.get("aspects", ()))]


def part_points(part, inputs):
    """Points of one part under its missing policy, and whether something was missing."""
    left_out = False
    if part["source"] == "indicators":
        points, missing = indicators_points(part, own_indicators(part, inputs))
    else:
        if part["source"] == "rating":
            points = rating_points(part, inputs)
        else:
            value, left_out = counted(part, inputs)
            points = None if value is None else linear(part.get("scale"), value)
        missing = points is None
        if points is not None:
            points = clamp(points, Fraction(0), number(part.get("cap")))
    if left_out:
        return None, True
    if missing and part["missing"] == "block" and Fraction(part["weight"]) > 0:
        raise BlockedError(part["key"])
    if points is None and part["missing"] == "zero":
        points = Fraction(0)
    return points, missing


def all_parts(parts, inputs):
    """Every part with its exact points, the mean of those that count, and what was missing."""
    rows, pairs, missing = [], [], []
    for part in parts:
        points, incomplete = part_points(part, inputs)
        if incomplete:
            missing.append(part["key"])
        if points is not None:
            pairs.append((Fraction(part["weight"]), points))
        exact = None if points is None else f"{points.numerator}/{points.denominator}"
        rounded = None if points is None else written(half_up(points, 2), 2)
        rows.append({"key": part["key"], "exact": exact, "points": rounded})
    return rows, weighted_mean(pairs), missing


def adjusted(scheme, total, inputs):
    """Add the innovation bonus under its cap; the rules give none for additional results."""
    for adjustment in scheme.get("adjustments", ()):
        if adjustment["kind"] != "innovation":
            raise ValueError(adjustment["kind"])
        value = measurement(inputs, adjustment["measurement"]) or Fraction(0)
        total += clamp(value * Fraction(adjustment["factor"]), None, number(adjustment.get("cap")))
    return total


def predicate_of(scheme, rounded, facts):
    """Predicate by bands, then conditions, then vetoes."""
    bands = sorted(scheme["bands"], key=lambda band: -Fraction(band["from"]))
    names = [band["predicate"] for band in bands]
    index = next((i for i, b in enumerate(bands) if rounded >= Fraction(b["from"])), None)
    if index is None:
        return None
    needs = [(c["predicate"], c["fact"]) for c in scheme.get("conditions", ())]
    while any(p == names[index] and not facts.get(fact) for p, fact in needs):
        index += 1
    for veto in scheme.get("vetoes", ()):
        if facts.get("sanction") == veto["sanction"]:
            index = max(index, names.index(veto["at_most"]))
    return names[index]


def finished(scheme, total):
    """Floor, cap and the one rounding."""
    value = clamp(total, number(scheme["floor"]), number(scheme["cap"]))
    return half_up(value, scheme["round"])


def chosen_ratings(inputs):
    """Ratings of the two axes as the assessor gave them."""
    chosen = {i["about"]: i.get("chosen") for i in inputs if i["source"] == "rating"}
    return {axis: chosen.get(axis) for axis in ("results", "behavior")}


def cell(scheme, ratings, facts):
    """Predicate of the quadrant, or of the named override that the facts call for."""
    results, behavior = ratings["results"], ratings["behavior"]
    if results is None or behavior is None:
        return None
    if facts.get("study_dropout") and "study_dropout" in scheme.get("overrides", ()):
        return scheme["study_dropout"][behavior]
    return scheme["cells"][results][behavior]


def suggested(scheme, inputs, facts, prefix):
    """Rating of one axis that most single ratings point to, if the tone of feedback agrees."""
    about = [i for i in inputs if i["source"] == "rating" and i["about"].startswith(prefix)]
    levels = [i["chosen"] for i in about if i.get("result_kind", "main") == "main"]
    above, met, below = (2 * levels.count(level) for level in ("above", "met", "below"))
    answer = None
    if above > len(levels) and not below:
        answer = "above"
    elif below > len(levels):
        answer = "below"
    elif above + met > len(levels):
        answer = "met"
    tone, tones = facts.get("feedback_tone"), scheme["suggestion"]["tones"]
    return None if answer and tone and tone not in tones[answer] else answer


def proposed(axis, mean):
    """Rating that an axis' points propose through its thresholds."""
    if mean is None or mean >= Fraction(axis["above"]):
        return None if mean is None else "above"
    return "met" if mean >= Fraction(axis["met"]) else "below"


def score(scheme, inputs, facts):
    """Score *inputs* by *scheme*, all in the wire form; raise Blocked where a part forbids it."""
    ratings = chosen_ratings(inputs)
    card = {"score": None, "predicate": None, "ratings": ratings, "parts": [], "missing": []}
    if scheme["kind"] == "weighted":
        card["parts"], total, card["missing"] = all_parts(scheme["parts"], inputs)
        if total is not None:
            rounded = finished(scheme, adjusted(scheme, total, inputs))
            card["score"] = written(rounded, scheme["round"])
            card["predicate"] = predicate_of(scheme, rounded, facts)
        return card
    card["predicate"] = cell(scheme, ratings, facts)
    card["suggested"] = dict.fromkeys(ratings)
    for name, prefix in (("results", "result:"), ("behavior", "core_value:")):
        if scheme.get("suggestion"):
            card["suggested"][name] = suggested(scheme, inputs, facts, prefix)
        if scheme["kind"] == "weighted_quadrant":
            rows, mean, missing = all_parts(scheme[name]["parts"], inputs)
            card["parts"] += rows
            card["missing"] += missing
            mean = None if mean is None else finished(scheme, mean)
            card["suggested"][name] = proposed(scheme[name], mean)
    return card
