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
titles-search = Find title, author, ISBN or class
titles-editions = In { $n } editions.
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
} thin in all libraries together
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
gaps-years = When it was published
gaps-years-caption = Median year { $median }; { $n ->
    [0] the year of every title is known
    [1] the year of 1 title is unknown
   *[other] the year of { $n } titles is unknown
}
gaps-years-none = No title of a known year
gaps-years-bar = { $year }: { $n ->
    [1] 1 title
   *[other] { $n } titles
}
gaps-years-hint = Click: this year and later; drag: these years
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

## Plan
plan-empty-answer = Divide next year’s purchases.
plan-empty-caption = { $requests ->
    [1] 1 request
   *[other] { $requests } requests
} of { $partners ->
    [1] 1 partner
   *[other] { $partners } partners
} for { $titles ->
    [1] 1 title
   *[other] { $titles } titles
}; { $money } can be spent.
plan-empty-no-requests = No requests were read: add requests.csv to the folder.
plan-empty-no-money = { $n ->
    [1] 1 request was read, but no fund has anything to spend.
   *[other] { $n } requests were read, but no fund has anything to spend.
}
plan-empty-sources = See the sources
plan-empty-budgets = See the budgets
plan-empty-what = How it is divided
plan-empty-step-need = Each title goes where it serves the most need of those who asked.
plan-empty-step-reach = A copy that others can borrow is not bought again; local copies are.
plan-empty-step-budget = No fund is overspent, in its own currency, and only on what it may pay for.
plan-empty-step-guarantee = No partner gets less of what it asked for than by itself; what you lock stays.
plan-by-title = By title
plan-by-subject = By subject
plan-divide = Divide   F5
plan-divide-again = Divide again   F5
plan-divide-stale = Inputs changed – divide again   F5
plan-working = Dividing…
plan-solving = { $stage }… { $seconds } s. { $found }
plan-found = Best so far { $best } points; none can be worth more than { $bound }: a gap of { $gap }.
plan-found-best = Best so far { $best } points; no bound is proved yet.
plan-found-bound = No split found yet; none can be worth more than { $bound } points.
plan-near = Few changes
plan-near-explain = Divides again with at most so many lines dropped or added against the plan that stands here. It may be worth less than a free division.
plan-near-most = Lines that may change
plan-near-invalid = Write a whole number
plan-near-divide = Divide so
plan-keep-best = Stop and keep best
plan-cancel = Cancel
plan-export = Export…
plan-copies-cap = Copies cap { $n }
plan-copies-cap-choice = { $n ->
    [1] 1 copy that reaches a partner is enough
   *[other] { $n } copies that reach a partner are enough
}
plan-guarantee-on = Nobody worse off: yes
plan-guarantee-off = Nobody worse off: no
plan-guarantee-explain = Every partner gets at least as much of what it asked for as by itself
plan-locked = { $n } locked
plan-unlock = Unlock
plan-lock-require = { $partner } must buy “{ $title }”
plan-lock-forbid = { $partner } must not buy “{ $title }”
plan-lock-exclude = Nobody buys “{ $title }”
plan-sign-required = required
plan-sign-forbidden = forbidden
plan-sign-excluded = excluded
plan-answer-more = Every partner gets *more of what it asked for than alone*
plan-answer-some = { $more ->
    [1] *1 of { $all } partners gets more* of what it asked for than alone and none gets less
   *[other] *{ $more } of { $all } partners get more* of what they asked for than alone and none gets less
}
plan-answer-same = Every partner gets *as much of what it asked for as alone*
plan-answer-less = { $n ->
    [1] *{ $who }* gets less of what it asked for than alone, the others do not
   *[other] *{ $who }* get less of what they asked for than alone, the others do not
}
plan-answer-short = { $n ->
    [1] No split could keep *{ $who }* as well off as alone; the shortfall is the smallest there can be
   *[other] No split could keep *{ $who }* as well off as alone; the largest shortfall is as small as it can be
}
plan-answer-cost-less = , for *{ $spend } { $currency }* instead of { $alone }.
plan-answer-cost-same = , for the same *{ $spend } { $currency }*.
plan-answer-cost-more = , for *{ $spend } { $currency }*, more than the { $alone } of everyone alone.
plan-answer-nothing = { $n ->
    [1] Nothing is bought; *1 title* stays unfunded.
   *[other] Nothing is bought; *{ $n } titles* stay unfunded.
}
plan-answer-infeasible = No split meets the locks: *unlock a line* or give a fund more.
plan-answer-none-found = Stopped before a split was found.
plan-caption-once = { $n ->
    [1] 1 title bought once
   *[other] { $n } titles bought once
}
plan-caption-lines = { $n ->
    [1] 1 title bought in { $lines } lines
   *[other] { $n } titles bought in { $lines } lines
}
plan-caption-avoided = { $n ->
    [0] no duplicate to avoid
    [1] 1 duplicate avoided
   *[other] { $n } duplicates avoided
}
plan-caption-seconds = Solved in { $seconds } s.
plan-proof-best = Proved: no split is better.
plan-proof-gap = Proved: no split can be better by more than { $gap }.
plan-proof-unknown = How much better a split could be is not known.
plan-stopped-work = Stopped at the limit of work.
plan-stopped-time = Stopped by the clock: another run may differ.
plan-stopped-hand = Stopped by hand; the best so far was kept.
plan-lines = Who buys what
plan-lines-keys = R require · F forbid · X exclude · U unlock the selected line · Ctrl C copies the list
plan-tab-bought = Bought { $n }
plan-tab-unfunded = Not funded { $n }
plan-tab-alone = Everyone alone { $n }
plan-no-lines = No line passes the filter
plan-filter-hint = Find title or ISBN
plan-filter-partner = Partner: { $what }
plan-filter-all-partners = All partners
plan-filter-fund = Fund: { $what }
plan-filter-all-funds = All funds
plan-column-buyer = Buyer
plan-column-fund = Fund
plan-column-price = Price
plan-column-amount = Cost, { $currency }
plan-column-serves = Serves also
plan-column-reason = Why not
plan-column-fate = In the plan
plan-column-own-need = Own need
plan-column-loan-need = Need by loan
plan-column-cost = Cost
plan-column-value = Value
plan-column-standing = Standing
plan-title-copies = { $title } · { $n } copies
plan-price-estimated = ≈ { $price }
plan-serves-own = own readers
plan-alone-avoided = served without buying
plan-alone-bought = bought in the plan too
plan-alone-dropped = not in the plan
plan-reason-budget = the funds that may pay are spent
plan-reason-cap = a copy others hold or buy reaches all who asked
plan-reason-scope = no fund may pay for it
plan-reason-excluded = excluded by a decision
plan-reason-no-price = no price is known
plan-reason-continuing = a standing order or serial, not divided here
plan-button-require = Require   R
plan-button-forbid = Forbid   F
plan-button-exclude = Exclude   X
plan-button-unlock = Unlock   U
plan-menu-require = { $partner } must buy it
plan-menu-forbid = { $partner } must not buy it
plan-menu-exclude = Nobody buys it
plan-menu-unlock = Unlock
plan-why = Why
plan-why-choose = Choose a line to see why it stands as it does
plan-why-title = Why { $partner } buys “{ $title }”
plan-why-buyers = Who might buy it
plan-why-nobody = Why nobody buys “{ $title }”
plan-why-unfunded = Because { $reason }. { $asked } { $price }
plan-why-asked = { $n ->
    [0] Nobody waits for it.
   *[other] { $who } asked for it.
}
plan-why-price = It would cost { $price }.
plan-why-no-price = Nobody gave a price.
plan-why-more-money = 100 { $currency } more in the fund { $fund } of { $partner } would bring the group { $points } points.
plan-standing-chosen = chosen
plan-standing-runner-up = runner-up
plan-standing-possible = possible
plan-standing-fund-spent = its fund is spent
plan-standing-not-asked = did not ask for it
plan-standing-forbidden = forbidden
plan-standing-loss = { $word }: costs the group { $points } points
plan-alone-together = Alone and together
plan-alone-together-explain = Share of requested need served: ring alone, dot together
plan-dumbbell-name = { $partner }: { $together } of its requested need served, { $alone } alone; { $cost }
plan-spend-instead = { $spend } instead of { $alone } alone
plan-spend-more = { $spend }, more than { $alone } alone
plan-spend-lending = { $spend } + { $lending } for loans
plan-funds = How full each fund is
plan-funds-explain = Choose one to see what more money in it would do
plan-fund-worth = { $partner } · { $fund }: { $worth }
plan-fund-name = { $partner }, { $fund }: { $spent } of { $limit } spent, { $percent }
plan-fund-nothing = nothing to spend
plan-fund-spent = spent
plan-fund-nearly = nearly spent
plan-unfunded = { $n ->
    [1] Not funded: 1 title
   *[other] Not funded: { $n } titles
}
plan-unfunded-show = Show them
plan-unfunded-budget = { $n } for want of money
plan-unfunded-cap = { $n } because a copy reaches all who asked
plan-unfunded-scope = { $n } that no fund may pay for
plan-unfunded-excluded = { $n } excluded by decisions
plan-unfunded-no-price = { $n } without a price
plan-unfunded-continuing = { $n } standing orders and serials, not divided here
plan-unfunded-price = { $price } more would buy those
plan-savings-net = saved net of lending
plan-savings-gross = saved before lending
plan-savings-parts = { $gross } of duplicates not bought − { $lending } for lending.
plan-savings-unknown = What lending costs is unknown: no cost per loan is given.
plan-savings-negative = Lending costs more than the duplicates would have.
plan-savings-respent = { $returned } not spent, { $respent } spent on more titles.
plan-savings-returned = { $returned } not spent.
plan-savings-more-spent = { $more } more spent than alone.

