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
    "reuse": Phrase("Penggunaan kembali hasil", "Reuse of a result"),
    "marks": Phrase("Catatan tentang pejabat yang bertindak", "Notes on who acted"),
    "next": Phrase("Langkah berikutnya", "What comes next"),
}

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
        "Capaian kinerja organisasi yang dipimpin pejabat penilai kinerja: {result}.",
        "Result of the organization that the assessor leads: {result}.",
    ),
    "indicator": Phrase(
        "{name}: target {target}, realisasi {realization}, capaian {attainment}%, {side}.",
        "{name}: target {target}, realization {realization}, attainment {attainment}%, {side}.",
    ),
    "indicator_open": Phrase(
        "{name}: target {target}, realisasi belum ada.",
        "{name}: target {target}, no realization yet.",
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
    "measured": Phrase(
        "{name}: {value}, antara {low} dan {high}.",
        "{name}: {value}, between {low} and {high}.",
    ),
    "measured_by": Phrase(
        "{name}: {value} menurut {source}.",
        "{name}: {value} by {source}.",
    ),
    "measured_from": Phrase(
        "{name}: {value} dari {count} jawaban, antara {low} dan {high}.",
        "{name}: {value} from {count} answers, between {low} and {high}.",
    ),
    "attendance": Phrase(
        "Dasarnya {recorded} hari presensi: terlambat {late_minutes} menit pada {late_days} hari, "
        "pulang cepat {early_minutes} menit pada {early_days} hari, tanpa keterangan {absent} "
        "hari, cuti {leave} hari.",
        "It rests on {recorded} days of attendance: {late_minutes} minutes late on {late_days} "
        "days, {early_minutes} minutes early on {early_days} days, {absent} days without excuse, "
        "{leave} days of leave.",
    ),
    "drawn": Phrase(
        "{name}: karena jawabannya sedikit, {value} ditarik ke nilai unit itu sebelumnya "
        "({previous}); yang dihitung {drawn}.",
        "{name}: since few answered, {value} is drawn toward the unit's own value before "
        "({previous}); {drawn} counts.",
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
        "Rating itu sama dengan usulan dari data.", "That is what the data propose."
    ),
    "beside_proposal": Phrase("Data mengusulkan {proposed}.", "The data propose {proposed}."),
    "without_proposal": Phrase(
        "Tidak ada usulan rating dari data.", "There is no proposal from the data."
    ),
    "reason": Phrase("Alasannya: “{reason}”", "The reason: “{reason}”"),
    "reason_before": Phrase(
        "Alasan semula dari pejabat penilai kinerja: “{reason}”",
        "The assessor's original reason: “{reason}”",
    ),
    "no_reason": Phrase("Alasan tidak dicatat.", "No reason is recorded."),
    "changed_rating": Phrase(
        "Rating {name} diubah atas keberatan, dari {earlier} menjadi {rating}, oleh "
        "{by}{capacity}{on}.",
        "The rating of {name} was changed on objection, from {earlier} to {rating}, by "
        "{by}{capacity}{on}.",
    ),
    "calibrated_rating": Phrase(
        "Rating {name} diubah setelah kalibrasi, dari {earlier} menjadi {rating}, oleh "
        "{by}{capacity}{on}.",
        "The rating of {name} was changed after a calibration, from {earlier} to {rating}, by "
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
    "months_missing": Phrase(
        "Bulan tanpa hasil yang dihitung: {months}.",
        "Months of which no result counts: {months}.",
    ),
    "taken_over": Phrase(
        "Hasil kerja “{statement}” diambil alih pimpinan pada {day} untuk mencegah kegagalan "
        "organisasi, dengan alasan: {reason}",
        "The leader took the result “{statement}” over on {day}, to prevent a failure of the "
        "organization, for this reason: {reason}",
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
        "Predikat {before} memerlukan ide baru yang terverifikasi; tanpa itu predikatnya {after}.",
        "{before} needs a verified new idea; without one the predicate is {after}.",
    ),
    "veto": Phrase(
        "Hukuman disiplin {level} membatasi predikat dari {before} menjadi {after}; batas ini "
        "berlaku sejak tingkat {from_level}.",
        "A {level} discipline sanction limits the predicate from {before} to {after}; the limit "
        "holds from {from_level} up.",
    ),
    "study_dropout": Phrase(
        "Putus studi tugas belajar: kuadran memberi {before}, ketentuan memberi {after}.",
        "Drop-out from study leave: the quadrant gives {before}, the rule gives {after}.",
    ),
    "few_renormalize": Phrase(
        "{name} hanya bersandar pada {count} jawaban, kurang dari yang disyaratkan skema; bobotnya "
        "dibagi pada yang lain.",
        "{name} rests on only {count} answers, fewer than the scheme demands; its weight goes to "
        "the rest.",
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
    "strength_by_indicators": Phrase(
        "Kekuatan: {name} ({rating} menurut indikatornya).",
        "Strength: {name} ({rating} by its indicators).",
    ),
    "improvement": Phrase(
        "Perlu ditingkatkan: {name} ({points} poin; kehilangan {lost} poin dari nilai).",
        "To improve: {name} ({points} points; {lost} points of the score lost).",
    ),
    "improvement_limited": Phrase(
        "Perlu ditingkatkan: {name} ({points} poin; kehilangan {lost} poin dari nilai; karena "
        "nilai dibatasi, hanya {gain} poin di antaranya yang masih dapat menaikkan nilai).",
        "To improve: {name} ({points} points; {lost} points of the score lost; as the score is "
        "limited, only {gain} of them could still raise it).",
    ),
    "improvement_rating": Phrase(
        "Perlu ditingkatkan: {name} ({rating}).", "To improve: {name} ({rating})."
    ),
    "improvement_by_indicators": Phrase(
        "Perlu ditingkatkan: {name} ({rating} menurut indikatornya).",
        "To improve: {name} ({rating} by its indicators).",
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
        "Hasil ini belum disampaikan kepada pegawai; jangka waktu keberatan dihitung sejak pegawai "
        "menerimanya.",
        "This result has not been delivered yet; the time to object runs from its receipt.",
    ),
    "way_open": Phrase(
        "Pegawai dapat mengajukan keberatan disertai alasan kepada atasan pejabat penilai kinerja, "
        "paling lambat {until} pukul 24.00{zone}.",
        "The employee may object, with reasons, to the assessor's superior until {until} "
        "at 24:00{zone}.",
    ),
    "way_over": Phrase(
        "Jangka waktu keberatan telah berakhir pada {until} pukul 24.00{zone}.",
        "The time to object ended on {until} at 24:00{zone}.",
    ),
    "way_closed_by_rule": Phrase(
        "Hasil ini bersifat final menurut {rule}, sehingga tidak dapat diajukan keberatan; dialog "
        "kinerja tetap dapat diminta.",
        "This result is final under {rule}, so no objection is possible; a dialogue may still be "
        "asked for.",
    ),
    "way_pending": Phrase(
        "Keberatan sedang diperiksa atasan pejabat penilai kinerja; keputusan paling lambat {due} "
        "pukul 24.00{zone}.",
        "The assessor's superior is examining the objection; the decision is due by {due} "
        "at 24:00{zone}.",
    ),
    "way_upheld": Phrase(
        "Keberatan telah diputus; atas hasil yang sama tidak dapat diajukan keberatan lagi.",
        "The objection is decided; the same result cannot be objected to again.",
    ),
    "way_changed": Phrase(
        "Keberatan telah diputus; atas hasil yang sama tidak dapat diajukan keberatan lagi.",
        "The objection is decided; the same result cannot be objected to again.",
    ),
}
