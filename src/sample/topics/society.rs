//! Topics of society, business, law and education: `ddc|lcc|English|Malay|Indonesian`.

/// Management and accounting.
pub const MANAGEMENT: &str = "\
650.1|HF5381|career planning|perancangan kerjaya|perencanaan karier
657|HF5635|accounting|perakaunan|akuntansi
657.3|HF5681|financial reporting|pelaporan kewangan|pelaporan keuangan
657.42|HF5686|cost accounting|perakaunan kos|akuntansi biaya
657.45|HF5667|auditing|pengauditan|auditing
657.46|HJ4653|tax accounting|perakaunan cukai|akuntansi pajak
658|HD31|management|pengurusan|manajemen
658.15|HG4026|financial management|pengurusan kewangan|manajemen keuangan
658.3|HF5549|human resource management|pengurusan sumber manusia|manajemen sumber daya manusia
658.4|HD58|organizational behaviour|gelagat organisasi|perilaku organisasi
658.4012|HD30|strategic management|pengurusan strategik|manajemen strategis
658.4092|HD57|leadership|kepimpinan|kepemimpinan
658.404|HD69|project management|pengurusan projek|manajemen proyek
658.408|HD60|corporate social responsibility|tanggungjawab sosial korporat|tanggung jawab sosial perusahaan
658.421|HB615|entrepreneurship|keusahawanan|kewirausahaan
658.5|TS155|operations management|pengurusan operasi|manajemen operasi
658.562|TS156|quality management|pengurusan kualiti|manajemen mutu
658.7|HD38|supply chain management|pengurusan rantaian bekalan|manajemen rantai pasok
658.8|HF5415|marketing|pemasaran|pemasaran
658.834|HF5415|consumer behaviour|gelagat pengguna|perilaku konsumen
658.872|HF5548|electronic commerce|e-dagang|perdagangan elektronik
659.2|HD59|public relations|perhubungan awam|hubungan masyarakat
647.94|TX911|hospitality management|pengurusan hospitaliti|manajemen perhotelan
338.4791|G155|tourism management|pengurusan pelancongan|manajemen pariwisata
651.3|HF5547|office administration|pentadbiran pejabat|administrasi perkantoran";

/// Economics.
pub const ECONOMICS: &str = "\
330|HB171|economics|ekonomi|ilmu ekonomi
330.015|HB139|econometrics|ekonometrik|ekonometrika
338.5|HB172|microeconomics|mikroekonomi|ekonomi mikro
339|HB172.5|macroeconomics|makroekonomi|ekonomi makro
331|HD4901|labour economics|ekonomi buruh|ekonomi ketenagakerjaan
332|HG173|money and banking|wang dan perbankan|uang dan perbankan
332.1088|HG3368|Islamic banking|perbankan Islam|perbankan syariah
332.6|HG4521|investment|pelaburan|investasi
333.7|HC85|natural resource economics|ekonomi sumber asli|ekonomi sumber daya alam
336|HJ141|public finance|kewangan awam|keuangan negara
337|HF1411|international economics|ekonomi antarabangsa|ekonomi internasional
338.9|HD82|development economics|ekonomi pembangunan|ekonomi pembangunan
338.642|HD2341|small enterprises|perusahaan kecil dan sederhana|usaha mikro, kecil dan menengah
334|HD2951|cooperatives|koperasi|koperasi
339.46|HC79|rural poverty|kemiskinan luar bandar|kemiskinan pedesaan
382|HF1379|international trade|perdagangan antarabangsa|perdagangan internasional
388|HE151|transport policy|dasar pengangkutan|kebijakan transportasi
368|HG8051|insurance|insurans|asuransi";

