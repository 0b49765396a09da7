//! Invented people, named the ways people on Borneo and in the book trade are named.

use super::dice::Dice;

/// How a name is turned into a catalog heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Given name first, entered under the family name: "Harper, James".
    Western,
    /// Family name first already: "Wong Siew Ling" becomes "Wong, Siew Ling".
    Chinese,
    /// Entered as spoken: "Ahmad bin Salleh", "Sri Wahyuni".
    Direct,
}

/// One author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    given: String,
    family: String,
    order: Order,
}

impl Person {
    /// Returns the name as it stands on a title page.
    pub fn display(&self) -> String {
        match self.order {
            Order::Western => format!("{} {}", self.given, self.family),
            Order::Chinese => format!("{} {}", self.family, self.given),
            Order::Direct => self.given.clone(),
        }
    }

    /// Returns the name as a catalog heading.
    pub fn heading(&self) -> String {
        match self.order {
            Order::Western | Order::Chinese => format!("{}, {}", self.family, self.given),
            Order::Direct => self.given.clone(),
        }
    }

    /// Returns the heading with initials, or without "bin", as a careless hand would type it.
    pub fn careless(&self) -> String {
        match self.order {
            Order::Western | Order::Chinese => {
                let initials: String =
                    self.given.split(' ').filter_map(|part| part.chars().next()).fold(String::new(), |mut text, first| {
                        text.push(' ');
                        text.push(first);
                        text.push('.');
                        text
                    });
                format!("{},{initials}", self.family)
            }
            Order::Direct => {
                self.given.replace(" bin ", " ").replace(" binti ", " ").replace(" anak ", " ak ").replace("Mohamad", "Mohd.")
            }
        }
    }
}

/// The naming customs of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// English-speaking authors abroad.
    English,
    /// Malays of Malaysia and Brunei.
    Malay,
    /// Iban, Bidayuh and Orang Ulu of Sarawak.
    Sarawak,
    /// Kadazandusun, Murut and Bajau of Sabah.
    Sabah,
    /// Chinese of Malaysia and Brunei.
    Chinese,
    /// Javanese, Sundanese and other Indonesians.
    Indonesian,
    /// Batak and Minang, who carry family names.
    Clan,
    /// Dayak of Kalimantan.
    Kalimantan,
    /// Banjar and Kutai.
    Banjar,
}

