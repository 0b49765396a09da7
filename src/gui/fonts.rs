//! The bundled fonts, and the system's as a fallback for scripts they lack.

use std::sync::{Arc, OnceLock};

use egui::epaint::text::{Blob, FallbackRequest, FontInsert, FontPriority, FontProvider, InsertFontFamily};
use egui::{Context, FontData, FontDefinitions, FontFamily};

use super::theme::Theme;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
const STRONG: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");

/// Where the usual systems keep fonts that know many scripts, most frugal first.
const SYSTEM: [&str; 14] = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "/System/Library/Fonts/PingFang.ttc",
    "C:\\Windows\\Fonts\\segoeui.ttf",
    "C:\\Windows\\Fonts\\msyh.ttc",
    "C:\\Windows\\Fonts\\malgun.ttf",
    "C:\\Windows\\Fonts\\tahoma.ttf",
];

/// Installs the fonts; files of the system are read only once a character asks for them.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".to_owned(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert("strong".to_owned(), Arc::new(FontData::from_static(STRONG)));
    let regular = vec!["regular".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(Theme::strong_family(), vec!["strong".to_owned(), "regular".to_owned()]);
    ctx.set_fonts(fonts);
    for path in SYSTEM {
        ctx.add_font_provider(Arc::new(SystemFont { path, bytes: OnceLock::new() }));
    }
}

/// One file of the system, read the first time a character is missing; one provider a file, because each provider
/// is asked once a character and a font without the glyph passes the question on.
struct SystemFont {
    path: &'static str,
    bytes: OnceLock<Option<Blob>>,
}

impl FontProvider for SystemFont {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let bytes = self.bytes.get_or_init(|| std::fs::read(self.path).ok().map(|bytes| Arc::new(bytes) as Blob)).clone()?;
        let place = InsertFontFamily { family: request.family.clone(), priority: FontPriority::Lowest };
        Some(FontInsert::new(self.path, FontData::from_blob(bytes, 0), vec![place]))
    }
}
