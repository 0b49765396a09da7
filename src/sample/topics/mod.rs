//! The subjects of the sample and how each is published.

mod humanities;
mod medicine;
pub mod misfits;
mod science;
mod society;
mod technology;
pub mod words_en;
pub mod words_id;
pub mod words_ms;

/// How titles of a subject are worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Pure sciences: first courses, worked problems.
    Science,
    /// Engineering, computing, agriculture.
    Technical,
    /// Medicine and nursing.
    Health,
    /// Management.
    Business,
    /// Social sciences, education, information.
    Social,
    /// Law.
    Law,
    /// Humanities.
    Human,
    /// History.
    Past,
    /// Plants and animals of Borneo.
    Nature,
}

/// How widely a subject is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Textbooks everybody buys: most stand in three to five libraries.
    Core,
    /// The usual: about half in one library only.
    Usual,
    /// Few titles, and old.
    Thin,
}

/// One subject: its topics, and how many works of each topic are published in each language.
pub struct Subject {
    /// Short name, also the topic heading in the catalog.
    pub name: &'static str,
    /// Lines of `ddc|lcc|English|Malay|Indonesian`.
    pub topics: &'static str,
    /// How titles are worded.
    pub style: Style,
    /// How widely it is bought.
    pub reach: Reach,
    /// Works of one topic in English, Malay, Indonesian.
    pub works: [u32; 3],
    /// Typical price of an English book, in whole ringgit.
    pub price: u32,
}

const fn subject(name: &'static str, topics: &'static str, style: Style, reach: Reach, works: [u32; 3], price: u32) -> Subject {
    Subject { name, topics, style, reach, works, price }
}

/// Every subject, in Dewey order as far as a subject has one.
pub const SUBJECTS: &[Subject] = &[
    subject("Computing", technology::COMPUTING, Style::Technical, Reach::Core, [14, 4, 9], 210),
    subject("Information", humanities::INFORMATION, Style::Social, Reach::Usual, [6, 4, 6], 165),
    subject("Psychology and philosophy", humanities::MIND, Style::Human, Reach::Usual, [9, 3, 6], 150),
    subject("Religion", humanities::RELIGION, Style::Human, Reach::Usual, [5, 6, 8], 110),
    subject("Social sciences", society::SOCIETY, Style::Social, Reach::Usual, [10, 5, 7], 140),
    subject("Economics", society::ECONOMICS, Style::Social, Reach::Usual, [10, 4, 7], 175),
    subject("Law", society::LAW, Style::Law, Reach::Usual, [9, 5, 8], 230),
    subject("Education", society::EDUCATION, Style::Social, Reach::Usual, [9, 7, 8], 130),
    subject("Language and literature", humanities::LANGUAGE, Style::Human, Reach::Usual, [7, 5, 6], 120),
    subject("Mathematics", science::MATHEMATICS, Style::Science, Reach::Thin, [7, 2, 3], 180),
    subject("Physics", science::PHYSICS, Style::Science, Reach::Thin, [6, 2, 3], 190),
    subject("Chemistry", science::CHEMISTRY, Style::Science, Reach::Thin, [6, 2, 3], 240),
    subject("Earth sciences", science::EARTH, Style::Science, Reach::Usual, [6, 2, 4], 220),
    subject("Life sciences", science::LIFE, Style::Science, Reach::Usual, [8, 3, 5], 230),
    subject("Natural history", science::NATURE, Style::Nature, Reach::Usual, [9, 5, 5], 140),
    subject("Medicine", medicine::MEDICINE, Style::Health, Reach::Core, [15, 3, 8], 285),
    subject("Nursing", medicine::NURSING, Style::Health, Reach::Core, [15, 4, 10], 220),
    subject("Engineering", technology::ENGINEERING, Style::Technical, Reach::Core, [13, 3, 6], 265),
    subject("Agriculture", technology::AGRICULTURE, Style::Technical, Reach::Usual, [7, 5, 7], 160),
    subject("Management", society::MANAGEMENT, Style::Business, Reach::Core, [16, 5, 10], 215),
    subject("Arts", humanities::ARTS, Style::Human, Reach::Usual, [8, 4, 6], 170),
    subject("History", humanities::HISTORY, Style::Past, Reach::Usual, [10, 5, 6], 135),
];