const ENGLISH_GIVEN: &str = "Alan R.|André|Alison|Andrew J.|Anne|Barbara|Brian|Carol A.|Catherine|Charles W.|Claire|Colin|Daniel|David L.|Deborah|Diane|Edward|Eleanor|Elizabeth M.|Eric|Fiona|Frances|Frederick|Gareth|Geoffrey|George H.|Gillian|Graham|Harriet|Hélène|Helen|Henry|Hugh|Ian|Jacqueline|James T.|Jane|Janet|Jeffrey|Jennifer|Jill|Joan|John E.|Jonathan|Joseph P.|Judith|Julia|Karen|Katherine|Keith|Kenneth|Laura|Leonard|Linda|Louise|Malcolm|Margaret|Marian|Martin|Mary Ann|Michael S.|Miriam|Neil|Nicholas|Nora|Oliver|Pamela|Patricia|Paul|Peter B.|Philip|Rachel|Raymond|Rebecca|Renée|Richard|Robert C.|Roger|Rosalind|Ruth|Samuel|Sandra|Sarah|Sheila|Simon|Stephen|Stuart|Susan|Sylvia|Thomas|Timothy|Valerie|Vincent|Walter|Zoë|William D.";
const ENGLISH_FAMILY: &str = "Abernethy|Aldersey|Allcott|Ambrose|Ansdell|Ashworth|Bancroft-Lea|Barlow|Beckford|Bellhouse|Birdsall|Blackwood|Bramley|Brockhurst|Burnside|Calloway|Cardew|Carlisle|Chadwick|Cheverton|Cobbold|Colbourne|Coverdale|Cranshaw|Crossley|Dallimore|Danforth|Delafield|Denholm|Dunstable|Eastwick|Eddowes|Ellsworth|Fairbairn|Farnham|Fennimore|Fieldhouse|Fothergill|Gadsby|Garrick|Glanville|Goldsworthy|Grantham|Greaves|Hadfield|Hallworth|Hardcastle|Haverford|Heathcote|Hexham|Holbrook|Hollingworth|Inglewood|Jessop|Kellaway|Kenworthy|Kirkbride|Lathbury|Ledgard|Linfield|Lockhart|Longbottom|Maddern|Marchbank|Mayhew|Merriweather|Millbank|Mordaunt|Netherby|Newsome|Norcross|Oakeshott|Ormerod|Osgood|Paddon|Pemberton|Pickersgill|Prestwich|Quarmby|Radcliffe|Ravenhill|Redfern|Rokeby|Rowntree|Rushton|Satterthwaite|Selwood|Shackleford|Silverdale|Stallworth|Stanhope|Sutherby|Tattersall|Thackwell|Thornbury|Trevanion|Underhill|Vavasour|Wainscott|Walthew|Wardlaw|Wetherall|Whitcombe|Winterburn|Woolgar|Wycherley|Yardley";
const MALAY_MEN: &str = "Abdul Hadi|Abdul Rahim|Abu Bakar|Adnan|Ahmad|Ahmad Fauzi|Aminuddin|Arifin|Awang Hamid|Azhar|Azmi|Baharudin|Fadzil|Faisal|Hairul|Hamzah|Haji Matali|Hashim|Hisham|Ibrahim|Idris|Ismail|Jamaluddin|Kamarul|Khairul|Mahmud|Mansor|Mat Yusof|Mohamad Nazri|Mohamad Rizal|Mohamad Sufian|Muhammad Hafiz|Nordin|Norhisham|Omar|Othman|Rahman|Ramli|Rosli|Sabri|Saiful|Salleh|Shahrul|Shamsul|Suhaimi|Sulaiman|Syed Hassan|Taib|Tajuddin|Wan Ahmad|Yahya|Yusof|Zainal|Zakaria|Zulkifli";
const MALAY_WOMEN: &str = "Aishah|Aminah|Azizah|Dayang Zainab|Faridah|Fatimah|Habibah|Halimah|Hasnah|Jamilah|Khadijah|Latifah|Mariam|Maznah|Nor Aini|Nor Hayati|Noraini|Norliza|Nurul Huda|Rahmah|Rohani|Rosnah|Salmah|Sharifah Nor|Siti Aminah|Siti Hajar|Siti Zaleha|Wan Salmiah|Zaharah|Zainab|Zaiton|Zubaidah";
const SARAWAK_MEN: &str = "Abang|Anchang|Belayong|Empaling|Gani|Gerunsin|Jabu|Jarau|Joseph|Kalom|Langgi|Lawai|Linggir|Lutong|Manggie|Nyanggai|Patrick|Peter|Renggi|Richard|Saging|Sandom|Sebastian|Stephen|Tedong|Thomas|Ugak|Unting|Usat";
const SARAWAK_FATHERS: &str = "Ambau|Atong|Balan|Bangau|Bawing|Chaong|Datum|Enggol|Galau|Garai|Impin|Intai|Jantai|Kedit|Kulleh|Lampoh|Limbing|Malang|Mujah|Nanang|Ngumbang|Nyipa|Penghulu|Ranggau|Sabang|Sagging|Tanggai|Tuboh|Umpang";
const SABAH_GIVEN: &str = "Agnes|Andrew|Anthony|Benedict|Cecilia|Clara|Cosmas|Dominic|Edwin|Evelyn|Felicia|Francis|Gabriel|Herman|Irene|James|Jeffery|Jimmy|Joanna|Julius|Lawrence|Lucy|Marcellina|Maximus|Monica|Patricia|Paulina|Raymond|Rita|Rosalia|Severinus|Stella|Victor|Wilfred";
const SABAH_FAMILY: &str = "Ambunan|Angkangon|Bagul|Bianis|Dumpangol|Gampalai|Gindug|Gontusan|Indan|Jaimun|Jomius|Kalamon|Kimsin|Kinsuan|Lajangah|Lantong|Lojikim|Madius|Majalap|Malitam|Mogindol|Molujin|Ondu|Pantulusang|Rampas|Sikul|Sinidol|Soidin|Sulimpin|Taisin|Tambirin|Totu|Untong";
const CHINESE_FAMILY: &str = "Bong|Chai|Chan|Cheong|Chin|Chong|Chua|Goh|Hii|Ho|Jong|Kho|Kong|Kueh|Lai|Lau|Law|Lee|Leong|Liew|Lim|Ling|Liu|Loh|Ngu|Ong|Pang|Phang|Sim|Sia|Tan|Tay|Teo|Thien|Ting|Tiong|Voon|Wee|Wong|Yap|Yii|Yong";
const CHINESE_GIVEN: &str = "Ai Ling|Beng Huat|Boon Keng|Chee Keong|Chee Wah|Chiew Hua|Choon Seng|Fook Seng|Fui Ling|Gek Choo|Hock Chuan|Hui Min|Jia Wei|Kah Hoe|Kar Wai|Kim Hong|Kok Leong|Kuan Yong|Lai Fun|Lee Ping|Mee Ling|Mei Chin|Mui Lan|Nyuk Lan|Pei Yee|Phaik Lin|Poh Choo|Sai Kiong|Seng Tat|Shu Fen|Siew Ling|Siew Mei|Sing Hua|Soon Teck|Su Ling|Swee Hock|Teck Soon|Wai Mun|Wei Jie|Yen Ping|Yew Kong|Yoke Fah";
const INDONESIAN: &str = "Adi|Agus|Ahmad|Andi|Anita|Ari|Arif|Bambang|Budi|Cahyo|Citra|Dewi|Dian|Dwi|Eka|Endang|Eko|Fajar|Gunawan|Hadi|Hari|Hendra|Heru|Indah|Irfan|Joko|Kartika|Lestari|Lilis|Maya|Muhammad|Nanang|Nia|Nugroho|Nur|Purnomo|Putri|Ratna|Rini|Rudi|Slamet|Sri|Sugeng|Sulis|Supri|Suryo|Sutrisno|Tri|Umi|Wahyu|Wawan|Wiwik|Yanti|Yudi|Yuli";
const INDONESIAN_LAST: &str = "Ardiansyah|Astuti|Cahyono|Darmawan|Fitriani|Handayani|Hartono|Hermawan|Hidayat|Indrawati|Iskandar|Kurniawan|Kusuma|Lestari|Mardiana|Mulyani|Nugraha|Nurhayati|Nuryadi|Pamungkas|Permana|Pranoto|Prasetyo|Pratama|Purwanto|Rahardjo|Rahayu|Rahmawati|Rochmat|Santoso|Saputra|Sasongko|Setiawan|Setyowati|Subagyo|Sudarmo|Sugiharto|Sulistyo|Supriyadi|Suryani|Susanti|Sutopo|Utami|Wahyuni|Wibowo|Wicaksono|Widodo|Wijaya|Yuliani|Yulianto|Yuniarti";
const CLAN_GIVEN: &str = "Binsar|Daniel|Desmond|Elfrida|Ferdinand|Hotman|Irma|Jonathan|Lamhot|Lasma|Maruli|Mangasi|Nurlela|Parlindungan|Poltak|Rosdiana|Ruth|Saur|Tiurma|Togar|Yenni|Zulfikar";
const CLAN_FAMILY: &str = "Aritonang|Gultom|Hutabarat|Hutagalung|Lubis|Lumbangaol|Manurung|Marpaung|Nababan|Nainggolan|Napitupulu|Pane|Pardede|Purba|Rajagukguk|Saragih|Siahaan|Sianturi|Sihombing|Simanungkalit|Simatupang|Sinaga|Sitorus|Tambunan|Tampubolon|Tanjung";
const DAYAK_GIVEN: &str = "Adrianus|Agustinus|Aloysius|Bonifasius|Damianus|Emilia|Fransiska|Gregorius|Herkulanus|Katarina|Kristianus|Laurensius|Lidia|Lukas|Margareta|Markus|Martinus|Matius|Nikodemus|Paulus|Petrus|Stefanus|Theresia|Titus|Veronika|Vinsensius|Yakobus|Yohanes|Yosef|Yulita";
const DAYAK_LAST: &str = "Akim|Alut|Atan|Baling|Bungai|Dihan|Donis|Duli|Gerai|Igang|Jalung|Janting|Jentra|Kanyan|Kinas|Lahang|Laing|Lamban|Lejau|Limpas|Masuka|Ngau|Ngiso|Nyangko|Otong|Sangen|Semukau|Serang|Tekwan|Tingang|Ului|Usop";
const BANJAR: &str = "Abdul Gafur|Abdul Karim|Aji Muhammad Saleh|Akhmad Gazali|Akhmad Syarwani|Aulia Rahman|Fakhruddin|Fathul Jannah|Gusti Hairani|H. Anang Syahrani|H. Asnawi|H. Jamhari|Hairiyah|Hamdani|Hj. Norlaila|Husaini|Mahyudin|Masdari|Mastura|Misbah|Muhammad Aini|Muhammad Noor|Murjani|Noor Ifansyah|Norhalisah|Rafiah|Rusmiati|Sahriansyah|Siti Raudah|Syahrani|Syamsiar|Taufik Arbain|Zulfa";
const BANJAR_LAST: &str = "Abidin|Anwar|Arsyad|Basuni|Effendi|Fadillah|Hasan|Helmi|Ideham|Ilyas|Jalil|Kadir|Maksum|Mansyur|Nafiah|Rasyid|Rifani|Saberi|Seman|Sulaiman|Suriansyah|Usman|Yamani|Zaidi";

