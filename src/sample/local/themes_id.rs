//! Wordings of Indonesian books about a region: `ddc|lcc|title`; signs as in `themes_en`.

/// The wordings.
pub const THEMES: &str = "\
@|@|Sejarah {p}
@|@|Sejarah perjuangan rakyat {p}
@|@|{p} tempo dulu
@|@|{p} dalam lintasan sejarah
@|@|Pendudukan Jepang di {p}
@|@|Sungai {s} dalam sejarah {r}
@|@|Kerajaan dan kesultanan di {p}
@|@|Cagar budaya {p}
@|@|Asal usul nama tempat di {p}
@|@|Perdagangan di Sungai {s} pada abad ke-19
@|@|Penelitian arkeologi di {p}
@|@|Arsip kolonial tentang {p}
@|@|Migrasi orang {e} ke {p}
@|@|Dari kampung ke kota: {p} 1950-2000
@|@|Tokoh-tokoh {p}
@|@|Album foto {p}
915+|DS646|Panduan wisata {p}
915+|DS646|Menyusuri Sungai {s}
305.80+|GN635|Masyarakat {e} di {r}
305.80+|GN635|Orang {e} di {p}
305.80+|GN635|Identitas orang {e} dalam perubahan
305.80+|GN635|Perempuan {e} di {p}
305.80+|GN635|Hubungan antaretnis di {p}
303.6+|HN710|Konflik dan perdamaian di {p}
304.8+|HB2107|Transmigrasi di {p}
390.0+|GN635|Adat istiadat {e}
390.0+|GN635|Adat dan upacara orang {e} di {p}
392.5+|GN635|Upacara perkawinan orang {e} di {p}
393.0+|GN635|Upacara kematian orang {e}
394.2+|GT4876|Pesta panen orang {d}
398.2+|GR320|Cerita rakyat {p}
398.2+|GR320|Cerita rakyat orang {e}
398.2+|GR320|Legenda Sungai {s}
398.8+|PL5139|Pantun dan syair dari {p}
398.9+|PN6519|Ungkapan tradisional orang {e}
499.2|PL5301|Tata bahasa {e}
499.2|PL5301|Kamus bahasa {e}-Indonesia
499.2|PL5301|Pemetaan bahasa daerah di {p}
320.9+|JQ776|Politik lokal di {p}
324.6+|JQ778|Pemilihan kepala daerah di {p}
352.1+|JS7205|Otonomi daerah di {p}
352.1+|JS7205|Pemerintahan desa di {p}
330.9+|HC447|Perekonomian daerah {p}
338.1+|HD2080|Perkebunan {c} di {p}
338.1+|HD2080|Petani {c} di {p}: pendapatan dan pemasaran
338.1+|HD2080|Komoditas {g} di {r}
338.4+|G155|Wisata desa di {p}
333.3+|HD889|Tanah ulayat orang {d}
333.7+|GE160|Lingkungan hidup daerah aliran Sungai {s}
333.95+|QH77|Kawasan konservasi {n}: potensi dan ancaman
333.95+|QH77|Masyarakat sekitar hutan {n}
307.7+|HN710|Rumah panjang di {p}
307.7+|HN710|Pembangunan desa tertinggal di {p}
338.9+|HC447|Kawasan perbatasan {p}
315+|HA1811|{p} dalam angka 1998
315+|HA1811|{p} dalam angka 2004
315+|HA1811|{p} dalam angka 2010
315+|HA1811|{p} dalam angka 2015
315+|HA1811|{p} dalam angka 2019
362.1+|RA541|Pelayanan kesehatan di pedalaman {p}
370.9+|LA1271|Sejarah pendidikan di {p}
370.9+|LA1271|Sekolah di pedalaman {p}
266.0+|BV3340|Sejarah gereja di {p}
297.0+|BP63|Perkembangan Islam di {p}
297.35+|BP187|Masjid bersejarah di {p}
299.2+|BL2120|Religi asli orang {d}
340.5+|KNW|Hukum adat {d}
340.5+|KNW|Peradilan adat orang {d} di {p}
581.6+|GN476|Tumbuhan obat orang {e}
598.0+|QL691|Burung di {n}
634.9+|SD657|Hutan kemasyarakatan di {p}
639.2+|SH307|Nelayan Sungai {s}
641.5+|TX724|Kuliner khas {p}
728.0+|NA7435|Arsitektur rumah adat {d}
736.4+|NK9778|Seni ukir {d}
746.0+|NK8978|Tenun dan anyaman {e}
780.9+|ML345|Musik tradisional {e}
793.3+|GV1703|Tari tradisional {e}
790.1+|GV1204|Permainan rakyat {p}
912+|G2400|Atlas kabupaten dan kota: {p}
627.4+|GB1399|Banjir di Sungai {s}
555+|QE302|Geologi lembar {p}
016+|Z3276|Bibliografi {p}
351.0+|JQ776|Laporan pembangunan daerah {p}
920+|CT1828|Biografi tokoh masyarakat {p}";
