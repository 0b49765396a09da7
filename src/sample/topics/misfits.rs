//! Wordings that make no book of a topic: no coral lives on a mountain, no cryptography in the humid tropics.

/// Names of subjects, or parts of the names of topics, and the parts of wordings they do not go with.
const MISFITS: &[(&[&str], &[&str])] = &[
    (
        &["coral", "karang", "marine", "ikan laut", "turtle", "penyu", "mollusc", "moluska", "mangrove", "bakau"],
        &["Kinabalu", "Mulu", "Danum", "floodplain", "Lanjak", "peat", "gambut", "Sentarum", "Betung", "hutan", "Heart"],
    ),
    (&["orangutan", "orang utan"], &["Brunei", "Kinabalu", "Mulu", "Malay", "Delta"]),
    (
        &["Computing"],
        &["humid tropics", "lahan basah", "tepat guna", "berkelanjutan", "Kalimantan", "theory and design", "Teknik dan"],
    ),
    (
        &["Engineering"],
        &["humid tropics", "lahan basah", "berkelanjutan", "Teach yourself", "beginners", "pemula", "mandiri", "Kalimantan"],
    ),
    (&["Agriculture"], &["solved", "theory and design", "Teach yourself", "Menguasai", "Belajar mandiri", "laboratory manual"]),
    (&["Mathematics"], &["aboratory", "Field", "Amali", "praktikum", "Metode", "di Malaysia"]),
    (&["Physics", "Chemistry"], &["Field", "di Malaysia"]),
    (
        &["climate", "iklim", "conservation", "konservasi", "pemuliharaan", "management", "pengurusan", "pengelolaan"],
        &["Laboratory", "Worked", "Soal", "Latihan", "Amali", "praktikum", "umum"],
    ),
    (&["Nursing"], &["for nurses", "jururawat", "mahasiswa keperawatan", "colour atlas"]),
    (
        &[
            "anatomy",
            "anatomi",
            "physiology",
            "fisiologi",
            "biochem",
            "biokimia",
            "ethics",
            "etika",
            "theory",
            "teori",
            "chemistry",
            "kimia",
        ],
        &[
            "rural",
            "primary care",
            "desa",
            "puskesmas",
            "terpencil",
            "low-resource",
            "community",
            "komuniti",
            "Asuhan",
            "Clinical",
        ],
    ),
    (
        &["medical ethics", "health systems", "health informatics", "epidemiology", "nutrition"],
        &["colour atlas", "Clinical cases"],
    ),
    (&["Social sciences", "Economics"], &["kearifan lokal", "Strategi dan model"]),
    (
        &["econometri", "ekonometri", "research", "kaedah", "metode", "metodologi", "penyelidikan", "penelitian"],
        &[
            "plural",
            "small states",
            "Bornean",
            "pandemic",
            "masyarakat",
            "daerah",
            "Sarawak",
            "perbatasan",
            "kearifan",
            "pascareformasi",
            "Kalimantan",
            "changing world",
            "three countries",
            "Brunei",
            "Problematika",
        ],
    ),
    (&["decolonization", "ASEAN"], &["Asia", "pandemic", "Bornean", "three countries", "daerah", "Sabah"]),
    (&["Religion"], &["perubahan", "change", "critical", "pemikiran dan", "kontemporer"]),
    (
        &["Prophet", "Nabi", "hadith", "hadis", "Qur", "Quran"],
        &[
            "Teori",
            "everyday",
            "sehari",
            "directions",
            "Approaches",
            "modern",
            "kebudayaan",
            "culture",
            "Nusantara",
            "world",
            "alam",
            "Asia",
            "di ",
        ],
    ),
    (
        &["Alkitab", "Christ", "Krist", "bibl", "Buddh", "Hindu", "misi ", "gereja", "paroki", "parish"],
        &["alam Melayu", "Malay world"],
    ),
    (
        &["writing of history", "pensejarahan", "historiografi"],
        &["Voices", "tlas", "people", "ingatan", "okumen", "kolektif", "ocuments"],
    ),
    (&["archaeology", "arkeologi"], &["Voices"]),
    (&["Life sciences"], &["problems and solutions", "Worked", "Soal", "Latihan"]),
    (&["medicinal plants", "tumbuhan obat", "tumbuhan ubatan"], &["Laboratory", "Amali", "praktikum", "umum"]),
    (
        &["logic", "logik", "phonolog", "fonologi", "morpholog", "morfologi"],
        &["Asia", "Malay world", "alam Melayu", "di ", "everyday", "sehari"],
    ),
    (&["pathology", "patologi"], &["puskesmas", "klinik", "rural", "terpencil"]),
    (&["surgery", "ilmu bedah", "pembedahan"], &["core knowledge", "puskesmas", "klinik", "community", "komuniti"]),
    (
        &[
            "pidana",
            "pembuktian",
            "perjanjian",
            "perusahaan",
            "hukum internasional",
            "hukum keluarga",
            "acara",
            "hukum Islam",
            "intelektual",
        ],
        &["otonomi"],
    ),
];

/// Returns whether a book of `topic` in `subject` cannot be worded as `wording`.
pub fn misfit(subject: &str, topic: &str, wording: &str) -> bool {
    MISFITS.iter().any(|(about, wordings)| {
        about.iter().any(|word| subject == *word || topic.contains(word)) && wordings.iter().any(|part| wording.contains(part))
    })
}
