//! Wordings of English books about a region: `ddc|lcc|title`.
//!
//! `{r}` region, `{p}` place, `{e}` people, `{d}` upland people, `{s}` river, `{c}` crop, `{g}` crop or other product, `{n}` park. A Dewey number ending in `+` takes the
//! area digits of the region; `@` is the region's history number.

/// The wordings.
pub const THEMES: &str = "\
@|@|A history of {p}
@|@|{p}: the story of a town and its people
@|@|{r} in the {p} papers, 1900-1941
@|@|Travels on the {s} River
@|@|The {s} River: trade and settlement
@|@|War and occupation in {p}, 1941-1945
@|@|Early maps and charts of {p}
@|@|Letters from {p}: a family chronicle
@|@|{p} remembered: an oral history
@|@|A {r} chronology
@|@|Pioneers of {p}
@|@|Forts and outstations of {r}: {p}
@|@|The archaeology of {p}
@|@|Old photographs of {p}
@|@|The {e} of {p}: a short history
915+|DS597|A traveller's guide to {p}
915+|DS597|Walking in {n}: trails and landscapes
305.80+|GN635|The {e} of {r}
305.80+|GN635|The {e} of {p}: an ethnographic account
305.80+|GN635|Kinship and household among the {e}
305.80+|GN635|Becoming {e}: identity in {r}
305.80+|GN635|{e} women of {p}
305.80+|GN635|Land and people: the {e} of the {s}
390.0+|GN635|Customs and beliefs of the {d}
390.0+|GN635|Birth, marriage and death among the {e}
392.5+|GN635|{e} weddings
394.2+|GT4876|Festivals of {p}
398.2+|GR320|Folk tales of the {e}
398.2+|GR320|Legends of {p}
398.2+|GR320|Stories told on the {s}
398.9+|PN6519|Proverbs of the {e}
306.4+|PL5301|The {e} language: a sketch
499.2|PL5301|A {e} phrase book
499.2|PL5301|A dictionary of {e}
499.2|PL5301|Place names of {p}
320.9+|JQ715|Government and community in {p}
320.9+|JQ715|Village government among the {d}
330.9+|HC445|The economy of {p}
338.1+|HD2080|{c} in {r}: smallholders and markets
338.1+|HD2080|The {g} trade of {p}
338.1+|HD2080|A history of {g} in {r}
338.4+|G155|Community tourism in {p}
333.3+|HD889|Land tenure among the {d}
333.7+|GE160|Environmental change in the {s} basin
333.95+|QH77|{n}: biodiversity and management
333.95+|QH77|People and park: {n}
307.7+|HN700|Longhouse and village in {p}
307.7+|HN700|Resettlement in {p}: a twenty-year study
362.1+|RA541|Rural health services in {p}
370.9+|LA1236|Schools of {p}: a history
266.0+|BV3340|Mission and church among the {d}
297.0+|BP63|Islam in {p}
299.2+|BL2120|Ritual specialists of the {d}
340.5+|KPG|{d} customary law
344.0+|KPG|Native courts of {p}
508.5+|QH193|A naturalist in {p}
581.6+|GN476|Plants used by the {e}
598.0+|QL691|Birds of {p}
634.9+|SD657|Forests and loggers of {p}
639.2+|SH307|Fishing communities of {p}
641.5+|TX724|The food of {p}: recipes and memories
728.0+|NA7435|Houses of the {d}
736.4+|NK9778|Wood carving of the {d}
746.0+|NK8978|Textiles of the {e}
780.9+|ML345|Music of the {e}
793.3+|GV1703|Dances of the {d}
912+|G2400|An atlas of {p}
551.4+|GB332|Landforms of {n}
555+|QE302|The geology of {p}
627.4+|GB1399|Floods on the {s}
016+|Z3276|A bibliography of {p}
920+|CT1578|Portraits from {p}: twelve lives";
