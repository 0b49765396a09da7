//! Pieces that several screens draw with. Each clickable one has a name that screen readers and tests find.

mod answer;
mod bars;
mod button;
mod card;
mod chip;
mod dot;
mod dumbbell;
mod field;
mod heat_map;
mod histogram;
pub mod icon;
mod long_table;
mod meter;
pub mod paint;
mod partner;
mod table;
mod waterfall;

pub use answer::{Part, answer};
pub use bars::{Bar, Bars, Tone};
pub use button::{button, icon_button, link, primary_button, quiet_button};
pub use card::{bare_card, caption, card, page_columns, wrapped_caption};
pub use chip::{chip, menu_chip, menu_item, popup_chip, tag};
pub use dot::{State, dot};
pub use dumbbell::{Dumbbell, dumbbells};
pub use field::{Field, FieldOutput, field};
pub use heat_map::{HeatCell, HeatClick, HeatEnd, HeatMap, HeatRow};
pub use histogram::{Histogram, histograms};
pub use icon::Icon;
pub use long_table::{Cell, Column, Events, LongTable, Sign};
pub use meter::{meter, progress};
pub use partner::{partner_color_mark, partner_mark};
pub use table::{Align, Columns, Table, TableOutput, Width, table};
pub use waterfall::{Step, Waterfall};
