//! Topics of the humanities: `ddc|lcc|English|Malay|Indonesian`.

/// Libraries, archives and the press.
pub const INFORMATION: &str = "\
020|Z665|library science|sains perpustakaan|ilmu perpustakaan
025.1|Z678|library management|pengurusan perpustakaan|manajemen perpustakaan
025.2|Z687|collection development|pembangunan koleksi|pengembangan koleksi
025.3|Z693|cataloguing|pengkatalogan|pengatalogan
025.43|Z696|classification|pengelasan|klasifikasi bahan pustaka
025.5|Z711|reference services|perkhidmatan rujukan|layanan referensi
025.84|Z701|preservation of documents|pemeliharaan dokumen|pelestarian bahan pustaka
027.7|Z675|academic libraries|perpustakaan akademik|perpustakaan perguruan tinggi
028.7|ZA3075|information literacy|literasi maklumat|literasi informasi
028.9|Z1003|the reading habit|tabiat membaca|minat baca
027|CD950|archives management|pengurusan arkib|manajemen kearsipan
069|AM111|museum studies|pengajian muzium|permuseuman
070.4|PN4775|journalism|kewartawanan|jurnalistik
070.5|Z278|publishing|penerbitan|penerbitan buku";

/// Philosophy and psychology.
pub const MIND: &str = "\
100|BD21|philosophy|falsafah|filsafat
121|BD161|the theory of knowledge|teori pengetahuan|epistemologi
128|BD450|the philosophy of mind|falsafah minda|filsafat manusia
150|BF121|psychology|psikologi|psikologi
150.195|BF173|psychoanalysis|psikoanalisis|psikoanalisis
152.4|BF531|emotions|emosi|emosi
153|BF311|cognitive psychology|psikologi kognitif|psikologi kognitif
155.2|BF698|personality|personaliti|kepribadian
155.4|BF721|child development|perkembangan kanak-kanak|perkembangan anak
155.5|BF724|adolescent psychology|psikologi remaja|psikologi remaja
158|BF637|counselling psychology|psikologi kaunseling|psikologi konseling
158.7|HF5548.8|industrial psychology|psikologi industri|psikologi industri
160|BC71|logic|logik|logika
170|BJ1012|ethics|etika|etika
181|B121|Asian philosophy|falsafah Timur|filsafat Timur";

/// Religion.
pub const RELIGION: &str = "\
200|BL48|comparative religion|perbandingan agama|perbandingan agama
201.7|BL65|religion and society|agama dan masyarakat|agama dan masyarakat
220|BS475|biblical studies|pengajian Alkitab|pengantar Alkitab
230|BT65|Christian theology|teologi Kristian|teologi Kristen
266|BV2061|Christian missions|gerakan misi Kristian|sejarah misi gereja
282|BX1746|Catholic parish life||kehidupan paroki
294.3|BQ4012|Buddhism|agama Buddha|agama Buddha
294.5|BL1202|Hinduism|agama Hindu|agama Hindu
297|BP161|Islam|agama Islam|agama Islam
297.122|BP130|Qur'anic exegesis|tafsir al-Quran|tafsir Al-Qur'an
297.124|BP135|the study of hadith|pengajian hadis|ilmu hadis
297.14|KBP50|Islamic jurisprudence|fiqh|fikih
297.2|BP166|Islamic theology|akidah Islam|ilmu kalam
297.27|BP173|Islam and society|Islam dan masyarakat|Islam dan masyarakat
297.4|BP189|Sufism|tasawuf|tasawuf
297.63|BP75|the life of the Prophet|sirah Nabi|sirah Nabi
297.64|BP67|Islamic civilization|tamadun Islam|sejarah peradaban Islam
297.77|BP42|Islamic education|pendidikan Islam|pendidikan Islam
299|BL2120|indigenous belief|kepercayaan peribumi|kepercayaan lokal";

