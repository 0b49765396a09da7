//! Wordings of Malay books about a region: `ddc|lcc|title`; signs as in `themes_en`.

/// The wordings.
pub const THEMES: &str = "\
@|@|Sejarah {p}
@|@|Sejarah awal {p}
@|@|{p} dahulu dan sekarang
@|@|{p}: dari kampung ke bandar
@|@|{r} di bawah pendudukan Jepun: kisah dari {p}
@|@|Sungai {s} dalam sejarah {r}
@|@|Tokoh dan peristiwa di {p}
@|@|Warisan {p}
@|@|Kenangan orang {p}
@|@|Asal usul nama tempat di {p}
@|@|Arkeologi {p}
@|@|Surat-surat lama dari {p}
@|@|Pentadbiran daerah {p}, 1888-1963
@|@|Penghijrahan orang {e} ke {p}
@|@|Perdagangan di Sungai {s}
@|@|Gambar lama {p}
915+|DS597|Panduan pelancong ke {p}
915+|DS597|Menyusuri Sungai {s}
305.80+|GN635|Masyarakat {e} di {r}
305.80+|GN635|Masyarakat {e} di {p}
305.80+|GN635|Masyarakat {e}: identiti dan perubahan sosial
305.80+|GN635|Wanita {e} di {p}
305.80+|GN635|Belia {e} di {p}: pendidikan dan pekerjaan
390.0+|GN635|Adat resam masyarakat {e}
390.0+|GN635|Adat dan kepercayaan masyarakat {d} di {p}
392.5+|GN635|Adat perkahwinan masyarakat {e} di {p}
393.0+|GN635|Adat kematian masyarakat {e}
394.2+|GT4876|Perayaan masyarakat {e}
398.2+|GR320|Cerita rakyat {p}
398.2+|GR320|Cerita rakyat masyarakat {e}
398.2+|GR320|Legenda Sungai {s}
398.8+|PL5139|Pantun dan syair dari {p}
398.9+|PN6519|Peribahasa masyarakat {e}
499.2|PL5301|Bahasa {e}: satu tinjauan
499.2|PL5301|Kamus bahasa {e}
499.28|PL5127|Dialek Melayu {p}
320.9+|JQ715|Pentadbiran dan masyarakat di {p}
320.9+|JQ715|Kepimpinan masyarakat {e}
352.1+|JS7161|Kerajaan tempatan di {p}
330.9+|HC445|Ekonomi desa di {p}
338.1+|HD2080|Industri {g} di {r}
338.1+|HD2080|Pekebun kecil {c} di {p}
338.4+|G155|Pelancongan desa di {p}
333.3+|HD889|Tanah adat masyarakat {d}
333.7+|GE160|Alam sekitar lembangan Sungai {s}
333.95+|QH77|{n}: khazanah alam {r}
307.7+|HN700|Kampung dan rumah panjang di {p}
307.7+|HN700|Pembangunan luar bandar di {p}
362.1+|RA541|Perkhidmatan kesihatan luar bandar di {p}
370.9+|LA1236|Sejarah persekolahan di {p}
370.9+|LA1236|Pendidikan anak-anak masyarakat {e}
297.0+|BP63|Perkembangan Islam di {p}
297.35+|BP187|Masjid-masjid lama di {p}
299.2+|BL2120|Upacara tradisi masyarakat {d}
340.5+|KPG|Undang-undang adat masyarakat {d}
581.6+|GN476|Tumbuhan ubatan masyarakat {e}
598.0+|QL691|Burung-burung di {n}
634.9+|SD657|Hutan dan pembalakan di {p}
639.2+|SH307|Komuniti nelayan di {p}
641.5+|TX724|Masakan tradisional {p}
641.5+|TX724|Resipi warisan masyarakat {e}
728.0+|NA7435|Rumah tradisional masyarakat {e}
736.4+|NK9778|Seni ukir masyarakat {d}
746.0+|NK8978|Tenunan dan anyaman masyarakat {e}
780.9+|ML345|Muzik tradisional masyarakat {e}
793.3+|GV1703|Tarian masyarakat {e}
790.1+|GV1204|Permainan tradisional di {p}
912+|G2400|Atlas daerah {p}
627.4+|GB1399|Banjir di lembangan Sungai {s}
555+|QE302|Geologi kawasan {p}
016+|Z3276|Bibliografi {p}
920+|CT1578|Biografi tokoh-tokoh {p}
069.0+|AM79|Khazanah muzium {p}";
