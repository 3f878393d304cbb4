"""Fill the forms of guidance and conduct: B.1.6 to B.1.10, as far as the caller may read them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from penilaian_api.domain.development.coaching import GuidanceKind, SessionCriterion
from penilaian_api.domain.progress.rubric import RubricGroup, RubricItem
from penilaian_api.services.document import words
from penilaian_api.services.document.forms import plans
from penilaian_api.services.document.forms.sources import FormSources
from penilaian_api.services.document.typesetting import TEMPLATES
from penilaian_api.storage.models.development.coaching import CoachingPlan, GuidanceFeedback
from penilaian_api.storage.models.development.counseling import Counseling
from penilaian_api.storage.models.register.assessments import CompetenceAssessment
from penilaian_api.storage.packaged_data import form_words, rubrics

_GUIDE: Final = "Pimpinan/ Pihak Lain yang Diberikan Penugasan Khusus"
_SUBJECTS: Final = (
    ("TENTANG PEGAWAI", tuple(SessionCriterion)[:3]),
    ("TENTANG PIMPINAN/ PIHAK LAIN", tuple(SessionCriterion)[3:6]),
    ("TENTANG KEDUANYA", tuple(SessionCriterion)[6:]),
)
_SCALE: Final = (
    "1 Sangat Kurang: tidak menunjukkan satu pun indikator perilaku",
    "2 Kurang memadai: menunjukkan satu atau dua indikator perilaku",
    "3 Memadai: menunjukkan ketiga indikator perilaku",
    "4 Di atas memadai: menunjukkan ketiga indikator dan melebihi tingkatnya",
    "5 Istimewa: menunjukkan ketiga indikator dan jauh melebihi tingkatnya",
)
_COMPETENCE: Final = "competence"
_GROUPS: Final = {
    RubricGroup.MANAGERIAL: "Manajerial",
    RubricGroup.SOCIO_CULTURAL: "Sosio Kultural",
    RubricGroup.TECHNICAL: "Teknis",
}


def guidance_sheets(sources: FormSources, kind: GuidanceKind) -> list[dict[str, Any]]:
    """Fill a form for each plan of guidance of a kind: B.1.6 or B.1.7."""
    fill = _coaching if kind is GuidanceKind.COACHING else _mentoring
    return [fill(sources, plan) for plan in sources.guidance.coaching if plan.kind is kind]


def feedback_sheets(sources: FormSources) -> list[dict[str, Any]]:
    """Fill what the person said of the guidance they had: B.1.8."""
    return [_answers(sources, each) for each in sources.guidance.feedback]


def competence_sheets(sources: FormSources) -> list[dict[str, Any]]:
    """Fill each evaluation of competences that no later one corrects: B.1.9."""
    rated = sources.guidance.competence
    corrected = {each.supersedes_id for each in rated}
    return [
        _competence(sources, each)
        for each in rated
        if each.rubric in _of_competence() and each.id not in corrected
    ]


def conduct_sheets(sources: FormSources) -> list[dict[str, Any]]:
    """Fill each report on a problem of conduct: B.1.10."""
    return [_conduct(sources, each) for each in sources.guidance.problems]


@cache
def _of_competence() -> frozenset[str]:
    """Name the rubrics of competences: the others judge conduct or an innovation."""
    return frozenset(key for key, rubric in rubrics().items() if rubric.part == _COMPETENCE)


def _coaching(sources: FormSources, plan: CoachingPlan) -> dict[str, Any]:
    aims = [each for each in sources.guidance.aims if each.coaching_id == plan.id]
    steps = [each for each in sources.guidance.sessions if each.coaching_id == plan.id]
    adjusts = "YA" if plan.adjusts_plan else "TIDAK"
    agreed = [each.agreed_steps for each in steps if each.agreed_steps]
    return {
        **_sheet(sources, "PELAKSANAAN COACHING", with_span=True),
        "sections": [
            _section(
                "TUJUAN: APA YANG INGIN SAYA CAPAI?",
                (
                    "INDIKATOR KINERJA INDIVIDU",
                    "BASELINE TARGET (JIKA ADA)",
                    "TARGET",
                    "STRATEGI PENCAPAIAN TARGET",
                ),
                [[each.aim, each.baseline, each.target, each.strategy] for each in aims]
                or [[plan.goal, "", "", ""]],
            ),
            _section(
                "FAKTA: DI MANA SAYA SEKARANG?",
                ("TARGET SKP", "PROGRES PENCAPAIAN TARGET", "MASALAH/ HAMBATAN", "PENYEBAB"),
                [[[each.target for each in aims], plan.own_view, plan.problem, plan.cause]],
            ),
            _section("PELUANG: APA YANG DAPAT SAYA LAKUKAN?", (), [[plan.opportunity]]),
            _section(
                "LANGKAH KE DEPAN: APA YANG AKAN SAYA LAKUKAN KE DEPAN?",
                (
                    "INDIKATOR KINERJA INDIVIDU",
                    "STRATEGI UNTUK MENGATASI MASALAH/ HAMBATAN",
                    "PENYESUAIAN UKURAN KEBERHASILAN DAN TARGET (YA/ TIDAK)*",
                ),
                [[[each.aim for each in aims], agreed, adjusts]],
            ),
        ],
        "notes": ["* Apabila YA, dilakukan perubahan SKP."],
        "signed": _both(sources, plan),
    }


def _mentoring(sources: FormSources, plan: CoachingPlan) -> dict[str, Any]:
    steps = [each for each in sources.guidance.sessions if each.coaching_id == plan.id]
    until = words.day_of(plan.due_on)
    return {
        **_sheet(sources, "PELAKSANAAN MENTORING", with_span=True),
        "sections": [
            _section(
                "TUJUAN: APA YANG INGIN SAYA CAPAI DENGAN MENTORING?",
                (
                    "KEAHLIAN/ KETERAMPILAN SPESIFIK YANG AKAN DIKEMBANGKAN",
                    "JANGKA WAKTU MENTORING",
                    "PERUBAHAN YANG DIHARAPKAN",
                    "UKURAN KEBERHASILAN MENTORING",
                ),
                [[plan.goal, f"Sampai {until}", plan.opportunity, plan.success_measure]],
            ),
            _section(
                "JURNAL MENTORING",
                (
                    "WAKTU DAN TEMPAT",
                    "MATERI MENTORING",
                    "RENCANA AKSI",
                    "TARGET WAKTU RENCANA AKSI",
                ),
                [
                    [
                        [words.day_of(each.held_on), each.location],
                        each.content,
                        each.agreed_steps,
                        "" if each.steps_due_on is None else words.day_of(each.steps_due_on),
                    ]
                    for each in steps
                ]
                or [["", "", "", ""]],
            ),
        ],
        "notes": [],
        "signed": _both(sources, plan),
    }


def _answers(sources: FormSources, feedback: GuidanceFeedback) -> dict[str, Any]:
    names = form_words(sources.templates)["criterion"]
    numbers = {criterion: number for number, criterion in enumerate(SessionCriterion, start=1)}
    return {
        **_sheet(sources, "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA"),
        "sections": [
            {
                **_section(
                    "",
                    ("SUBJEK", "NO", "KRITERIA", "UMPAN BALIK"),
                    [
                        [
                            *([{"over": len(criteria), "text": subject}] if index == 0 else []),
                            str(numbers[each]),
                            names[each],
                            feedback.answers.get(each.value, ""),
                        ]
                        for subject, criteria in _SUBJECTS
                        for index, each in enumerate(criteria)
                    ],
                ),
                "widths": [0.8, -2.2, 1.2, 1.5],
            }
        ],
        "notes": [],
        "signed": [plans.signer("Pegawai yang Dinilai", sources.employee)],
    }


def _competence(sources: FormSources, assessment: CompetenceAssessment) -> dict[str, Any]:
    known = {item.key: item for item in rubrics()[assessment.rubric].items}
    levels = {
        group: [each for each in assessment.levels if _group_of(each, known) is group]
        for group in _GROUPS
    }
    rows: list[list[Any]] = []
    for number, (group, caption) in enumerate(_GROUPS.items(), start=1):
        rows.append([f"{number}. {caption}"])
        rows += [_competence_row(*each, known) for each in enumerate(levels[group], start=1)]
        if not levels[group]:
            rows.append([""] * 4)
    by = sources.party(assessment.assessor_id)
    return {
        **_sheet(sources, "EVALUASI KOMPETENSI PEGAWAI SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA"),
        "sections": [
            {
                **_section(
                    "KOMPETENSI",
                    (
                        "NO",
                        "KOMPETENSI PEGAWAI*",
                        "NILAI (SKALA 1-5)",
                        "ALASAN TERHADAP PENILAIAN KOMPETENSI",
                    ),
                    rows,
                ),
                "widths": [-2.2, 1, 0.4, 1.6],
            },
            _section("REKOMENDASI", (), [[assessment.recommendation or ""]]),
            _section("DESKRIPSI SKALA PENILAIAN", (), [[list(_SCALE)]]),
        ],
        "notes": ["* Kompetensi manajerial, sosio kultural dan teknis."],
        "signed": [plans.signer(_GUIDE, by)],
    }


def _group_of(level: Mapping[str, object], known: Mapping[str, RubricItem]) -> RubricGroup:
    """Say of which group a competence is; those of the agency's own are technical."""
    item = known.get(str(level["item"]))
    return RubricGroup.TECHNICAL if item is None else item.group


