"""Provide the phrases in which a score explains itself, in both languages side by side.

``{...}`` are filled in by the trail; the sentences of the explanation stand in ``wording``, and
what a person reads on the official forms in the label files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Self, TypeAlias

Language: TypeAlias = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording in Indonesian and English."""

    id: str
    en: str

    @classmethod
    def untranslated(cls, text: str) -> Self:
        """Return *text* as a phrase that reads the same in both languages, such as a name."""
        return cls(text, text)

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> Self:
        """Read a wording from a document; what else stands beside it is not known here."""
        return cls(document["id"], document["en"])

    def fill(self, **values: "str | Phrase") -> "Phrase":
        """Return the wording with *values* filled in, each in its language."""
        return Phrase(_fill(self.id, values, "id"), _fill(self.en, values, "en"))

    def of(self, language: Language) -> str:
        """Return the wording in *language*."""
        return self.id if language == "id" else self.en

    def facts_as(self, name: str) -> dict[str, str]:
        """State the wording as facts of a refusal: each reader gets their own as *name*."""
        return {f"{name}@id": self.id, f"{name}@en": self.en}


def _fill(template: str, values: Mapping[str, str | Phrase], language: Language) -> str:
    texts = {
        key: value if isinstance(value, str) else value.of(language)
        for key, value in values.items()
    }
    return template.format(**texts)


STEPS: Final[Mapping[str, Phrase]] = {
    "attainment": Phrase("Capaian {name}", "Attainment of {name}"),
    "points": Phrase("Poin {name}", "Points of {name}"),
    "missing_zero": Phrase(
        "{name} belum ada dan dihitung nol", "{name} is missing and counts as zero"
    ),
    "drawn": Phrase(
        "Nilai {name} dari sedikit jawaban, ditarik ke nilai unit itu sebelumnya",
        "Value of {name} from few answers, drawn toward the unit's own before",
    ),
    "result": Phrase("Poin hasil kerja {name}", "Points of work result {name}"),
    "part": Phrase("Poin bagian {name}", "Points of part {name}"),
    "aspect": Phrase("Poin aspek {name}", "Points of aspect {name}"),
    "total": Phrase("Jumlah berbobot semua bagian", "Weighted total of the parts"),
    "roll_up": Phrase("Nilai dari periode di bawahnya", "Score from the shorter periods"),
    "period": Phrase("Nilai periode {name}", "Score of period {name}"),
    "additional_result": Phrase(
        "Nilai hasil kerja tambahan {name}", "Worth of additional result {name}"
    ),
    "additional_results": Phrase(
        "Tambahan dari hasil kerja tambahan, dengan batas", "Added by additional results, capped"
    ),
    "innovation": Phrase("Tambahan dari inovasi, dengan batas", "Added by innovation, capped"),
    "score": Phrase("Nilai akhir", "Score"),
    "axis": Phrase("Poin {name}", "Points of {name}"),
    "suggestion": Phrase("Usulan rating {name}", "Proposed rating of {name}"),
    "tone": Phrase(
        "Usulan rating {name} setelah umpan balik", "Proposed rating of {name} after feedback"
    ),
    "side": Phrase("Letak realisasi {name} terhadap target", "Side of the target of {name}"),
    "by_indicators": Phrase(
        "Usulan rating hasil kerja {name} menurut indikatornya",
        "Proposed rating of work result {name} by its indicators",
    ),
    "given": Phrase("Rating yang diberikan: {name}", "Rating given: {name}"),
    "count": Phrase(
        "Banyaknya rating {level} untuk {name}", "Number of ratings {level} for {name}"
    ),
    "count_all": Phrase("Banyaknya rating untuk {name}", "Number of ratings for {name}"),
    "weights": Phrase("Jumlah bobot {name}", "Sum of the weights of {name}"),
    "lost": Phrase("Poin yang belum diraih pada {name}", "Points lost at {name}"),
    "share": Phrase("Sumbangan {name} pada nilai", "Share of {name} in the score"),
    "written_share": Phrase(
        "Sumbangan {name} pada nilai, dibulatkan agar jumlahnya sama dengan nilai",
        "Share of {name} in the score, rounded so that all add up to it",
    ),
    "limit": Phrase("Selisih karena batas nilai", "Difference by floor or cap of the score"),
    "band": Phrase("Predikat menurut rentang nilai", "Predicate by band"),
    "cell": Phrase("Predikat menurut kuadran kinerja", "Predicate by the quadrant"),
    "override": Phrase(
        "Predikat karena putus studi tugas belajar", "Predicate after study-leave drop-out"
    ),
    "condition": Phrase("Syarat ide baru", "The condition of a new idea"),
    "veto": Phrase("Batas karena hukuman disiplin", "Limit by a discipline sanction"),
}

TERMS: Final[Mapping[str, Phrase]] = {
    "results": Phrase("hasil kerja", "results"),
    "behavior": Phrase("perilaku kerja", "behavior"),
    "above": Phrase("di atas ekspektasi", "above expectation"),
    "met": Phrase("sesuai ekspektasi", "as expected"),
    "below": Phrase("di bawah ekspektasi", "below expectation"),
    "very_good": Phrase("Sangat Baik", "Very good"),
    "good": Phrase("Baik", "Good"),
    "fair": Phrase("Cukup", "Fair"),
    "needs_improvement": Phrase("Butuh Perbaikan", "Needs improvement"),
    "poor": Phrase("Kurang", "Poor"),
    "very_poor": Phrase("Sangat Kurang", "Very poor"),
    "quantity": Phrase("kuantitas", "quantity"),
    "quality": Phrase("kualitas", "quality"),
    "time": Phrase("waktu", "time"),
    "cost": Phrase("biaya", "cost"),
    "light": Phrase("ringan", "light"),
    "moderate": Phrase("sedang", "moderate"),
    "severe": Phrase("berat", "severe"),
    "berorientasi_pelayanan": Phrase("Berorientasi Pelayanan", "Service oriented"),
    "akuntabel": Phrase("Akuntabel", "Accountable"),
    "kompeten": Phrase("Kompeten", "Competent"),
    "harmonis": Phrase("Harmonis", "Harmonious"),
    "loyal": Phrase("Loyal", "Loyal"),
    "adaptif": Phrase("Adaptif", "Adaptive"),
    "kolaboratif": Phrase("Kolaboratif", "Collaborative"),
    "supervisor": Phrase("penilaian atasan", "the superior's rating"),
    "mean": Phrase("rata-rata", "the mean"),
    "months_weighted": Phrase("rata-rata berbobot bulan", "the mean weighted by months"),
    "last": Phrase("periode terakhir", "the last period"),
}