/// Social sciences, politics and administration.
pub const SOCIETY: &str = "\
300.72|H62|social research methods|kaedah penyelidikan sosial|metode penelitian sosial
301|HM585|sociology|sosiologi|sosiologi
302.2|P90|mass communication|komunikasi massa|komunikasi massa
302.23|P94|social media|media sosial|media sosial
303.4|HM831|social change|perubahan sosial|perubahan sosial
304.6|HB871|population studies|kajian penduduk|studi kependudukan
304.8|JV6035|labour migration|migrasi buruh|migrasi tenaga kerja
305.235|HQ796|youth studies|kajian belia|kajian kepemudaan
305.26|HQ1061|ageing|penuaan|lanjut usia
305.4|HQ1181|women and development|wanita dan pembangunan|perempuan dan pembangunan
305.8|GN495|ethnic relations|hubungan etnik|hubungan antaretnis
306|GN316|cultural anthropology|antropologi budaya|antropologi budaya
306.85|HQ503|family sociology|sosiologi keluarga|sosiologi keluarga
307.1|HN49|community development|pembangunan komuniti|pemberdayaan masyarakat
307.72|HT421|rural sociology|sosiologi desa|sosiologi pedesaan
307.76|HT151|urban studies|kajian bandar|studi perkotaan
320|JA66|political science|sains politik|ilmu politik
320.9|JQ750|comparative politics|politik perbandingan|perbandingan politik
321.8|JC423|democracy|demokrasi|demokrasi
323|JC571|human rights|hak asasi manusia|hak asasi manusia
324|JF1001|elections|pilihan raya|pemilihan umum
325|JV51|decolonization|penyahjajahan|dekolonisasi
327|JZ1242|international relations|hubungan antarabangsa|hubungan internasional
341.2473|DS525|ASEAN cooperation|kerjasama ASEAN|kerja sama ASEAN
351|JF1351|public administration|pentadbiran awam|administrasi publik
352.14|JS78|local government|kerajaan tempatan|pemerintahan daerah
320.6|H97|public policy|dasar awam|kebijakan publik
353.46|JF1525|integrity in public service|integriti perkhidmatan awam|pemberantasan korupsi
355.0335|UA10|border security|keselamatan sempadan|keamanan perbatasan
361.3|HV40|social work|kerja sosial|pekerjaan sosial
363.34|HV551|disaster management|pengurusan bencana|penanggulangan bencana
364|HV6025|criminology|kriminologi|kriminologi
390|GN307|ethnography|etnografi|etnografi
001.42|Q180|research methodology|metodologi penyelidikan|metodologi penelitian";

/// Law.
pub const LAW: &str = "\
340|K230|jurisprudence|jurisprudens|ilmu hukum
340.5|K190|customary law|undang-undang adat|hukum adat
340.59|KBP144|Islamic law|undang-undang Islam|hukum Islam
341|KZ1242|international law|undang-undang antarabangsa|hukum internasional
341.45|KZA1145|the law of the sea|undang-undang laut|hukum laut
342|K3165|constitutional law|undang-undang perlembagaan|hukum tata negara
342.06|K3400|administrative law|undang-undang pentadbiran|hukum administrasi negara
343.04|K4456|tax law|undang-undang cukai|hukum pajak
344.01|K1705|labour law|undang-undang buruh|hukum ketenagakerjaan
344.046|K3585|environmental law|undang-undang alam sekitar|hukum lingkungan
345|K5015|criminal law|undang-undang jenayah|hukum pidana
346.015|K670|family law|undang-undang keluarga|hukum keluarga
346.02|K840|the law of contract|undang-undang kontrak|hukum perjanjian
346.03|K923|the law of torts|undang-undang tort|
346.043|K720|land law|undang-undang tanah|hukum agraria
346.048|K1401|intellectual property law|undang-undang harta intelek|hukum kekayaan intelektual
346.066|K1315|company law|undang-undang syarikat|hukum perusahaan
347.05|K2205|civil procedure|tatacara sivil|hukum acara perdata
347.06|K2261|the law of evidence|undang-undang keterangan|hukum pembuktian";

/// Education.
pub const EDUCATION: &str = "\
370|LB14|educational philosophy|falsafah pendidikan|filsafat pendidikan
370.15|LB1051|educational psychology|psikologi pendidikan|psikologi pendidikan
370.7|LB1028|educational research|penyelidikan pendidikan|penelitian pendidikan
370.71|LB1707|teacher education|pendidikan guru|pendidikan guru
371.102|LB1025|classroom management|pengurusan bilik darjah|pengelolaan kelas
371.2|LB2805|school leadership|kepimpinan sekolah|kepemimpinan kepala sekolah
371.26|LB3051|educational assessment|pentaksiran pendidikan|evaluasi pembelajaran
371.33|LB1028.3|educational technology|teknologi pendidikan|teknologi pembelajaran
371.4|LB1027.5|school counselling|kaunseling sekolah|bimbingan dan konseling
371.9|LC3965|special education|pendidikan khas|pendidikan anak berkebutuhan khusus
372.21|LB1140|early childhood education|pendidikan awal kanak-kanak|pendidikan anak usia dini
372.4|LB1050|the teaching of reading|pengajaran membaca|pembelajaran membaca
372.7|QA135|primary mathematics teaching|pengajaran matematik sekolah rendah|pembelajaran matematika sekolah dasar
374|LC5215|adult education|pendidikan dewasa|pendidikan orang dewasa
375|LB2806|curriculum development|pembangunan kurikulum|pengembangan kurikulum
378|LB2322|higher education|pendidikan tinggi|pendidikan tinggi
370.117|LC201|multicultural education|pendidikan pelbagai budaya|pendidikan multikultural
507.1|Q181|science education|pendidikan sains|pendidikan ipa
428.0071|PE1128|English language teaching|pengajaran bahasa Inggeris|pengajaran bahasa Inggris";