def _competence_row(
    number: int, level: Mapping[str, object], known: Mapping[str, RubricItem]
) -> list[str]:
    key = str(level["item"])
    label = known[key].label.id if key in known else str(level.get("title") or key)
    name = form_words(TEMPLATES)["competence"].get(key, label)
    return [str(number), name, str(level["level"]), str(level.get("reason") or "")]


def _conduct(sources: FormSources, problem: Counseling) -> dict[str, Any]:
    names = {value["key"]: value["name"] for value in form_words(sources.templates)["values"]}
    others = {True: "YA", False: "TIDAK", None: ""}[problem.occurs_with_others]
    day = words.day_of(problem.reported_at.date()) if problem.reported_at else None
    author = sources.party(problem.author_id)
    return {
        **_sheet(sources, "LAPORAN PERMASALAHAN PERILAKU KERJA"),
        "assessor": author,
        "sections": [
            {
                **_section(
                    "MASALAH",
                    (),
                    [
                        ["NILAI DASAR ASN", names[problem.core_value.value]],
                        ["EKSPEKTASI KHUSUS PIMPINAN", problem.special_expectation or "TIDAK ADA"],
                        [
                            "URAIAN MASALAH YANG MENGHAMBAT PEGAWAI, TIM ATAU UNIT KERJA",
                            problem.details,
                        ],
                        ["APAKAH TERJADI JUGA PADA PEGAWAI LAIN (YA/ TIDAK)", others],
                    ],
                ),
                "widths": [1, 1.8],
            },
            _section(
                "RETROSPEKTIF: APA YANG TELAH DILAKUKAN PEJABAT PENILAI KINERJA",
                (),
                [[[problem.talk, problem.retrospective]]],
            ),
        ],
        "notes": [],
        "signed": [plans.signer("Pejabat Penilai Kinerja", author, day)],
    }


def _sheet(sources: FormSources, title: str, *, with_span: bool = False) -> dict[str, Any]:
    return {
        **plans.people(sources),
        "title": [title],
        "span": plans.span(sources) if with_span else None,
        "drawn": "guidance",
        "across": False,
    }


def _section(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    width = max(len(heads), *(len(row) for row in rows))
    return {"caption": caption, "heads": heads, "widths": [1] * width, "rows": rows}


def _both(sources: FormSources, plan: CoachingPlan) -> list[dict[str, Any]]:
    return [
        plans.signer("Pegawai yang Dinilai", sources.employee),
        plans.signer(_GUIDE, sources.party(plan.author_id)),
    ]