## Plan by subject

subject-empty-answer = Divide *who collects which subject*.
subject-empty-caption = Each subject goes to the partner that is strongest in it and can pay for a year of it; it spends nothing by itself.
subject-answer = *{ $n ->
    [one] { $n } subject
   *[other] { $n } subjects
}* { $n ->
    [one] is
   *[other] are
} divided among *{ $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
}*{ $unfunded ->
    [0] .
    [one] ; for *1 subject* nobody has the money.
   *[other] ; for *{ $unfunded } subjects* nobody has the money.
}
subject-answer-none = *No subject* could be given to a partner.
subject-caption = A year of each subject within what its partner pledges; nothing is ordered by it.
subject-caption-unknown = { $n ->
    [one] 1 subject has no known cost and weighs on nobody.
   *[other] { $n } subjects have no known cost and weigh on nobody.
}
subject-divide = Divide by subject
subject-agree = Take as responsibilities
subject-agree-explain = Responsible partners then come first for titles of their subjects, and may buy them for others
subject-release = Let responsibilities go
subject-release-explain = Those of responsibilities.csv hold again, where there is such a file
subject-rows = Who collects what
subject-rows-explain = The score weighs depth, recent buying, need and continuity; choose a row for its parts · Ctrl C copies the list
subject-column-partner = Partner
subject-column-share = Share
subject-column-titles = Titles a year
subject-column-price = Price { $currency }
subject-column-cost = Year { $currency }
subject-column-score = Score
subject-column-runner-up = Runner-up
subject-unknown = cost unknown
subject-nobody = { $name }: { $price } a year
subject-why-score = { $partner } scores { $parts }.
subject-why-coverage = Collects { $coverage } of the year’s titles.
subject-why-required = Locked: the partner keeps it.
subject-part-depth = depth
subject-part-recency = recent buying
subject-part-need = need
subject-part-continuity = continuity
subject-loads = Load within the pledge
subject-loads-explain = What a partner’s subjects cost in a year, as a part of what it gives to the common plan
subject-load-name = { $partner }: { $load } of { $pledge }, { $percent }
subject-unfunded = { $n ->
    [0] Every subject is taken
    [one] Nobody can afford 1 subject
   *[other] Nobody can afford { $n } subjects
}