/// Language and literary study.
pub const LANGUAGE: &str = "\
410|P121|linguistics|linguistik|linguistik
401.9|P37|psycholinguistics|psikolinguistik|psikolinguistik
306.44|P40|sociolinguistics|sosiolinguistik|sosiolinguistik
414|P221|phonology|fonologi|fonologi
415|P241|morphology and syntax|morfologi dan sintaksis|morfologi dan sintaksis
418.02|P306|translation|terjemahan|penerjemahan
420|PE1072|the English language|bahasa Inggeris|bahasa Inggris
425|PE1106|English grammar|tatabahasa Inggeris|tata bahasa Inggris
428.24|PE1128|English for academic purposes|bahasa Inggeris akademik|bahasa Inggris akademik
492.7|PJ6111|the Arabic language|bahasa Arab|bahasa Arab
495.1|PL1125|Mandarin|bahasa Mandarin|bahasa Mandarin
499.28|PL5105|the Malay language|bahasa Melayu|bahasa Melayu
499.221|PL5071|the Indonesian language||bahasa Indonesia
499.225|PL5107|Malay grammar|tatabahasa Melayu|tata bahasa Indonesia
801.95|PN81|literary criticism|kritikan sastera|kritik sastra
808.02|LB2369|academic writing|penulisan ilmiah|penulisan karya ilmiah
808.5|PN4121|public speaking|pengucapan awam|retorika
809|PN849|comparative literature|sastera bandingan|sastra bandingan
820.9|PR83|English literature|kesusasteraan Inggeris|kesusastraan Inggris
899.28|PL5130|Malay literature|kesusasteraan Melayu|kesusastraan Melayu
899.221|PL5080|Indonesian literature|kesusasteraan Indonesia|sastra Indonesia
398.2|GR308|oral literature|sastera lisan|sastra lisan";

/// Arts, music and sports.
pub const ARTS: &str = "\
700|N7310|visual arts|seni visual|seni rupa
709.59|N7326|Southeast Asian art|seni Asia Tenggara|seni rupa Asia Tenggara
711|HT166|town planning|perancangan bandar|perencanaan kota
720|NA2500|architecture|seni bina|arsitektur
728|NA7435|vernacular architecture|seni bina tradisional|arsitektur tradisional
745.5|TT113|handicrafts|kraf tangan|kerajinan tangan
746|NK8978|textiles|tekstil|tekstil tradisional
736.4|NK9778|wood carving|ukiran kayu|seni ukir kayu
741.6|NC997|graphic design|reka bentuk grafik|desain grafis
770|TR145|photography|fotografi|fotografi
780|ML345|traditional music|muzik tradisional|musik tradisional
791.43|PN1993|film studies|pengajian filem|kajian film
792|PN2037|theatre|teater|seni teater
793.3|GV1703|dance|tarian|seni tari
796|GV706|sports science|sains sukan|ilmu keolahragaan";

/// History and geography beyond the island.
pub const HISTORY: &str = "\
907|D13|the writing of history|pensejarahan|historiografi
910|G115|human geography|geografi manusia|geografi manusia
930.1|CC165|archaeology|arkeologi|arkeologi
940.53|D743|the Pacific War|Perang Pasifik|Perang Pasifik
950|DS33|Asian history|sejarah Asia|sejarah Asia
951|DS735|Chinese history|sejarah China|sejarah Tiongkok
954|DS436|Indian history|sejarah India|sejarah India
959|DS525|Southeast Asian history|sejarah Asia Tenggara|sejarah Asia Tenggara
959.5|DS596|Malaysian history|sejarah Malaysia|sejarah Malaysia
959.504|DS597|the formation of Malaysia|pembentukan Malaysia|konfrontasi Indonesia-Malaysia
959.8|DS634|Indonesian history|sejarah Indonesia|sejarah Indonesia
959.803|DS644|the Indonesian revolution|revolusi Indonesia|revolusi kemerdekaan Indonesia
960|DT20|African history|sejarah Afrika|sejarah Afrika
387.5|VK18|maritime history|sejarah maritim|sejarah maritim
382.0959|HF3790|the spice trade|perdagangan rempah|perdagangan rempah";
