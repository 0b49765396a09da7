//! Topics of medicine and nursing: `ddc|lcc|English|Malay|Indonesian`.

/// Medicine.
pub const MEDICINE: &str = "\
611|QM23|human anatomy|anatomi manusia|anatomi manusia
612|QP34|human physiology|fisiologi manusia|fisiologi manusia
612.015|QP514|medical biochemistry|biokimia perubatan|biokimia kedokteran
613|RA776|health promotion|promosi kesihatan|promosi kesehatan
613.2|RA784|nutrition|pemakanan|ilmu gizi
613.62|RC967|occupational health|kesihatan pekerjaan|kesehatan kerja
614.4|RA651|epidemiology|epidemiologi|epidemiologi
614.532|RC156|malaria|malaria|malaria
615.1|RM300|pharmacology|farmakologi|farmakologi
615.19|RS403|pharmaceutical chemistry|kimia farmaseutik|kimia farmasi
615.321|RS164|herbal medicine|perubatan herba|obat herbal
615.9|RA1211|toxicology|toksikologi|toksikologi
616|RC46|internal medicine|perubatan dalaman|ilmu penyakit dalam
616.07|RB111|pathology|patologi|patologi
616.079|QR181|immunology|imunologi|imunologi
616.0754|RC78|diagnostic imaging|pengimejan diagnostik|pencitraan diagnostik
616.12|RC681|cardiovascular disease|penyakit kardiovaskular|penyakit jantung
616.462|RC660|diabetes care|penjagaan diabetes|penatalaksanaan diabetes melitus
616.89|RC454|psychiatry|psikiatri|psikiatri
616.9|QR46|medical microbiology|mikrobiologi perubatan|mikrobiologi kedokteran
616.9883|RC961|tropical diseases|penyakit tropika|penyakit tropis
616.994|RC261|cancer care|penjagaan kanser|penanganan kanker
616.96|QR251|medical parasitology|parasitologi perubatan|parasitologi kedokteran
617|RD31|surgery|pembedahan|ilmu bedah
617.6|RK51|dental public health|kesihatan pergigian awam|kesehatan gigi masyarakat
617.7|RE46|ophthalmology|oftalmologi|ilmu penyakit mata
618.2|RG524|obstetrics|obstetrik|obstetri
618.92|RJ45|paediatrics|pediatrik|ilmu kesehatan anak
618.97|RC952|geriatric medicine|perubatan geriatrik|geriatri
362.1|RA395|health systems|sistem kesihatan|sistem kesehatan
610.285|R858|health informatics|informatik kesihatan|informatika kesehatan
174.2|R724|medical ethics|etika perubatan|etika kedokteran";

/// Nursing and midwifery.
pub const NURSING: &str = "\
610.73|RT41|nursing|kejururawatan|keperawatan
610.7301|RT84|nursing theory|teori kejururawatan|teori keperawatan
610.7306|RT89|nursing management|pengurusan kejururawatan|manajemen keperawatan
610.7307|RT71|nursing education|pendidikan kejururawatan|pendidikan keperawatan
610.7343|RT98|community health nursing|kejururawatan kesihatan komuniti|keperawatan komunitas
610.736|RC966|critical care nursing|kejururawatan rawatan rapi|keperawatan kritis
610.7362|RJ245|paediatric nursing|kejururawatan pediatrik|keperawatan anak
610.7365|RC954|gerontological nursing|kejururawatan gerontologi|keperawatan gerontik
610.7368|RC440|mental health nursing|kejururawatan kesihatan mental|keperawatan jiwa
610.7367|RG951|maternity nursing|kejururawatan maternal|keperawatan maternitas
610.7369|RD99|surgical nursing|kejururawatan pembedahan|keperawatan medikal bedah
618.20233|RG950|midwifery|perbidanan|kebidanan
610.73072|RT81|nursing research|penyelidikan kejururawatan|penelitian keperawatan
616.025|RT120|emergency nursing|kejururawatan kecemasan|keperawatan gawat darurat
616.029|RT87|palliative care|penjagaan paliatif|perawatan paliatif
617.14|RD93|wound care|penjagaan luka|perawatan luka
615.58|RM125|medication safety|keselamatan ubat|keselamatan pemberian obat
616.0472|RT48|health assessment|penilaian kesihatan|pengkajian keperawatan";