## Scenarios and agreed plans

plan-scenarios = Scenarios
scenarios-answer-none = Keep a plan as a scenario, *change something*, divide again and compare.
scenarios-answer = *{ $n ->
    [one] { $n } scenario
   *[other] { $n } scenarios
}* kept, with all that the figures were made from.
scenarios-caption = A scenario is never computed anew by itself: its figures are those of its day.
scenarios-caption-stale = { $n ->
    [one] 1 scenario was made from other input files than those of now.
   *[other] { $n } scenarios were made from other input files than those of now.
} Take its conditions and divide again for new figures.
scenarios-stale = inputs changed
scenarios-fresh = inputs as they are
scenarios-kept = Kept scenarios
scenarios-kept-explain = Each with the funds, rates, settings and locks it was made under
scenarios-column-name = Scenario
scenarios-column-day = Day
scenarios-column-titles = Titles
scenarios-column-spend = Spent
scenarios-column-smallest = Least served
scenarios-column-gap = Gap
scenarios-column-inputs = Inputs
scenarios-column-amount = Cost
scenarios-name = Name of the scenario
scenarios-keep = Keep this plan
scenarios-divide-first = Divide first: there is no plan of the inputs as they are.
scenarios-take = Take its conditions
scenarios-take-explain = Funds, rates, settings and locks become those of the scenario; divide again to see its plan
scenarios-copy = Duplicate
scenarios-copy-explain = The same under another name
scenarios-remove = Remove
scenarios-remove-explain = Drops the scenario; Undo brings it back
scenarios-agree = Agree
scenarios-agree-explain = Freezes its lines with today’s date; later loads of orders and holdings move them along
scenarios-compare = Side by side
scenarios-beside = { $name } beside
scenarios-now = The plan of now
scenarios-same = Both buy the same lines.
scenarios-differ = { $lines ->
    [one] 1 line differs
   *[other] { $lines } lines differ
}, in { $titles ->
    [one] 1 title
   *[other] { $titles } titles
}.
scenarios-difference = Difference
scenarios-value = Value, points
scenarios-titles = Titles bought
scenarios-lines = Lines
scenarios-spend = Spent, { $currency }
scenarios-savings = Duplicates avoided, { $currency }
scenarios-smallest = Smallest share served
scenarios-gini-served = Gini of shares served
scenarios-gini-load = Gini of load
scenarios-served = Served
scenarios-how = Difference
scenarios-dropped = not bought
scenarios-added = added
scenarios-moved = other buyer
scenarios-changed = other fund or cost
agreed-title = Agreed: { $name }, { $date }
agreed-status = Status
agreed-proposed = proposed
agreed-agreed = agreed
agreed-refused = refused
agreed-ordered = ordered
agreed-received = received
agreed-canceled = canceled
agreed-follow = Look up in the holdings
agreed-follow-explain = Lines whose title the partner’s holdings show on order or on the shelf move along

