# Overlap, gaps and plan. Stars mark key figures of the sentence that opens a screen.

## Words of several screens
views-all-partners = all { $n ->
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $n }
}
views-n-more = { $n } more
views-and = { $first } and { $last }
views-under-one-percent = <1 %
views-close = Close
views-sort = Sort by { $column }
views-sorted-falling = { $column }, sorted, largest first; sort the other way round
views-sorted-rising = { $column }, sorted, smallest first; sort the other way round
number-word = { $n ->
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
   *[other] { $n }
}

## Filter
filter-none = All subjects, years, languages and materials.
filter-only = Only { $what }.
filter-all = all
filter-subject = Subject: { $what }
filter-all-subjects = All subjects
filter-years = Years: { $what }
filter-years-range = Years { $from }–{ $to }
filter-all-years = All years
filter-from = From
filter-to = to
filter-language = Language: { $what }
filter-all-languages = All languages
filter-material = Material: { $what }
filter-all-materials = All materials

## Materials and languages
material-print = print
material-electronic = electronic
material-serial = serials
material-map = maps
material-audiovisual = audiovisual
material-thesis = theses
material-manuscript = manuscripts
material-other = other
language-und = unknown language
language-eng = English
language-ind = Indonesian
language-msa = Malay
language-may = Malay
language-chi = Chinese
language-ara = Arabic
language-dut = Dutch
language-ger = German
language-fre = French
language-jpn = Japanese
language-tam = Tamil
language-iba = Iban
language-jav = Javanese
language-sun = Sundanese
language-bjn = Banjar
language-day = Land Dayak languages
language-fil = Filipino
language-tgl = Tagalog
language-tha = Thai
language-vie = Vietnamese
language-spa = Spanish
language-por = Portuguese
language-rus = Russian
language-kor = Korean
language-hin = Hindi
language-lat = Latin
language-mul = several languages

## List of titles
titles-all = { $n ->
    [1] 1 title
   *[other] { $n } titles
}
titles-held = { $n ->
    [1] 1 title that { $partner } holds
   *[other] { $n } titles that { $partner } holds
}
titles-both = { $n ->
    [1] 1 title that { $a } and { $b } both hold
   *[other] { $n } titles that { $a } and { $b } both hold
}
titles-unique = { $n ->
    [1] 1 title that only { $partner } holds
   *[other] { $n } titles that only { $partner } holds
}
titles-last = { $n ->
    [1] 1 title that one partner alone holds
   *[other] { $n } titles that one partner alone holds
}
titles-held-by = { $n ->
    [1] 1 title that { $holders } partners hold
   *[other] { $n } titles that { $holders } partners hold
}
titles-keys = A heading sorts · Enter opens a title · Ctrl C copies the list, { $most } rows at most
titles-none = Titles
titles-finding = Finding the titles…
titles-choose = Choose a cell or a bar to see the titles behind it
title-title = Title
title-author = Author
title-year = Year
title-edition = Edition
title-publisher = Publisher
title-isbn = ISBN
title-oclc = OCLC number
title-class = Class
title-subject = Subject
title-language = Language
title-material = Material
title-copies = Copies
title-uses = Uses
title-held-by = Held by
title-holder-lends = { $partner }, lends it
title-holder-keeps = { $partner }, for its own readers

## Overlap
overlap-waiting = Counting what the partners share…
overlap-answer = { $partners } partners hold *{ $titles } titles*; { $shared } of them, *{ $share }*, stand in more than one library.
overlap-answer-one = One partner holds *{ $titles } titles*; overlap shows with a second.
overlap-answer-nothing-shared = { $partners } partners hold *{ $titles } titles*; none stands in more than one library.
overlap-answer-none = No title passes the filter.
overlap-level-edition = A title is one edition.
overlap-level-work = A title is a work in any edition.
overlap-metric-share = Share of row
overlap-metric-titles = Titles
overlap-metric-jaccard = Jaccard
overlap-map = Who shares with whom
overlap-explain-share = Share of the row library’s titles that the column library also holds
overlap-explain-titles = Titles that both libraries hold
overlap-explain-jaccard = Titles that both hold, of the titles that either holds
overlap-unique = Only here
overlap-unique-name = Only { $partner } holds { $n } titles
overlap-own-name = { $partner }: { $n } titles
overlap-cell-name = { $a } and { $b }: { $share }, { $titles } titles
overlap-held-by = Held by how many
overlap-held-by-explain = Titles by number of partners that hold them
overlap-partners = { $n ->
    [1] 1 partner
   *[other] { $n } partners
}
overlap-bar-name = { $titles } titles, { $share }, are held by { $n ->
    [1] 1 partner
   *[other] { $n } partners
}
overlap-groups = By group
overlap-groups-explain = Titles, and those in more than one library
overlap-group = Group
overlap-shared = Shared
overlap-part = Part

## Gaps
gaps-waiting = Looking for what is missing…
gaps-answer = { $subjects }; { $requests }.
gaps-answer-never = Nobody collects { $subjects }
gaps-answer-thin = { $subjects } { $n ->
    [1] is
   *[other] are
} thin in every library together
gaps-answer-aging = No subject is missing, but { $subjects } { $n ->
    [1] is
   *[other] are
} aging
gaps-answer-no-gap = No subject is missing or thin
gaps-answer-requests = { $n ->
    [1] *1* requested title is held nowhere
   *[other] *{ $n }* requested titles are held nowhere
}
gaps-answer-all-requests-held = every requested title is held somewhere
gaps-caption = Titles by subject and library; choose a cell for the list. { $filter }
gaps-metric-titles = Titles
gaps-metric-share = Share
gaps-metric-year = Median year
gaps-metric-uses = Uses per title
gaps-map = What each library holds, by subject
gaps-explain-titles = Titles; a diamond marks themes
gaps-explain-share = Share of the subject’s titles that the library holds; the last column counts the titles of all together
gaps-explain-year = The year that half of the titles are older than
gaps-explain-uses = Loans for each title
gaps-all = All
gaps-all-partners = All partners
gaps-cell-titles = { $partner }, { $subject }: { $figure } titles
gaps-cell-share = { $partner }, { $subject }: { $figure } of the titles
gaps-cell-year = { $partner }, { $subject }: median year { $figure }
gaps-cell-uses = { $partner }, { $subject }: { $figure } uses per title
gaps-word-never = nobody
gaps-word-thin = thin
gaps-word-aging = aging
gaps-missing = What is missing
gaps-requested = Requested, held nowhere
gaps-requested-note = titles that partners asked for
gaps-never = Subjects nobody holds
gaps-thin = Thin subjects
gaps-aging = Aging subjects
gaps-aging-note = median year { $year } or before: { $subjects }
gaps-benchmark = Book list “{ $name }”
gaps-benchmark-note = { $missing ->
    [1] held by somebody; 1 title by nobody
   *[other] held by somebody; { $missing } titles by nobody
}
gaps-last-copies = Last copies
gaps-last-copies-note = titles that one partner alone holds
gaps-list-keys = Ctrl C copies the list
gaps-list-requested = { $n ->
    [1] 1 title asked for and held nowhere
   *[other] { $n } titles asked for and held nowhere
}
gaps-list-benchmark = { $n ->
    [1] 1 title of “{ $name }” that nobody holds
   *[other] { $n } titles of “{ $name }” that nobody holds
}
gaps-column-titles = Titles
gaps-column-recent = Last five years
gaps-column-median = Median year
gaps-column-published = Published a year
gaps-column-requests = Requests
gaps-column-asked = Asked by
gaps-column-older = Other edition at
