"""Provide headings and sentences of the explanation, in both languages side by side."""

from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.scoring.record.phrases import Phrase

HEADINGS: Final[Mapping[str, Phrase]] = {
    "result": Phrase("Hasil", "Result"),
    "work_results": Phrase("Target dan realisasi", "Targets and realization"),
    "proposal": Phrase("Usulan dari data", "What the data propose"),
    "ratings": Phrase("Rating dan alasannya", "Ratings and their reasons"),
    "parts": Phrase("Susunan nilai", "How the score is made up"),
    "changes": Phrase("Yang mengubah hasil", "What changed the outcome"),
    "missing": Phrase("Yang belum ada", "What is missing"),
    "strengths": Phrase("Kekuatan", "Strengths"),
    "improvements": Phrase("Yang perlu ditingkatkan", "What to improve"),
    "feedback": Phrase("Umpan balik", "Feedback"),
    "objection": Phrase("Keberatan", "Objection"),
    "marks": Phrase("Catatan tentang pelaku", "Who acted for others"),
    "next": Phrase("Langkah berikutnya", "What comes next"),
}

MONTHS: Final = Phrase(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "January February March April May June July August September October November December",
)

SENTENCES: Final[Mapping[str, Phrase]] = {
    "outcome": Phrase(
        "Nilai akhir {score}; predikat {predicate}.", "The score is {score}; {predicate}."
    ),
    "predicate_only": Phrase(
        "Predikat kinerja: {predicate}.", "The performance predicate is: {predicate}."
    ),
    "no_predicate": Phrase(
        "Predikat belum ada karena rating belum lengkap.",
        "There is no predicate yet because ratings are missing.",
    ),
    "cell": Phrase(
        "Dalam kuadran kinerja, hasil kerja {results} dan perilaku kerja {behavior} memberi "
        "predikat {predicate} ({basis}).",
        "In the performance quadrant, results {results} and behavior {behavior} give the "
        "predicate {predicate} ({basis}).",
    ),
    "organization_result": Phrase(
        "Capaian kinerja organisasi yang dipimpin penilai: {result}.",
        "Result of the organization that the assessor leads: {result}.",
    ),
    "indicator": Phrase(
        "{name}: target {target}, realisasi {realization}, capaian {attainment}%, {side}.",
        "{name}: target {target}, realization {realization}, attainment {attainment}%, {side}.",
    ),
    "indicator_open": Phrase(
        "{name}: target {target}, realisasi belum ada.",
        "{name}: target {target}, nothing realized yet.",
    ),
    "indicator_points": Phrase(
        "{name}: target {target}, realisasi {realization}, capaian {attainment}%, {points} poin.",
        "{name}: target {target}, realization {realization}, attainment {attainment}%, "
        "{points} points.",
    ),
    "so_far": Phrase(
        "Target itu adalah yang diharapkan sampai hari ini; target seluruh periode {target}.",
        "That target is what was expected by today; the target of the whole period is {target}.",
    ),
    "limited": Phrase(
        "{name}: {raw} poin dibatasi menjadi {points} poin.",
        "{name}: {raw} points are limited to {points}.",
    ),
    "by_indicators": Phrase(
        "Hasil kerja “{name}” {level} menurut indikatornya, karena {rule}.",
        "Work result “{name}” is {level} by its indicators, because {rule}.",
    ),
    "not_by_indicators": Phrase(
        "Hasil kerja “{name}” belum dapat digolongkan dari data.",
        "Work result “{name}” cannot be classified from the data yet.",
    ),
    "counts": Phrase(
        "Yang dihitung untuk {axis}: {above} di atas ekspektasi, {met} sesuai ekspektasi, {below} "
        "di bawah ekspektasi.",
        "Counted for {axis}: {above} above expectation, {met} as expected, {below} below "
        "expectation.",
    ),
    "counts_none": Phrase(
        "Untuk {axis} tidak ada yang dapat dihitung, sehingga data tidak mengusulkan rating.",
        "For {axis} there is nothing to count, so the data propose no rating.",
    ),
    "proposed_above": Phrase(
        "Lebih dari {majority}% di atas ekspektasi dan tidak satu pun di bawah: usulan untuk "
        "{axis} adalah di atas ekspektasi.",
        "More than {majority}% are above expectation and none below: the proposal for {axis} is "
        "above expectation.",
    ),
    "proposed_below": Phrase(
        "Lebih dari {majority}% di bawah ekspektasi: usulan untuk {axis} adalah di bawah "
        "ekspektasi.",
        "More than {majority}% are below expectation: the proposal for {axis} is below "
        "expectation.",
    ),
    "proposed_met": Phrase(
        "Lebih dari {majority}% sesuai atau di atas ekspektasi dan paling banyak {small_part}% di "
        "bawah: usulan untuk {axis} adalah sesuai ekspektasi.",
        "More than {majority}% are as expected or above and at most {small_part}% below: the "
        "proposal for {axis} is as expected.",
    ),
    "proposed_none": Phrase(
        "Susunan itu tidak memenuhi pedoman mana pun (lebih dari {majority}% pada satu tingkat, "
        "paling banyak {small_part}% di bawah), sehingga data tidak mengusulkan rating {axis}.",
        "That meets none of the guides (more than {majority}% on one level, at most {small_part}% "
        "below), so the data propose no rating of {axis}.",
    ),
    "tone_agrees": Phrase(
        "Umpan balik yang dihimpun bernada {tone} dan sejalan dengan usulan itu.",
        "The feedback collected is {tone} and agrees with the proposal.",
    ),
    "tone_differs": Phrase(
        "Umpan balik yang dihimpun bernada {tone} dan tidak sejalan dengan usulan itu, sehingga "
        "usulan gugur.",
        "The feedback collected is {tone} and does not agree, so the proposal is dropped.",
    ),
    "proposed_by_points": Phrase(
        "Poin mengusulkan untuk {axis}: {rating}; pejabat penilai kinerja yang memutuskan.",
        "The points propose for {axis}: {rating}; the assessor decides.",
    ),
    "rating": Phrase("Rating {name}: {rating}.", "The rating of {name}: {rating}."),
    "rating_by": Phrase(
        "Rating {name}: {rating}, diberikan oleh {by}{capacity}{on}.",
        "The rating of {name}: {rating}, given by {by}{capacity}{on}.",
    ),
    "as_proposed": Phrase(
        "Rating itu sama dengan usulan dari data.", "It is what the data propose."
    ),
    "beside_proposal": Phrase("Data mengusulkan {proposed}.", "The data propose {proposed}."),
    "without_proposal": Phrase("Data tidak mengusulkan rating.", "The data propose no rating."),
    "reason": Phrase("Alasannya: “{reason}”", "The reason: “{reason}”"),
    "reason_before": Phrase(
        "Alasan penilai sebelumnya: “{reason}”", "The assessor's reason before: “{reason}”"
    ),
    "no_reason": Phrase("Alasan tidak dicatat.", "No reason is recorded."),
    "changed_rating": Phrase(
        "Rating {name} diubah atas keberatan, dari {earlier} menjadi {rating}, oleh "
        "{by}{capacity}{on}.",
        "The rating of {name} was changed on objection, from {earlier} to {rating}, by "
        "{by}{capacity}{on}.",
    ),
    "predicate_reason": Phrase(
        "Alasan predikat: “{reason}”", "The reason of the predicate: “{reason}”"
    ),
    "part": Phrase(
        "{name}: {points} poin dengan bobot {weight}, menyumbang {share} pada nilai.",
        "{name}: {points} points at weight {weight} contribute {share} to the score.",
    ),
    "axis_part": Phrase(
        "{name}: {points} poin dengan bobot {weight}.",
        "{name}: {points} points at weight {weight}.",
    ),
    "sum": Phrase("Jumlahnya: {terms} = {score}.", "Together: {terms} = {score}."),
    "aspect": Phrase(
        "Aspek {name}: {points} poin (tidak menambah nilai).",
        "Aspect {name}: {points} points (shown, not added).",
    ),
    "additional_results": Phrase(
        "Hasil kerja tambahan menambah {added} poin (paling banyak {cap}).",
        "Additional results add {added} points (at most {cap}).",
    ),
    "innovation": Phrase(
        "Inovasi menambah {added} poin (paling banyak {cap}).",
        "Innovation adds {added} points (at most {cap}).",
    ),
    "roll_up": Phrase(
        "Nilai tahun berasal dari periode di bawahnya ({count}: {periods}): {how}.",
        "The year's score comes from its shorter periods ({count}: {periods}): {how}.",
    ),
    "cap": Phrase(
        "Jumlah poin {unlimited} melampaui batas atas, sehingga nilai menjadi {limited}.",
        "The points come to {unlimited}, above the cap, so the score is {limited}.",
    ),
    "floor": Phrase(
        "Jumlah poin {unlimited} kurang dari batas bawah, sehingga nilai menjadi {limited}.",
        "The points come to {unlimited}, below the floor, so the score is {limited}.",
    ),
    "condition": Phrase(
        "Predikat {before} memerlukan ide baru yang terverifikasi; tanpa itu predikat {after}.",
        "{before} needs a verified new idea; without one the predicate is {after}.",
    ),
    "veto": Phrase(
        "Hukuman disiplin {level} membatasi predikat dari {before} menjadi {after}; batas ini "
        "berlaku sejak tingkat {from_level}.",
        "A {level} discipline sanction limits the predicate from {before} to {after}; the limit "
        "holds from {from_level} up.",
    ),
    "study_dropout": Phrase(
        "Putus studi tugas belajar: kuadran memberi {before}, aturan memberi {after}.",
        "Drop-out from study leave: the quadrant gives {before}, the rule gives {after}.",
    ),
    "missing_renormalize": Phrase(
        "{name} belum ada; bobotnya dibagi pada yang lain.",
        "{name} is missing; its weight goes to the rest.",
    ),
    "missing_zero": Phrase(
        "{name} belum ada dan dihitung nol.", "{name} is missing and counts as zero."
    ),
    "missing_block": Phrase("Rating {name} belum diberikan.", "The rating of {name} is missing."),
    "strength": Phrase("Kekuatan: {name} ({points} poin).", "Strength: {name} ({points} points)."),
    "strength_rating": Phrase("Kekuatan: {name} ({rating}).", "Strength: {name} ({rating})."),
    "improvement": Phrase(
        "Perlu ditingkatkan: {name} ({points} poin; kehilangan {lost} poin dari nilai).",
        "To improve: {name} ({points} points; {lost} points of the score lost).",
    ),
    "improvement_limited": Phrase(
        "Perlu ditingkatkan: {name} ({points} poin; kehilangan {lost} poin, dan karena batas nilai "
        "{gain} di antaranya masih menambah nilai).",
        "To improve: {name} ({points} points; {lost} points lost, of which {gain} would still "
        "raise the score because of its limit).",
    ),
    "improvement_rating": Phrase(
        "Perlu ditingkatkan: {name} ({rating}).", "To improve: {name} ({rating})."
    ),
    "feedback_strength": Phrase("Kekuatan: “{text}”", "Strength: “{text}”"),
    "feedback_improvement": Phrase("Perlu ditingkatkan: “{text}”", "To improve: “{text}”"),
    "feedback_suggestion": Phrase("Saran: “{text}”", "Suggestion: “{text}”"),
    "feedback_recommendation": Phrase("Rekomendasi: “{text}”", "Recommendation: “{text}”"),
    "objection_filed": Phrase(
        "Keberatan diajukan pada {filed_on}, dengan alasan: “{reasons}”",
        "An objection was filed on {filed_on}, for this reason: “{reasons}”",
    ),
    "objection_changed": Phrase(
        "Hasil diubah atas keberatan pada {decided_on} oleh {by}, karena: “{decision}”",
        "The result was changed on objection on {decided_on} by {by}, because: “{decision}”",
    ),
    "objection_upheld": Phrase(
        "Hasil tetap menurut keputusan {by} pada {decided_on}, karena: “{decision}”",
        "The result stands by the decision of {by} on {decided_on}, because: “{decision}”",
    ),
    "way_awaits_delivery": Phrase(
        "Hasil ini belum disampaikan kepada pegawai; jangka waktu keberatan dihitung sejak "
        "diterima.",
        "This result was not delivered yet; the time to object runs from its receipt.",
    ),
    "way_open": Phrase(
        "Pegawai dapat mengajukan keberatan disertai alasan kepada atasan pejabat penilai kinerja, "
        "paling lambat {until} pukul 24.00.",
        "The employee may object, with reasons, to the assessor's superior until {until}, 24:00.",
    ),
    "way_over": Phrase(
        "Jangka waktu keberatan berakhir pada {until}.", "The time to object ended on {until}."
    ),
    "way_closed_by_rule": Phrase(
        "Hasil ini bersifat final menurut {rule}, sehingga tidak dapat diajukan keberatan; dialog "
        "kinerja tetap dapat diminta.",
        "This result is final under {rule}, so no objection is possible; a dialogue may still be "
        "asked for.",
    ),
    "way_pending": Phrase(
        "Keberatan sedang diperiksa; keputusan paling lambat {due}.",
        "The objection is being heard; the decision is due by {due}.",
    ),
    "way_upheld": Phrase(
        "Tidak ada keberatan kedua atas hasil yang sama.",
        "There is no second objection to the same result.",
    ),
    "way_changed": Phrase(
        "Tidak ada keberatan kedua atas hasil yang sama.",
        "There is no second objection to the same result.",
    ),
}

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
        " sebagai atasan satu tingkat di atasnya, karena jabatan atasan langsung tidak terisi atau "
        "tidak berwenang menilai",
        " as the next superior up, since the direct superior's post is vacant or may not assess",
    ),
    "as_acting_assessor": Phrase(
        " sebagai pelaksana tugas yang diberi pendelegasian", " as the acting holder by delegation"
    ),
    "as_delegate": Phrase(
        " sebagai pejabat lain yang diberi pendelegasian", " by delegation of the assessor's duty"
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