fn choose(list: &str, dice: &mut Dice) -> String {
    let choices: Vec<&str> = list.split('|').collect();
    dice.pick(&choices).to_owned()
}

fn direct(name: String) -> Person {
    Person { given: name, family: String::new(), order: Order::Direct }
}

/// Returns an invented person.
pub fn person(people: People, dice: &mut Dice) -> Person {
    match people {
        People::English => western(ENGLISH_GIVEN, ENGLISH_FAMILY, dice),
        People::Clan => western(CLAN_GIVEN, CLAN_FAMILY, dice),
        People::Sabah => western(SABAH_GIVEN, SABAH_FAMILY, dice),
        People::Chinese => {
            let family = choose(CHINESE_FAMILY, dice);
            Person { given: choose(CHINESE_GIVEN, dice), family, order: Order::Chinese }
        }
        People::Malay => {
            let (own, link) = if dice.chance(380) { (MALAY_WOMEN, "binti") } else { (MALAY_MEN, "bin") };
            let own = choose(own, dice);
            let mut father = choose(MALAY_MEN, dice);
            while father == own {
                father = choose(MALAY_MEN, dice);
            }
            direct(format!("{own} {link} {father}"))
        }
        People::Sarawak => {
            let own = choose(SARAWAK_MEN, dice);
            direct(format!("{own} anak {}", choose(SARAWAK_FATHERS, dice)))
        }
        People::Indonesian => spoken(INDONESIAN, INDONESIAN_LAST, dice),
        People::Kalimantan => spoken(DAYAK_GIVEN, DAYAK_LAST, dice),
        People::Banjar => spoken(BANJAR, BANJAR_LAST, dice),
    }
}

fn western(given: &str, family: &str, dice: &mut Dice) -> Person {
    let given = choose(given, dice);
    Person { given, family: choose(family, dice), order: Order::Western }
}

fn spoken(given: &str, last: &str, dice: &mut Dice) -> Person {
    let given = choose(given, dice);
    direct(format!("{given} {}", choose(last, dice)))
}
