//! Pieces that several screens draw with. Each clickable one has a name that screen readers and tests find.

mod answer;
mod button;
mod card;
mod chip;
mod dot;
mod field;
pub mod icon;
mod meter;
mod partner;
mod table;

pub use answer::{Part, answer};
pub use button::{button, icon_button, link, primary_button, quiet_button};
pub use card::{bare_card, caption, card, page_columns, wrapped_caption};
pub use chip::{chip, menu_chip, menu_item, tag};
pub use dot::{State, dot};
pub use field::{Field, FieldOutput, field};
pub use icon::Icon;
pub use meter::{meter, progress};
pub use partner::{partner_color_mark, partner_mark};
pub use table::{Align, Columns, Table, TableOutput, Width, table};
