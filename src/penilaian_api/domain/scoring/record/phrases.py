"""Hold the words in which a score explains itself, in both languages side by side.

``{...}`` are filled in by ``explanation`` and by the trail; wording that a person reads on the
official forms stands in the label files instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in Indonesian and English."""

    id: str
    en: str

    def fill(self, **named: "str | Words") -> "Words":
        """Return the wording with *named* filled in, each in its language."""
        return Words(_filled(self.id, named, "id"), _filled(self.en, named, "en"))

    def of(self, language: Language) -> str:
        """Return the wording in *language*."""
        return self.id if language == "id" else self.en


def _filled(template: str, named: Mapping[str, str | Words], language: Language) -> str:
    said = {key: one if isinstance(one, str) else one.of(language) for key, one in named.items()}
    return template.format(**said)


STEPS: Final[Mapping[str, Words]] = {
    "attainment": Words("Capaian {name}", "Attainment of {name}"),
    "points": Words("Poin {name}", "Points of {name}"),
    "missing_zero": Words(
        "{name} belum ada dan dihitung nol", "{name} is missing and counts as zero"
    ),
    "result": Words("Poin hasil kerja {name}", "Points of work result {name}"),
    "part": Words("Poin bagian {name}", "Points of part {name}"),
    "aspect": Words("Poin aspek {name}", "Points of aspect {name}"),
    "total": Words("Jumlah berbobot semua bagian", "Weighted total of the parts"),
    "roll_up": Words("Nilai dari periode di bawahnya", "Score from the shorter periods"),
    "period": Words("Nilai periode {name}", "Score of period {name}"),
    "additional_result": Words(
        "Nilai hasil kerja tambahan {name}", "Worth of additional result {name}"
    ),
    "additional_results": Words(
        "Tambahan dari hasil kerja tambahan, dengan batas", "Added by additional results, capped"
    ),
    "innovation": Words("Tambahan dari inovasi, dengan batas", "Added by innovation, capped"),
    "score": Words("Nilai akhir", "Score"),
    "axis": Words("Poin {name}", "Points of {name}"),
    "suggestion": Words("Usulan rating {name}", "Proposed rating of {name}"),
    "tone": Words(
        "Usulan rating {name} setelah umpan balik", "Proposed rating of {name} after feedback"
    ),
    "band": Words("Predikat menurut rentang nilai", "Predicate by band"),
    "cell": Words("Predikat menurut kuadran kinerja", "Predicate by the quadrant"),
    "override": Words(
        "Predikat karena putus studi tugas belajar", "Predicate after study-leave drop-out"
    ),
    "condition": Words("Syarat ide baru", "The condition of a new idea"),
    "veto": Words("Batas karena hukuman disiplin", "Limit by a discipline sanction"),
}

TERMS: Final[Mapping[str, Words]] = {
    "results": Words("hasil kerja", "results"),
    "behavior": Words("perilaku kerja", "behavior"),
    "above": Words("di atas ekspektasi", "above expectation"),
    "met": Words("sesuai ekspektasi", "as expected"),
    "below": Words("di bawah ekspektasi", "below expectation"),
    "very_good": Words("Sangat Baik", "Very good"),
    "good": Words("Baik", "Good"),
    "fair": Words("Cukup", "Fair"),
    "needs_improvement": Words("Butuh Perbaikan", "Needs improvement"),
    "poor": Words("Kurang", "Poor"),
    "very_poor": Words("Sangat Kurang", "Very poor"),
    "quantity": Words("kuantitas", "quantity"),
    "quality": Words("kualitas", "quality"),
    "time": Words("waktu", "time"),
    "cost": Words("biaya", "cost"),
    "light": Words("ringan", "light"),
    "moderate": Words("sedang", "moderate"),
    "severe": Words("berat", "severe"),
    "mean": Words("rata-rata", "the mean"),
    "months_weighted": Words("rata-rata berbobot bulan", "the mean weighted by months"),
    "last": Words("periode terakhir", "the last period"),
}

SENTENCES: Final[Mapping[str, Words]] = {
    "outcome": Words(
        "Nilai akhir {score}; predikat {predicate}.", "The score is {score}; {predicate}."
    ),
    "predicate_only": Words("Predikat: {predicate}.", "The predicate is: {predicate}."),
    "no_predicate": Words(
        "Predikat belum ada karena rating belum lengkap.",
        "There is no predicate yet because ratings are missing.",
    ),
    "rating": Words("Rating {axis}: {rating}.", "The rating of {axis}: {rating}."),
    "suggested": Words(
        "Usulan rating {axis} dari data: {rating}; penilai yang memutuskan.",
        "The data propose for {axis}: {rating}; the assessor decides.",
    ),
    "part": Words(
        "{name}: {points} poin dengan bobot {weight}, menyumbang {share} pada nilai.",
        "{name}: {points} points at weight {weight} contribute {share} to the score.",
    ),
    "axis_part": Words(
        "{name}: {points} poin dengan bobot {weight}.",
        "{name}: {points} points at weight {weight}.",
    ),
    "aspect": Words(
        "Aspek {name}: {points} poin (tidak menambah nilai).",
        "Aspect {name}: {points} points (shown, not added).",
    ),
    "additional_results": Words(
        "Hasil kerja tambahan menambah {added} poin (paling banyak {cap}).",
        "Additional results add {added} points (at most {cap}).",
    ),
    "innovation": Words(
        "Inovasi menambah {added} poin (paling banyak {cap}).",
        "Innovation adds {added} points (at most {cap}).",
    ),
    "roll_up": Words(
        "Nilai tahun berasal dari {count} periode: {how}.",
        "The year's score comes from {count} periods: {how}.",
    ),
    "condition": Words(
        "Predikat {before} memerlukan ide baru yang terverifikasi; tanpa itu predikat {after}.",
        "{before} needs a verified new idea; without one the predicate is {after}.",
    ),
    "veto": Words(
        "Hukuman disiplin {level} membatasi predikat dari {before} menjadi {after}.",
        "A {level} discipline sanction limits the predicate from {before} to {after}.",
    ),
    "study_dropout": Words(
        "Putus studi tugas belajar: kuadran memberi {before}, aturan memberi {after}.",
        "Drop-out from study leave: the quadrant gives {before}, the rule gives {after}.",
    ),
    "missing_renormalize": Words(
        "{name} belum ada; bobotnya dibagi pada yang lain.",
        "{name} is missing; its weight goes to the rest.",
    ),
    "missing_zero": Words(
        "{name} belum ada dan dihitung nol.", "{name} is missing and counts as zero."
    ),
    "missing_block": Words("{name} belum ada.", "{name} is missing."),
    "strength": Words("Kekuatan: {name} ({points} poin).", "Strength: {name} ({points} points)."),
    "strength_rating": Words("Kekuatan: {name} ({rating}).", "Strength: {name} ({rating})."),
    "improvement": Words(
        "Perlu ditingkatkan: {name} ({points} poin; kehilangan {lost} poin dari nilai).",
        "To improve: {name} ({points} points; {lost} points of the score lost).",
    ),
    "improvement_rating": Words(
        "Perlu ditingkatkan: {name} ({rating}).", "To improve: {name} ({rating})."
    ),
}
