"""Indonesian."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

ID = Language(
    code="id",
    script=LATIN,
    function_words=(
        "yang dan dengan untuk pada dari ini itu adalah akan tidak oleh dalam juga atau"
        " sebagai karena mereka telah bisa ada"
    ),
    cut_ends=(
        "yang dan atau tetapi tapi di ke dari dengan untuk pada oleh dalam karena agar supaya"
        " bahwa jika kalau ketika saat sebagai adalah akan telah sudah sangat lebih seperti"
        " tanpa antara para sebuah seorang ini itu"
    ),
    numbers=(
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus"
        " seratus ribu seribu juta miliar setengah separuh ganda kali"
    ),
    negations="tidak bukan belum jangan tanpa tak tiada nonaktif",
    negating="non",
    modals="harus wajib boleh dapat bisa mungkin perlu selalu kadang sering jarang hanya cuma",
    calendar=(
        "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli"
        " agustus september oktober november desember"
    ),
    units=(
        "meter kilometer gram kilogram kilo liter detik menit jam hari pekan bulan tahun rupiah"
        " dolar euro derajat persen"
    ),
    opposites=(
        "sebelum sesudah, sebelum setelah, buka tutup, membuka menutup, dibuka ditutup,"
        " menyalakan mematikan, hidup mati, naik turun, lebih kurang, pertama terakhir,"
        " kiri kanan, utara selatan, timur barat, boleh dilarang, selalu jarang, dalam luar,"
        " tinggi rendah, lama baru, awal akhir, beli jual, membeli menjual, benar salah,"
        " ya tidak, siang malam, masuk keluar, besar kecil, panas dingin, aktifkan nonaktifkan,"
        " mengaktifkan menonaktifkan, atas bawah, mulai selesai, pagi sore"
    ),
    bound=whole_words(
        "hanya cuma jika kalau bila apabila kecuali sampai harus wajib boleh dapat bisa"
        " mungkin perlu selalu kadang sering jarang"
    ),
    free=connectives(
        contrast="tetapi|tapi|namun|akan tetapi|meskipun demikian",
        conclusion="(?:oleh )?karena itu|dengan demikian|akibatnya",
        meanwhile="sementara itu|di sisi lain",
        more="selain itu|di samping itu|lagi pula|tentu saja|sebenarnya",
    ),
    joining=clauses(
        "dan karena sementara",
        "tetapi tapi atau jika kalau kecuali hanya",
    ),
    continued="lanjutan|bersambung",
    agrees="tentu(?: saja)?|baik(?:lah)?|mengerti|dengan senang hati|siap",
    presents=r"(?:berikut|inilah|ini adalah|di bawah ini|saya akan|saya lanjutkan)\b",
    texts=r"\b(?:artikel\w*|teks\w*|tulisan\w*|lanjutan\w*|bagian|versi|sisa|naskah\w*)\b",
    rests=(
        r"\b(?:(?:lanjutan|kelanjutan|sisa|bagian selanjutnya dari) (?:artikel|teks|"
        r"tulisan)\w*|versi (?:revisi|yang (?:diperluas|ditulis ulang)))\b"
    ),
    remarks=r"sebagai (?:model bahasa|kecerdasan buatan|ai)\b[^.!?]*[.!]",
)
