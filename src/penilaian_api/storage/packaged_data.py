"""Load the packaged data, each file once: schemes, legal terms, vocabularies, catalogues."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from penilaian_api.domain.approval import AccountTerms
from penilaian_api.domain.attendance.rule import DisciplineRules
from penilaian_api.domain.cycle.legal_terms import Terms, read_terms
from penilaian_api.domain.development.coaching import LowResultRule
from penilaian_api.domain.development.training import EducationRule, ProposalRule
from penilaian_api.domain.fairness.predicate_patterns import PredicatePattern
from penilaian_api.domain.feedback import FeedbackRules
from penilaian_api.domain.follow_up.outstanding import OutstandingRule
from penilaian_api.domain.imports.vocabulary import ImportTexts
from penilaian_api.domain.indicator.review import ReviewRules
from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.meeting.regularity import RegularityRule
from penilaian_api.domain.progress.rubric import Rubric
from penilaian_api.domain.report.siasn import SiasnCodes
from penilaian_api.domain.scoring.scheme.scheme import Scheme, parse
from penilaian_api.domain.scoring.sources import Sources
from penilaian_api.domain.standard.standard import Standard
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.wording import ItemWords
from penilaian_api.domain.system_review.effectiveness import EffectivenessMeasure

_DATA = files("penilaian_api").joinpath("data")
_SOURCED = ("instruments", "outstanding_rules", "rubrics", "schemes", "standards")
"""The folders of documents that an agency may adopt or is judged by."""
_REGISTER = "sources.toml"
_FORM_WORDS = "words.toml"
_SAYS_SOURCE = frozenset({"source", "sources", "basis", "demanded_source"})


@cache
def schemes() -> Mapping[str, Scheme]:
    """Read the schemes that an agency may adopt, by key."""
    parsed = (parse(_document("schemes", name)) for name in _names("schemes"))
    return MappingProxyType({scheme.key: scheme for scheme in parsed})


@cache
def instruments() -> Mapping[str, Instrument]:
    """Read the survey instruments that an agency may adopt, by key."""
    documents = (_document("instruments", name) for name in _names("instruments"))
    return MappingProxyType(
        {document["key"]: Instrument.from_document(document) for document in documents}
    )


def packing_text(name: str) -> str:
    """Read what the trail is packed with: it is kept for good, since packed details need it."""
    return _DATA.joinpath("packing", name).read_text(encoding="utf-8")


@cache
def rubrics() -> Mapping[str, Rubric]:
    """Read the rubrics by which people and innovations are judged, by key."""
    documents = (_document("rubrics", name) for name in _names("rubrics"))
    return MappingProxyType(
        {document["key"]: Rubric.from_document(document) for document in documents}
    )


@cache
def standards() -> Mapping[str, Standard]:
    """Read the standards of positions that an agency may adopt, by key."""
    parsed = (Standard.from_document(_document("standards", name)) for name in _names("standards"))
    return MappingProxyType({standard.key: standard for standard in parsed})


@cache
def outstanding_rules() -> Mapping[str, OutstandingRule]:
    """Read the rules by which people do well that an agency may adopt, by key."""
    names = _names("outstanding_rules")
    parsed = (OutstandingRule.from_document(_document("outstanding_rules", name)) for name in names)
    return MappingProxyType({rule.key: rule for rule in parsed})


@cache
def predicate_patterns() -> tuple[PredicatePattern, ...]:
    """Read the patterns of predicates by the result of the organization: guidance."""
    return tuple(
        map(PredicatePattern.from_document, _document("predicate_patterns.toml")["patterns"])
    )


@cache
def terms() -> Terms:
    """Read the legal terms and the days on which each is law."""
    return read_terms(_document("clocks.toml"))


@cache
def discipline_rules() -> DisciplineRules:
    """Read the kinds of leave, and the rules by which discipline follows from attendance."""
    return DisciplineRules.from_document(_document("discipline.toml"))


@cache
def sources() -> Sources:
    """Read of each source that shipped data name whether its text was read."""
    return Sources.from_document(_document(_REGISTER))


@cache
def shipped_sources() -> frozenset[str]:
    """List the very words by which shipped data say what they rest on."""
    files: list[tuple[str, ...]] = [
        (name,) for name in _names() if name.endswith(".toml") and name != _REGISTER
    ]
    files += [(folder, name) for folder in _SOURCED for name in _names(folder)]
    files += [("forms", version, _FORM_WORDS) for version in _names("forms")]
    return frozenset(text for path in files for text in sources_in(_document(*path)))


def sources_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a document
    """List the words of a document by which it says what it rests on, at each depth."""
    if isinstance(value, list):
        for each in value:
            yield from sources_in(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in _SAYS_SOURCE:
                yield from _words_in(each)
            else:
                yield from sources_in(each)


def _words_in(stated: str | list[str] | dict[str, str]) -> Iterable[str]:
    """List the words of a source: one, several, or one in each language."""
    if isinstance(stated, str):
        return [stated]
    return stated.values() if isinstance(stated, dict) else stated


@cache
def low_result_rule() -> LowResultRule:
    """Read which results open the duty of guidance."""
    return LowResultRule.from_document(_document("development.toml")["low_result"])


@cache
def proposal_rule() -> ProposalRule:
    """Read which step of development is proposed for which part of a result."""
    return ProposalRule.from_document(_document("development.toml")["proposed_step"])


@cache
def regularity_rule() -> RegularityRule:
    """Read which meetings a unit holds each month."""
    return RegularityRule.from_document(_document("meetings.toml")["regularity"])


@cache
def effectiveness_measures() -> tuple[EffectivenessMeasure, ...]:
    """Read by what it is told whether an appraisal system works."""
    document = _document("effectiveness.toml")["measures"]
    return tuple(map(EffectivenessMeasure.from_document, document))


@cache
def education_rule(*, by_duty: bool = False) -> EducationRule:
    """Read whose results open further education, of one's own right or by duty."""
    name = "education_by_duty" if by_duty else "further_education"
    return EducationRule.from_document(_document("development.toml")[name])


