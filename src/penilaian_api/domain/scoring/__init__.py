"""From inputs and a scheme to a score that explains itself.

One pure chain, standard library only but for the scheme's shape. What a caller uses:

``scheme``
    ``parse(document) -> Scheme`` (refuses with ``BadData("scheme_invalid", faults=...)``),
    ``document(scheme) -> dict`` (the wire form), ``canonical(scheme) -> bytes``,
    ``digest(scheme) -> str``.
``inputs``
    ``IndicatorInput``, ``RatingInput``, ``MeasurementInput``, ``PeriodResult``, ``Facts``.
    A number is a ``Fraction`` (``numbers.number("6.5")``).
``wire``
    ``from_wire(items)``, ``facts_from_wire(item)`` and back ``to_wire``, ``facts_to_wire``.
``realization``
    ``realize(accumulation, entries, starts_on, ends_on) -> Fraction | None``,
    ``period_target(target, accumulation, stated, months, plan_months) -> Target``,
    ``enters(frequency, period) -> bool``.
``attainment``
    ``target_fault(indicator, rule) -> str | None`` (what a plan is refused for at submit),
    ``relation(indicator) -> Relation`` (above, on or below the target).
``scorecard``
    ``score(scheme, inputs, facts) -> Scorecard`` (in ``card``), ``wire(card) -> dict``; refuses
    with ``BadData("part_missing", part=...)`` where a part of policy ``block`` is incomplete.
``explanation``
    ``explain(card, language) -> Explanation`` (sentences, strengths, improvements, missing).
``check``
    ``check(scheme) -> tuple[Fault, ...]`` (empty: the scheme may be activated).
``snapshot``
    ``snapshot_bytes(scheme_digest, inputs, facts, card) -> bytes``, ``digest_of(content) -> str``,
    ``recompute(content, scheme) -> Scorecard``, ``matches(content, scheme) -> bool``.
"""