## Fairness

plan-fairness = Fairness
fair-answer-first = Divide first: *fairness* is that of a plan.
fair-answer-none = Nobody asks for anything that can be planned.
fair-answer-even = Every partner gets *{ $share }* of what it asked for.
fair-answer = *{ $worst }* gets least of what it asked for, *{ $least }*; the best served *{ $most }*.
fair-caption = Gini coefficient { $served } of shares served, { $load } of load; 0 is all alike.
fair-guarantee-held = Nobody is worse off than alone.
fair-guarantee-short = Worse off than alone: { $who }.
fair-first-used = The least served came first, then the value.
fair-first-on = Fairness first: yes
fair-first-off = Fairness first: no
fair-first-explain = Serves first whoever is served least against alone, and only then the most value
fair-level-on = Priorities leveled: yes
fair-level-off = Priorities leveled: no
fair-level-explain = Brings every partner’s priorities to one common distribution before they weigh
fair-partners = Every partner
fair-partners-explain = Served: share of the requested need, by today’s shelves, by everyone alone, and together · money in { $currency } · load: part of its funds that is spent
fair-column-requests = Requests
fair-column-held = Held already
fair-column-shelves = By shelves
fair-column-alone = Alone
fair-column-together = Together
fair-column-ratio = Of alone
fair-column-spent-alone = Spent alone
fair-column-spent = Spent
fair-column-lending = Lending
fair-column-load = Load
fair-evenness = How evenly
fair-evenness-explain = Between the partner with the smallest and the one with the largest figure
fair-column-measure = Measured
fair-column-smallest = Smallest
fair-column-largest = Largest
fair-column-spread = Spread
fair-column-gini = Gini
fair-served-share = Need served
fair-served-ratio = Of served alone
fair-load = Load
fair-priorities = How urgent each partner’s requests are
fair-priorities-explain = Bars: percent of its requests by stated priority, 1 low to 5 high. Lines: the mean of all partners, on average { $mean }. Whoever calls everything urgent stands above the line at 5.
fair-priorities-leveled = Priorities are leveled: they weigh nearer to the lines.
fair-priorities-name = { $partner }: { $one } requests of priority 1, { $two } of 2, { $three } of 3, { $four } of 4, { $five } of 5; { $note }
fair-mean = mean { $stated }
fair-mean-leveled = mean { $stated }, weighs as { $weighed }
fair-no-requests = no requests

