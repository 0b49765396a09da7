//! Topics of the sciences: `ddc|lcc|English|Malay|Indonesian`; an empty name means no books in that language.

/// Mathematics and statistics.
pub const MATHEMATICS: &str = "\
510|QA37|mathematics|matematik|matematika
511.3|QA9|mathematical logic|logik matematik|logika matematika
512|QA154|algebra|algebra|aljabar
512.5|QA184|linear algebra|aljabar linear|aljabar linear
512.7|QA241|number theory|teori nombor|teori bilangan
515|QA303|calculus|kalkulus|kalkulus
515.35|QA371|differential equations|persamaan pembezaan|persamaan diferensial
516|QA445|geometry|geometri|geometri
518|QA297|numerical analysis|analisis berangka|analisis numerik
519.2|QA273|probability|kebarangkalian|peluang
519.5|QA276|statistics|statistik|statistika";

/// Physics and astronomy.
pub const PHYSICS: &str = "\
520|QB43|astronomy|astronomi|astronomi
530|QC21|physics|fizik|fisika
530.12|QC174|quantum mechanics|mekanik kuantum|mekanika kuantum
531|QA805|mechanics|mekanik|mekanika
535|QC355|optics|optik|optika
536|QC254|heat and thermodynamics|haba dan termodinamik|kalor dan termodinamika
537|QC522|electricity and magnetism|elektrik dan kemagnetan|listrik dan magnet
539.7|QC776|nuclear physics|fizik nuklear|fisika inti";

/// Chemistry.
pub const CHEMISTRY: &str = "\
540|QD31|chemistry|kimia|kimia
541|QD453|physical chemistry|kimia fizik|kimia fisika
543|QD75|analytical chemistry|kimia analisis|kimia analitik
546|QD151|inorganic chemistry|kimia tak organik|kimia anorganik
547|QD251|organic chemistry|kimia organik|kimia organik
547.7|QD415|natural products chemistry|kimia hasilan semula jadi|kimia bahan alam
548|QD905|crystallography||kristalografi";

/// Earth sciences.
pub const EARTH: &str = "\
551|QE28|geology|geologi|geologi
551.41|GB401|geomorphology|geomorfologi|geomorfologi
551.46|GC11|oceanography|oseanografi|oseanografi
551.48|GB661|hydrology|hidrologi|hidrologi
551.5|QC861|meteorology|meteorologi|meteorologi
551.6|QC981|climate change|perubahan iklim|perubahan iklim
552|QE431|petrology|petrologi|petrologi
553.28|TN870|petroleum geology|geologi petroleum|geologi minyak bumi
553.24|TN800|coal geology||geologi batu bara
526.9|TA545|surveying|ukur tanah|ilmu ukur tanah
526.098|G70|remote sensing|penderiaan jauh|penginderaan jauh
910.285|G70.2|geographic information systems|sistem maklumat geografi|sistem informasi geografis";

/// Life sciences.
pub const LIFE: &str = "\
570|QH308|biology|biologi|biologi
571.6|QH581|cell biology|biologi sel|biologi sel
572|QP514|biochemistry|biokimia|biokimia
572.8|QH442|molecular biology|biologi molekul|biologi molekuler
576.5|QH430|genetics|genetik|genetika
577|QH541|ecology|ekologi|ekologi
577.34|QH541.5|tropical rainforest ecology|ekologi hutan hujan tropika|ekologi hutan hujan tropis
577.69|QH541.5|mangrove ecology|ekologi paya bakau|ekologi hutan mangrove
577.687|QH541.5|peatland ecology|ekologi tanah gambut|ekologi lahan gambut
578.7|QH91|marine biology|biologi marin|biologi laut
579|QR41|microbiology|mikrobiologi|mikrobiologi
580|QK47|botany|botani|botani
581.6|SB108|economic botany|botani ekonomi|botani ekonomi
581.634|QK99|medicinal plants|tumbuhan ubatan|tumbuhan obat
590|QL47|zoology|zoologi|zoologi
595.7|QL463|entomology|entomologi|entomologi
597|QL615|ichthyology|iktiologi|iktiologi
598|QL671|ornithology|ornitologi|ornitologi
333.95|QH75|biodiversity conservation|pemuliharaan biodiversiti|konservasi keanekaragaman hayati
333.72|GE300|environmental management|pengurusan alam sekitar|pengelolaan lingkungan hidup
363.7|GE105|environmental science|sains alam sekitar|ilmu lingkungan";

/// Plants and animals of the island, always as a plural that can stand after "the".
pub const NATURE: &str = "\
584.4|QK495|orchids|orkid|anggrek
583.95|QK495|pitcher plants|periuk kera|kantong semar
583.4|QK495|dipterocarps|pokok dipterokarpa|meranti
584.5|QK495|palms and rattans|palma dan rotan|palem dan rotan
587|QK524|ferns|paku-pakis|tumbuhan paku
579.6|QK617|fungi|kulat|jamur
583.3|SB379|wild fruits|buah-buahan liar|buah-buahan hutan
581.634|QK99|medicinal plants|tumbuhan ubatan|tumbuhan obat
598|QL691|birds|burung|burung
598.78|QL696|hornbills|burung kenyalang|burung enggang
599|QL729|mammals|mamalia|mamalia
599.883|QL737|orangutans|orang utan|orangutan
599.86|QL737|primates|primat|primata
599.4|QL737|bats|kelawar|kelelawar
597.96|QL666|snakes|ular|ular
597.8|QL668|frogs and toads|katak|katak dan kodok
597.176|QL633|freshwater fishes|ikan air tawar|ikan air tawar
597.177|QL633|marine fishes|ikan laut|ikan laut
595.789|QL542|butterflies|rama-rama|kupu-kupu
595.76|QL576|beetles|kumbang|kumbang
593.6|QL377|corals|batu karang|terumbu karang
594|QL404|molluscs|moluska|moluska
597.92|QL666|turtles|penyu|penyu
583.763|QK495|mangroves|pokok bakau|mangrove";