@cache
def doctor_texts() -> Mapping[str, Mapping[str, str]]:
    """Read what `doctor` says, by code and language."""
    return MappingProxyType(_document("doctor.toml"))


@cache
def account_terms() -> AccountTerms:
    """Read the terms of accounts: how long acts after a reset are marked."""
    return AccountTerms.from_document(_document("account_terms.toml"))


@cache
def indicator_words() -> Words:
    """Read the words by which the indicator check understands a statement."""
    return Words.from_document(_document("indicator_words.toml"))


@cache
def review_rules() -> ReviewRules:
    """Read the limits beyond which an indicator is worth another look."""
    return ReviewRules.from_document(_document("indicator_review.toml"))


@cache
def siasn_codes() -> SiasnCodes:
    """Read the names and codes by which the national platform takes results."""
    return SiasnCodes.from_document(_document("siasn.toml"))


@cache
def question_words() -> ItemWords:
    """Read the words by which a question is known to ask two things at once."""
    return ItemWords.from_document(_document("question_words.toml"))


@cache
def feedback_rules() -> FeedbackRules:
    """Read the minimum that a feedback must reach, and the words that say nothing."""
    return FeedbackRules.from_document(_document("feedback_rules.toml"))


@cache
def import_texts() -> ImportTexts:
    """Read the words under which an import knows sheets, columns and values."""
    return ImportTexts.from_document(_document("import_columns.toml"))


@cache
def contract_catalogue() -> Mapping[str, Any]:
    """Read the guide and the descriptions by name that the published contract carries."""
    return MappingProxyType(_document("contract_catalogue.toml"))


@cache
def enum_words() -> Mapping[str, Any]:
    """Read the words of each value of the contract's enums."""
    return MappingProxyType(_document("labels", "enums.toml"))


@cache
def field_words() -> Mapping[str, tuple[str, str]]:
    """Read what people call the fields of requests, in Indonesian and English."""
    fields = _document("labels", "fields.toml").items()
    return MappingProxyType({name: (texts[0], texts[1]) for name, texts in fields})


@cache
def problem_statuses() -> Mapping[str, tuple[int, ...]]:
    """Read which problems the service can send: the statuses of each code."""
    statuses: dict[str, tuple[int, ...]] = {}
    for status, codes in _document("problems.toml").items():
        for code in codes:
            statuses[code] = (*statuses.get(code, ()), int(status))
    return MappingProxyType(statuses)


@cache
def answers() -> Mapping[str, Any]:
    """Read what the operations answered in the demonstration, by operation: examples to show."""
    examples: dict[str, Any] = json.loads(_DATA.joinpath("answers.json").read_text("utf-8"))
    return MappingProxyType(examples)


def form_templates(version: int) -> Path:
    """Name the folder of the templates of forms in a version."""
    return Path(str(_DATA.joinpath("forms", str(version))))


@cache
def form_words(version: int) -> Mapping[str, Any]:
    """Read the words that forms print, in a version."""
    return MappingProxyType(_document("forms", str(version), _FORM_WORDS))


def _document(*path: str) -> dict[str, Any]:
    return tomllib.loads(_DATA.joinpath(*path).read_text("utf-8"))


def _names(*folder: str) -> list[str]:
    return sorted(item.name for item in _DATA.joinpath(*folder).iterdir())