## What if

plan-suppose = What if
suppose-now = Now
suppose-then = Supposed
suppose-answer-first = What if a partner *left*, or money *moved*?
suppose-explain = Divides anew as if it were so and shows what changes for everyone. The plan stays as it is.
suppose-divide-first = Divide first: what is supposed is held against the plan of the inputs as they are.
suppose-what = What is supposed
suppose-leaver = Partner that leaves
suppose-nobody = nobody
suppose-money = Money that moves
suppose-amount = Amount that moves
suppose-from = from
suppose-from-name = Fund that gives
suppose-to = to
suppose-to-name = Fund that gets
suppose-choose-fund = a fund
suppose-fund = { $partner } · { $fund }, { $available } to spend
suppose-divide = Divide as if
suppose-clear = Clear
suppose-without = Without { $partner }
suppose-moved = { $amount } moved from { $from } to { $to }
suppose-with = With { $moved }
suppose-both = Without { $partner }, and with { $moved },
suppose-answer-less = { $what } { $others ->
    [0] the partners
   *[other] the others
} are served *{ $change } less*, for *{ $then } { $currency }* instead of { $now }.
suppose-answer-more = { $what } { $others ->
    [0] the partners
   *[other] the others
} are served *{ $change } more*, for *{ $then } { $currency }* instead of { $now }.
suppose-answer-same = { $what } { $others ->
    [0] the partners
   *[other] the others
} are served *as much as now*, for *{ $then } { $currency }* instead of { $now }.
suppose-stays = The plan itself stays as it is.
suppose-outdated = The plan or its inputs changed since: divide as if once more.
suppose-partners-explain = Share of requested need served: ring now, dot supposed
suppose-partner-note = { $currency } { $spend }, now { $spend_now } · { $titles } titles, now { $titles_now }
suppose-partner-name = { $partner }: { $then } of its requested need served, { $now } now; { $note }
suppose-titles = What would be bought otherwise
suppose-figures = In figures
