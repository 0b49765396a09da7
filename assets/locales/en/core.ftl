# Errors and words that every room uses.
error-bug = This is a mistake in Serumpun: { $what }.
    .hint = Please report it with the files that show it.
error-canceled = Stopped.

# What undo takes back.
edit-map = Map column “{ $header }”
edit-fund = Change { $fund }
edit-rate = Change rate of { $currency }
edit-setting = Change { $key }
edit-require = Require “{ $title }”
edit-forbid = Forbid “{ $title }”
edit-exclude = Exclude “{ $title }”
edit-must-link = Join “{ $title }”
edit-cannot-link = Part “{ $title }”
edit-lift = Unlock “{ $title }”
edit-agree = Agree “{ $name }”

# Groups of titles.
group-unknown = Unknown

# Materials, by the code used in files.
material-print = Print
material-electronic = Electronic
material-serial = Serial
material-map = Map
material-audiovisual = Audiovisual
material-thesis = Thesis
material-manuscript = Manuscript
material-other = Other

# Languages, by their ISO 639-2 bibliographic code.
language-ara = Arabic
language-chi = Chinese
language-dut = Dutch
language-eng = English
language-fre = French
language-ger = German
language-iba = Iban
language-ind = Indonesian
language-jav = Javanese
language-jpn = Japanese
language-may = Malay
language-sun = Sundanese
language-tam = Tamil
language-und = Unknown
