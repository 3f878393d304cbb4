"""Provide the words that are filled into sentences of the explanation, in both languages."""

from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.scoring.record.phrases import Phrase

MONTHS: Final = Phrase(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "January February March April May June July August September October November December",
)

WORDS: Final[Mapping[str, Phrase]] = {
    "above_target": Phrase("di atas target", "above target"),
    "on_target": Phrase("sesuai target", "on target"),
    "below_target": Phrase("di bawah target", "below target"),
    "rule_above": Phrase(
        "semua indikatornya melampaui target", "all its indicators are above target"
    ),
    "rule_met": Phrase(
        "tidak ada indikator di bawah target, tetapi tidak semuanya melampauinya",
        "no indicator is below target, but not all are above it",
    ),
    "rule_below": Phrase("ada indikator di bawah target", "at least one indicator is below target"),
    "as_assessor": Phrase(" sebagai pejabat penilai kinerja", " as the assessor"),
    "as_higher_assessor": Phrase(
        " sebagai pejabat di atas atasan langsung, karena jabatan atasan langsung tidak terisi "
        "atau tidak berwenang menilai",
        " as the next superior up, since the direct superior's post is vacant or may not assess",
    ),
    "as_acting_assessor": Phrase(
        " sebagai pelaksana tugas yang diberi pendelegasian kewenangan",
        " as the acting holder by delegation",
    ),
    "as_delegate": Phrase(
        " sebagai pejabat lain yang diberi pendelegasian kewenangan",
        " by delegation of the assessor's duty",
    ),
    "as_superior_after_window": Phrase(
        " sebagai atasan pejabat penilai kinerja, setelah jangka waktu penilaian berakhir",
        " as the assessor's superior, after the time for rating had ended",
    ),
    "as_objection_decider": Phrase(
        " sebagai atasan pejabat penilai kinerja yang memutus keberatan",
        " as the assessor's superior, who decided on the objection,",
    ),
    "on": Phrase(" pada {day}", " on {day}"),
    "Asia/Jakarta": Phrase.untranslated("WIB"),
    "Asia/Makassar": Phrase.untranslated("WITA"),
    "Asia/Jayapura": Phrase.untranslated("WIT"),
    "somebody": Phrase("pejabat yang berwenang", "the official in charge"),
    "positive": Phrase("positif", "positive"),
    "mixed": Phrase("campuran", "mixed"),
    "negative": Phrase("negatif", "negative"),
    "outstanding": Phrase("Istimewa", "Outstanding"),
    "permenpanrb-6-2022:IV-A11": Phrase(
        "PermenPANRB 6/2022, Lampiran Bab IV A11", "PermenPANRB 6/2022, annex IV A11"
    ),
    "permenpanrb-6-2022:IV-A12": Phrase(
        "PermenPANRB 6/2022, Lampiran Bab IV A12", "PermenPANRB 6/2022, annex IV A12"
    ),
}
