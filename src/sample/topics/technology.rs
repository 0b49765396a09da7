//! Topics of computing, engineering and agriculture: `ddc|lcc|English|Malay|Indonesian`.

/// Computing.
pub const COMPUTING: &str = "\
004|QA76|computer science|sains komputer|ilmu komputer
004.22|QA76.9|computer architecture|seni bina komputer|arsitektur komputer
004.6|TK5105|computer networks|rangkaian komputer|jaringan komputer
004.6782|QA76.585|cloud computing|pengkomputeran awan|komputasi awan
004.678|TK5105.8|the internet of things|internet benda|internet of things
005.1|QA76.758|software engineering|kejuruteraan perisian|rekayasa perangkat lunak
005.12|QA76.9|systems analysis and design|analisis dan reka bentuk sistem|analisis dan perancangan sistem
005.133|QA76.73|Python programming|pengaturcaraan Python|pemrograman Python
005.1332|QA76.73|Java programming|pengaturcaraan Java|pemrograman Java
005.1333|QA76.73|C++ programming|pengaturcaraan C++|pemrograman C++
005.14|QA76.76|software testing|pengujian perisian|pengujian perangkat lunak
005.276|TK5105.888|web development|pembangunan web|pemrograman web
005.258|QA76.76|mobile application development|pembangunan aplikasi mudah alih|pengembangan aplikasi Android
005.43|QA76.76|operating systems|sistem pengendalian|sistem operasi
005.54|HF5548|spreadsheets|hamparan elektronik|pengolahan data dengan lembar kerja
005.73|QA76.9|data structures and algorithms|struktur data dan algoritma|struktur data dan algoritma
005.74|QA76.9|database systems|sistem pangkalan data|sistem basis data
005.8|QA76.9|information security|keselamatan maklumat|keamanan informasi
005.82|QA76.9|cryptography|kriptografi|kriptografi
006.3|Q335|artificial intelligence|kecerdasan buatan|kecerdasan buatan
006.31|Q325|machine learning|pembelajaran mesin|pembelajaran mesin
006.312|QA76.9|data mining|perlombongan data|data mining
006.35|QA76.9|natural language processing|pemprosesan bahasa tabii|pemrosesan bahasa alami
006.6|T385|computer graphics|grafik komputer|grafika komputer
006.7|QA76.575|multimedia systems|sistem multimedia|sistem multimedia
658.4038|T58.6|information systems management|pengurusan sistem maklumat|sistem informasi manajemen";

/// Engineering.
pub const ENGINEERING: &str = "\
620|TA145|engineering|kejuruteraan|ilmu teknik
620.1|TA350|engineering mechanics|mekanik kejuruteraan|mekanika teknik
620.11|TA403|materials science|sains bahan|ilmu bahan
620.106|TA357|fluid mechanics|mekanik bendalir|mekanika fluida
621.3|TK145|electrical engineering|kejuruteraan elektrik|teknik elektro
621.31|TK1001|power systems|sistem kuasa elektrik|sistem tenaga listrik
621.381|TK7816|electronics|elektronik|elektronika
621.382|TK5103|digital communications|komunikasi digital|komunikasi digital
621.39|TK7885|digital logic design|reka bentuk logik digital|perancangan sistem digital
621.402|TJ265|engineering thermodynamics|termodinamik kejuruteraan|termodinamika teknik
621.8|TJ230|machine design|reka bentuk mesin|elemen mesin
621.042|TJ808|renewable energy|tenaga boleh baharu|energi terbarukan
622.33|TN803|coal mining||teknik pertambangan batu bara
622.338|TN871|petroleum engineering|kejuruteraan petroleum|teknik perminyakan
624|TA145|civil engineering|kejuruteraan awam|teknik sipil
624.15|TA710|soil mechanics|mekanik tanah|mekanika tanah
624.1834|TA683|reinforced concrete|konkrit bertetulang|beton bertulang
624.17|TA645|structural analysis|analisis struktur|analisis struktur
625.7|TE145|highway engineering|kejuruteraan jalan raya|rekayasa jalan raya
627|TC145|hydraulic engineering|kejuruteraan hidraulik|teknik hidraulika
628.1|TD345|water supply|bekalan air|penyediaan air bersih
628.4|TD791|solid waste management|pengurusan sisa pepejal|pengelolaan sampah
629.8|TJ213|control systems|sistem kawalan|sistem kendali
660|TP155|chemical engineering|kejuruteraan kimia|teknik kimia
664|TP370|food technology|teknologi makanan|teknologi pangan
670|TS176|manufacturing technology|teknologi pembuatan|teknologi manufaktur
690|TH145|building construction|pembinaan bangunan|konstruksi bangunan";

/// Agriculture, forestry, fisheries.
pub const AGRICULTURE: &str = "\
630|S493|tropical agriculture|pertanian tropika|pertanian tropis
631.4|S591|soil science|sains tanah|ilmu tanah
631.58|S602|organic farming|pertanian organik|pertanian organik
632|SB950|plant protection|perlindungan tanaman|perlindungan tanaman
633.18|SB191|rice production|pengeluaran padi|budi daya padi
633.851|SB299|oil palm cultivation|penanaman kelapa sawit|budi daya kelapa sawit
633.8952|SB291|rubber cultivation|penanaman getah|budi daya karet
633.84|SB307|pepper cultivation|penanaman lada|budi daya lada
633.74|SB267|cocoa cultivation|penanaman koko|budi daya kakao
634|SB359|fruit growing|penanaman buah-buahan|budi daya buah-buahan
634.9|SD391|forest management|pengurusan hutan|pengelolaan hutan
634.92|SD561|community forestry|perhutanan komuniti|perhutanan sosial
634.95|SD409|reforestation|penghutanan semula|reboisasi dan rehabilitasi hutan
634.99|S494.5|agroforestry|perhutanan tani|agroforestri
635|SB321|vegetable growing|penanaman sayur-sayuran|budi daya sayuran
636|SF65|animal husbandry|penternakan|ilmu peternakan
636.5|SF487|poultry farming|penternakan ayam|budi daya ayam
639.2|SH331|fisheries management|pengurusan perikanan|pengelolaan perikanan
639.8|SH135|aquaculture|akuakultur|budi daya perairan
338.1|HD1415|agricultural economics|ekonomi pertanian|ekonomi pertanian
630.715|S544|agricultural extension|pengembangan pertanian|penyuluhan pertanian";
