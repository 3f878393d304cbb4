"""Provide headings and sentences that tell a scheme in plain words, in both languages."""

from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.scoring.record.phrases import Phrase

HEADINGS: Final[Mapping[str, Phrase]] = {
    "basis": Phrase("Dasar", "Basis"),
    "assessed": Phrase("Yang dinilai", "What is assessed"),
    "score": Phrase("Cara nilai dihitung", "How the score is computed"),
    "predicate": Phrase("Predikat", "Predicate"),
    "year": Phrase("Dari periode ke tahun", "From periods to the year"),
    "rights": Phrase("Yang dapat Anda lakukan", "What you can do"),
}

SENTENCES: Final[Mapping[str, Phrase]] = {
    "basis": Phrase.untranslated("{basis}"),
    "two_ratings": Phrase(
        "Pejabat penilai kinerja memberi dua rating: untuk hasil kerja dan untuk perilaku kerja, "
        "masing-masing di atas, sesuai, atau di bawah ekspektasi.",
        "The assessor gives two ratings: of results and of behavior, each above, as, or below "
        "what was expected.",
    ),
    "no_number": Phrase(
        "Tidak ada nilai angka dan tidak ada bobot.", "There is no number and there are no weights."
    ),
    "proposed": Phrase(
        "Rating {axis} diusulkan dari data: mulai {above} poin di atas ekspektasi, mulai {met} "
        "poin sesuai ekspektasi, selebihnya di bawah ekspektasi. Pejabat penilai kinerja "
        "menetapkannya, dengan alasan bila berbeda dari usulan.",
        "The rating of {axis} is proposed by data: above expectation from {above} points, as "
        "expected from {met} points, else below. The assessor decides, with a reason where they "
        "differ.",
    ),
    "majority": Phrase(
        "Usulan rating hasil kerja: di atas ekspektasi bila lebih dari {majority}% hasil kerja "
        "utama di atas ekspektasi dan tidak ada yang di bawahnya; sesuai ekspektasi bila paling "
        "banyak {small}% di bawah ekspektasi.",
        "Proposed for results: above expectation if more than {majority}% of the main results are "
        "and none is below; as expected if at most {small}% are below.",
    ),
    "part": Phrase("{label} berbobot {share}%: {source}", "{label} weighs {share}%: {source}"),
    "from_target": Phrase(
        "realisasi setiap indikator SKP dibandingkan dengan targetnya.",
        "the realization of each indicator of the plan is compared with its target.",
    ),
    "from_baseline": Phrase(
        "dinilai seberapa jauh setiap indikator SKP bergerak dari nilai awal ke targetnya.",
        "how far each indicator of the plan has moved from its baseline to its target.",
    ),
    "of_aspects": Phrase(
        "Yang dihitung hanya indikator tentang {aspects}.",
        "Only indicators of {aspects} count.",
    ),
    "curve": Phrase(
        "Capaian menjadi poin menurut kurva: {steps}.",
        "Attainment becomes points by a curve: {steps}.",
    ),
    "level_step": Phrase("mulai {start}% {points} poin", "from {start}% {points} points"),
    "line_step": Phrase(
        "mulai {start}% menurut garis dari {at_first}% ({first} poin) ke {at_last}% ({last} poin)",
        "from {start}% along the line from {at_first}% ({first} points) to {at_last}% "
        "({last} points)",
    ),
    "rated": Phrase(
        "rating pejabat penilai kinerja menjadi poin ({levels}).",
        "the assessor's rating becomes points ({levels}).",
    ),
    "rated_number": Phrase(
        "angka dari pejabat penilai kinerja antara {low} dan {high} menjadi {low_points} sampai "
        "{high_points} poin.",
        "the assessor's number between {low} and {high} becomes {low_points} to {high_points} "
        "points.",
    ),
    "measured": Phrase(
        "diukur dengan instrumennya, bukan diisi sendiri; {low} sampai {high} menjadi "
        "{low_points} sampai {high_points} poin.",
        "it is measured by its instrument, never entered by yourself; {low} to {high} becomes "
        "{low_points} to {high_points} points.",
    ),
    "cap": Phrase("Paling tinggi {cap} poin.", "At most {cap} points."),
    "missing_block": Phrase(
        "Selama datanya belum ada, hasil belum dapat ditetapkan.",
        "As long as its data are missing there is no result.",
    ),
    "missing_zero": Phrase(
        "Bila datanya tidak ada, dihitung nol.", "If its data are missing it counts as zero."
    ),
    "missing_renormalize": Phrase(
        "Bila datanya tidak ada, bobotnya beralih ke bagian lain.",
        "If its data are missing its weight passes to the other parts.",
    ),
    "few_block": Phrase(
        "Dari kurang dari {below} jawaban tidak dibuat nilai.",
        "Fewer than {below} answers give no value.",
    ),
    "few_renormalize": Phrase(
        "Dari kurang dari {below} jawaban bagian ini tidak ikut dihitung.",
        "With fewer than {below} answers this part is left out.",
    ),
    "few_shrink": Phrase(
        "Dari kurang dari {below} jawaban nilainya ditarik ke nilai unit itu sebelumnya.",
        "With fewer than {below} answers the value is drawn toward what the unit had before.",
    ),
    "total": Phrase(
        "Poin setiap bagian dikalikan bobotnya dan dijumlahkan, paling rendah {floor} dan paling "
        "tinggi {cap}, dibulatkan ke {digits} angka di belakang koma.",
        "The points of each part times its weight are added up, at least {floor} and at most "
        "{cap}, rounded to {digits} digits after the point.",
    ),
    "additional_results": Phrase(
        "Hasil kerja tambahan menambah nilai, semuanya paling banyak {cap} poin.",
        "Additional results add to the score, at most {cap} points in all.",
    ),
    "innovation": Phrase(
        "Inovasi yang terverifikasi menambah paling banyak {cap} poin.",
        "Verified innovation adds at most {cap} points.",
    ),
    "band": Phrase(
        "Nilai {start} ke atas: {predicate}.", "A score of {start} or more: {predicate}."
    ),
    "condition": Phrase(
        "{predicate} hanya dengan ide baru yang terverifikasi.",
        "{predicate} only with a verified new idea.",
    ),
    "veto": Phrase(
        "Selama ada hukuman disiplin {sanction}, predikat paling tinggi {predicate}.",
        "Under a discipline sanction that is {sanction}, {predicate} at best.",
    ),
    "cells": Phrase(
        "Hasil kerja {results}: {above} bila perilaku kerja di atas ekspektasi, {met} bila "
        "sesuai, {below} bila di bawah ekspektasi.",
        "Results {results}: {above} with behavior above expectation, {met} if as expected, "
        "{below} if below.",
    ),
    "study_dropout": Phrase(
        "Putus studi dalam tugas belajar memberi salah satu dari dua predikat terendah.",
        "A drop-out from study leave gives one of the two lowest predicates.",
    ),
    "roll_up_mean": Phrase(
        "Nilai tahunan adalah rata-rata nilai periode di dalamnya.",
        "The year's score is the mean of those of its periods.",
    ),
    "roll_up_months_weighted": Phrase(
        "Nilai tahunan adalah rata-rata nilai periode di dalamnya, berbobot lamanya.",
        "The year's score is the mean of those of its periods, weighted by their months.",
    ),
    "roll_up_last": Phrase(
        "Nilai tahunan adalah nilai periode terakhir.",
        "The year's score is that of its last period.",
    ),
    "roll_up_shown": Phrase(
        "Hasil periode di dalam tahun ditampilkan di samping hasil tahunan, tetapi tidak "
        "dihitung ke dalamnya.",
        "Results of the periods are shown beside that of the year, and do not enter it.",
    ),
    "explained": Phrase(
        "Setiap angka pada hasil Anda dapat ditelusuri sampai ke asalnya.",
        "Every number of your result can be followed to where it comes from.",
    ),
    "objection": Phrase(
        "Bila tidak menerima hasil, Anda dapat mengajukan keberatan kepada atasan pejabat penilai "
        "kinerja dalam tenggat yang tercantum pada hasil.",
        "If you do not accept a result, you can object to the assessor's superior within the time "
        "that the result states.",
    ),
}
