//! Colors, type and spacing: the one place that knows them (raw colors elsewhere are a defect).

use egui::{Color32, FontFamily, FontId, RichText, Stroke};

/// Points around a page.
pub const PAGE: f32 = 24.0;
/// Points between cards.
pub const GAP: f32 = 16.0;
/// Points inside a card.
pub const PAD: f32 = 16.0;
/// Corner radius of a card, points.
pub const RADIUS: u8 = 9;
/// Corner radius of buttons, chips and fields, points.
pub const SMALL_RADIUS: u8 = 6;
/// Height of a button, chip or field, points.
pub const CONTROL: f32 = 28.0;
/// Height of a table row, points.
pub const ROW: f32 = 32.0;
/// Name of the heavier of the two weights.
const STRONG: &str = "strong";

/// The colors of one mode; names say their use.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Dark mode.
    pub dark: bool,
    /// Page.
    pub paper: Color32,
    /// Rail and wells, a step from paper.
    pub rail: Color32,
    /// Cards.
    pub card: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Quiet text.
    pub quiet: Color32,
    /// The one green.
    pub accent: Color32,
    /// Its wash, behind selected rows.
    pub wash: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Attention.
    pub attention: Color32,
    /// Caution.
    pub caution: Color32,
    /// Sequential scale, low to high.
    pub scale: [Color32; 5],
    /// Partners' colors; more partners repeat with another mark.
    pub partners: [Color32; 5],
}

impl Theme {
    /// Light.
    #[must_use]
    pub fn light() -> Self {
        Self {
            dark: false,
            paper: rgb(0xFA_F9F5),
            rail: rgb(0xF1_EFE9),
            card: rgb(0xFF_FFFF),
            line: rgb(0xE3_E0D6),
            text: rgb(0x1E_2522),
            quiet: rgb(0x5F_6863),
            accent: rgb(0x0B_6B5B),
            wash: rgb(0xE3_F0EC),
            on_accent: rgb(0xFF_FFFF),
            attention: rgb(0xB5_532A),
            caution: rgb(0xB9_851C),
            scale: [rgb(0xEF_F5F1), rgb(0xBF_DCD0), rgb(0x7F_BBA9), rgb(0x3C_8E7E), rgb(0x0E_5A50)],
            partners: PARTNERS,
        }
    }

    /// Dark.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            dark: true,
            paper: rgb(0x14_1817),
            rail: rgb(0x10_1413),
            card: rgb(0x1C_2221),
            line: rgb(0x2E_3635),
            text: rgb(0xE9_EDEA),
            quiet: rgb(0x9D_A8A3),
            accent: rgb(0x56_C2A8),
            wash: rgb(0x1F_3A34),
            on_accent: rgb(0x10_1413),
            attention: rgb(0xE5_8B63),
            caution: rgb(0xE0_B154),
            scale: [rgb(0x22_302D), rgb(0x2B_4B45), rgb(0x2F_6B60), rgb(0x3F_9683), rgb(0x7F_D3BD)],
            partners: PARTNERS,
        }
    }
}

/// Type: three sizes and two weights, one family with figures of one width.
impl Theme {
    /// 14 points.
    #[must_use]
    pub fn body(&self) -> FontId {
        FontId::new(14.0, FontFamily::Proportional)
    }

    /// 14 points, the heavier weight.
    #[must_use]
    pub fn strong(&self) -> FontId {
        FontId::new(14.0, FontFamily::Name(STRONG.into()))
    }

    /// 12 points.
    #[must_use]
    pub fn caption(&self) -> FontId {
        FontId::new(12.0, FontFamily::Proportional)
    }

    /// 12 points, the heavier weight.
    #[must_use]
    pub fn caption_strong(&self) -> FontId {
        FontId::new(12.0, FontFamily::Name(STRONG.into()))
    }

    /// 21 points, the heavier weight: the sentence that opens a screen, and figures in large type.
    #[must_use]
    pub fn answer(&self) -> FontId {
        FontId::new(21.0, FontFamily::Name(STRONG.into()))
    }

    /// The name of the program on the start screen.
    #[must_use]
    pub fn wordmark(&self) -> FontId {
        FontId::new(35.0, FontFamily::Name(STRONG.into()))
    }

    /// Body text in the heavier weight.
    #[must_use]
    pub fn strong_text(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.strong()).color(self.text)
    }

    /// Caption text in the quiet color.
    #[must_use]
    pub fn caption_text(&self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.caption()).color(self.quiet)
    }

    /// A line of one point in the color of hairlines.
    #[must_use]
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The color of a partner by its position; more partners repeat with another mark.
    #[must_use]
    pub fn partner(&self, position: usize) -> Color32 {
        let partners = &self.partners;
        partners.get(position % partners.len()).copied().unwrap_or(self.accent)
    }

    /// The name of the heavier weight, for the fonts that are installed.
    #[must_use]
    pub fn strong_family() -> FontFamily {
        FontFamily::Name(STRONG.into())
    }
}

/// A variant of Okabe and Ito's palette, safe for color-blind eyes.
const PARTNERS: [Color32; 5] = [rgb(0x00_72B2), rgb(0xD5_5E00), rgb(0x00_9E73), rgb(0xAA_4499), rgb(0x8C_6D1F)];

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16 & 0xFF) as u8, (hex >> 8 & 0xFF) as u8, (hex & 0xFF) as u8)
}
