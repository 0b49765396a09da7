# The window.
program = Serumpun

error-no-display = No window can be opened: neither DISPLAY nor WAYLAND_DISPLAY is set, so there is no screen to draw on.
    .hint = Log in to a desktop, or use the commands that need no window: serumpun plan PATH --out FILE.xlsx
error-window = No window can be opened: { $why }.
    .hint = Serumpun needs OpenGL 2 or later (on Windows DirectX 12). The commands need no window: serumpun plan PATH --out FILE.xlsx
error-memory = What the window remembers cannot be written: { $why }.
    .hint = Your project is not affected.
error-thread = The computer cannot start more work: { $why }.
    .hint = Close other programs and try again.
error-no-plan = There is no plan to write.
    .hint = Divide first.

# Screens and the rail
screen-sources = Sources
screen-overlap = Overlap
screen-gaps = Gaps
screen-budgets = Budgets
screen-plan = Plan
screen-export = Export
state-empty = nothing yet
state-ready = ready
state-stale = stale
state-needs-you = needs you
state-working = working
rail-sources = { $count } files: { $state }
rail-broken = { $count ->
    [one] One file could not be used
   *[other] { $count } files could not be used
}
rail-overlap = Overlap: { $state }
rail-gaps = Gaps: { $state }
rail-budgets = { $count ->
    [0] Budgets: { $state }
    [one] One partner has no budget, or one fund no rate
   *[other] { $count } partners have no budget, or funds no rate
}
rail-plan = Plan: { $state }
rail-export = Export: { $state }
rail-saved = Saved { $time } · { $steps ->
    [one] 1 undo step
   *[other] { $steps } undo steps
}
rail-unsaved = Not saved · { $steps ->
    [one] 1 undo step
   *[other] { $steps } undo steps
}
rail-unchanged = No changes

# Top bar
top-year = Fiscal year { $year } · { $currency }
undo-label = Undo “{ $label }”
redo-label = Redo “{ $label }”
theme-dark = Dark colors
theme-light = Light colors
meeting-end = End meeting view
palette-hint = Type what to do
palette-nothing = No command of that name
palette-titles = Find “{ $text }” among the titles

# Commands
action-divide = Divide
    .tip = Divide next year’s purchases inside every partner’s budget
action-keep-best = Keep the best so far
action-cancel = Cancel
action-undo = Undo
action-redo = Redo
action-show-sources = Show sources
action-show-overlap = Show overlap
action-show-gaps = Show gaps
action-show-budgets = Show budgets
action-show-plan = Show plan
action-show-export = Show export
action-show-fairness = Show fairness
action-show-scenarios = Show scenarios
action-suppose = What if a partner left or money moved
action-export-workbook = Save workbook…
action-export-lines = Save lines as CSV…
action-export-orders = Save order files…
action-export-overlap = Save overlap as CSV…
action-export-titles = Save titles as CSV…
action-save = Save project
action-save-as = Save project as…
action-open-folder = Open a folder…
    .tip = One folder a partner, budgets.csv beside them
action-open-file = Open a project or file…
action-open-sample = Open the sample
action-reload = Read the files again
action-close = Close
action-theme = Light or dark
action-meeting = Meeting view
action-palette = Find or do…

# Start
start-promise = Plan together who buys what.
start-sample = Open the sample
start-sample-detail = Five invented libraries on Borneo, ready to divide
start-folder = Open a folder…
start-folder-detail = One folder a partner, budgets.csv beside them
start-project = Open a project…
start-project-detail = A .serumpun file
start-drop = or drop exports, a folder or a project anywhere on this window
start-opening = Opening…
start-recent-title = Recent
start-recent = { $partners ->
    [one] 1 partner
   *[other] { $partners } partners
} · { $day }
start-missing = no longer there
start-forget = Take { $name } off the list
start-unsaved = “{ $name }” has changes of { $day } that were not saved.
start-restore = Restore
start-discard = Discard
start-local = Everything stays on this computer. Serumpun has no network code.
drop-here = Drop to open
day-today = today
day-yesterday = yesterday
day-month = { $day } { $month }
day-month-year = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Progress, messages, questions
reading-title = Reading the consortium
stage-any = Working…
progress = { $stage } · { $done } of { $total }
progress-left = { $stage } · { $done } of { $total } · about { $seconds } s left
dismiss = Dismiss
note-exported = Written: { $path }
note-divided = { $n ->
    [0] Divided again: no line changed.
    [one] Divided again: 1 line changed.
   *[other] Divided again: { $n } lines changed.
}
note-old-data = Stopped. The figures are those before the last change; read the files again to bring them up to date.
dialog-path = Path
dialog-open = Open
dialog-save = Save
dialog-cancel = Cancel
dialog-missing = Nothing is there
dialog-replaces = The file is there already and will be replaced
question-unsaved = Save the changes to “{ $name }”?
question-unsaved-detail = Decisions, budgets and settings you changed are kept in a project file.
question-save = Save
question-discard = Don’t save
ask-folder = Open a consortium folder
ask-file = Open a project or file
ask-filter-data = Projects and tables
ask-filter-all = All files
ask-project = Save the project
ask-workbook = Save the workbook
ask-lines = Save the lines as CSV
ask-orders = Save order files into a folder
ask-overlap = Save the overlap as CSV
ask-titles = Save the titles as CSV
ask-rejects = Save the rejected rows as CSV
ask-add-holdings = Add holdings of a partner
ask-replace-holdings = Replace the holdings of a partner
file-workbook = { $name } split
file-lines = { $name } lines
file-overlap = { $name } overlap
file-titles = { $name } titles
file-rejects = rejected rows

# Sources
sources-answer = { $read ->
    [one] *One row* read
   *[other] *{ $read } rows* read
} from { $partners ->
    [one] one partner
   *[other] { $partners } partners
}: *{ $kept }* kept, { $repaired } of them repaired, { $rejected } rejected.
sources-caption = { $files ->
    [one] One file
   *[other] { $files } files
}, { $requests ->
    [one] one request
   *[other] { $requests } requests
}. Every row is kept, repaired or rejected with its line and reason.
sources-by-file = Files
sources-by-partner = Data quality by partner
sources-files = Files
sources-files-detail = Choose one to see what was found in it
sources-everyone = All partners
sources-partner = Partner
sources-file = File
sources-kind = What it is
sources-format = Dialect
sources-encoding = Encoding
sources-read = Read
sources-kept = Kept
sources-repaired = Repaired
sources-rejected = Rejected
sources-save-rejects = Save rejected rows…
sources-no-issues = Nothing was wrong with this file.
sources-no-columns = This file has no columns to map.
sources-no-repairs = No row had to be repaired.
sources-no-rejects = No row was rejected.
kind-holdings = Holdings
kind-requests = Requests
kind-budgets = Budgets
kind-exchange-rates = Exchange rates
kind-partners = Partners
kind-settings = Settings
kind-decisions = Decisions
kind-expected = Expected arrivals
kind-strata = Subjects
kind-responsibilities = Responsibilities
kind-prices = Prices
kind-access = Access
kind-benchmark = Book list
format-alma = Alma
format-koha = Koha
format-sierra = Sierra
format-slims = SLiMS
format-slims-items = SLiMS items
format-symphony = Symphony
format-evergreen = Evergreen
format-greenglass = GreenGlass
format-hathitrust = HathiTrust holdings
format-hathifile = HathiTrust hathifile
format-worldcat = WorldCat evaluation
format-marc = MARC
format-marcxml = MARCXML
format-marc-json = MARC-in-JSON
format-json = JSON
format-xlsx = XLSX
format-ods = ODS
format-tsv = Tab-separated
format-spreadsheet = Spreadsheet
format-csv = CSV
tab-issues = Issues { $count }
tab-columns = Columns { $count }
tab-repaired = Repaired { $count }
tab-rejected = Rejected { $count }
issues-what = Issue
issues-outcome = Outcome
issues-count = Rows
issues-place = First found at
issue-line = line { $line }
severity-note = noted
severity-repaired = repaired
severity-rejected = rejected
severity-error = not usable
columns-header = Column
columns-samples = First values
columns-field = Taken for
columns-field-of = Column { $header }: { $field }
columns-confidence = Sure
columns-percent = { $percent } %
field-none = Not used
rows-line = Line
rows-column = Column
rows-reason = Reason
rows-cells = Row as read
repairs-before = Before
repairs-after = After
repairs-left-out = left out

# Budgets
budgets-answer = { $partners ->
    [one] One partner has
   *[other] { number-word } partners have
} *{ $total }* to spend together in { $year }.
budgets-caption = { $without ->
    [0] Allocation less what is encumbered, no more than the pledge where one is given.
    [one] One partner has no budget and buys nothing. Available: allocation less encumbered, no more than the pledge.
   *[other] { $without } partners have no budget and buy nothing. Available: allocation less encumbered, no more than the pledge.
}
budgets-funds = Funds
budgets-funds-detail = Click a figure to change it; Enter keeps it, Escape brings the old one back
budgets-partner = Partner
budgets-fund = Fund
budgets-allocation = Allocation
budgets-encumbered = Encumbered
budgets-pledge = Pledge
budgets-available = Available
budgets-currency = Currency
budgets-converted = In { $currency }
budgets-scope = Pays for
budgets-any = anything
budgets-none = No budget: buys nothing
budgets-other-year = { $fund } ({ $year })
budgets-figure = { $figure } of { $fund }, { $partner }
field-not-amount = Not an amount. Write digits with a point before the decimals, such as 1200.50
field-not-rate = Not a rate. Write a number above zero with a point before the decimals
field-not-setting = This setting cannot be that. { $detail }
field-not-share = Write a number from 0 to 1, such as 0.7
rates-title = Exchange rates
rates-detail = One unit in { $currency }
rates-none = Everybody uses the same currency.
rates-currency = Currency
rates-rate = Rate
rates-date = As of
rates-changed = changed here
rates-of = Rate of { $currency }
rates-missing = missing
settings-title = How to plan
settings-detail = Every plan prints the settings it used
settings-year = Fiscal year
settings-year-detail = Funds of other years are shown and not spent
settings-no-year = Not stated
settings-cap = Copies that may reach one partner
settings-cap-detail = Another copy beyond these is a needless duplicate
settings-guarantee = Nobody worse off
settings-guarantee-detail = Every partner gets at least what it would get alone
settings-yes = Yes
settings-no = No
settings-level = Held means
settings-level-detail = Whether another edition of the same work counts
settings-edition = The same edition
settings-work = Any edition
settings-loan = Worth of a borrowed copy
settings-loan-detail = From 0 (none) to 1 (as good as one’s own)
settings-cost = Cost of one loan
settings-cost-detail = Empty: the cost of lending stays unknown
settings-unknown = unknown
settings-titles-title = More about titles
settings-subjects-title = Subjects and solver
settings-empty-detail = An emptied field goes back to what stands there at first
settings-not-set = not set
setting-detail-cap-by-use = 20:2|50:3 allows two copies from 20 loans per held copy on, three from 50
setting-detail-reach = A copy worth less than this, from 0 to 1, serves nobody
setting-detail-smallest-share = Every partner spends at least this part of what its funds have
setting-detail-largest-share = No partner spends more than this part of what its funds have
setting-detail-for-others = Part of its pledge that a partner may spend on what only others asked for
setting-detail-cost-per-point = Only breaks ties in favor of the cheaper copy; not set, it is 100 median prices
setting-detail-responsibilities = Whether the responsible partner is preferred, or no other may buy
settings-soft = Preferred
settings-hard = Nobody else
setting-detail-responsibility-bonus = 0.1 makes a copy worth a tenth more at the responsible partner
setting-detail-default-priority = From 1 to 5
setting-detail-priority-one-highest = How the request lists count
settings-priority-five = 5
settings-priority-one = 1
setting-detail-coverage = Shares of a year’s titles that may be collected, such as 0.25|0.5|1
setting-detail-load-tolerance = How far a share of the work may stray from the share of the pledges
setting-detail-inflation = 0.03 expects prices to be three percent higher
setting-detail-weight-depth = What a partner holds of the subject
setting-detail-weight-recency = How new that is
setting-detail-weight-need = What it asks for, lends and aims at
setting-detail-weight-continuity = What it is responsible for already
setting-detail-gap = 0.0005 ends the search when no division can be better by 0.05 %
setting-detail-time-limit = The best plan found by then stands, with its proof
setting-detail-seed = The same seed gives the same plan

# Export
write-answer = { $lines ->
    [one] *One line*
   *[other] *{ $lines } lines*
} for { $titles ->
    [one] one title
   *[other] { $titles } titles
} are ready for { $partners ->
    [one] one partner
   *[other] { $partners } partners
}.
write-answer-none = Nothing is divided yet; the catalog can be written.
write-caption = The union catalog has { $titles ->
    [one] one title
   *[other] { $titles } titles
}. Files are written whole or not at all.
write-files = What to write
write-files-detail = Text that looks like a formula is written as text
write-stale = The plan is out of date: divide again first.
write-no-plan = There is no plan yet: divide first.
write-divide-again = Divide again
write-last = { $what } written at { $time } to { $path }
write-workbook = Workbook
write-workbook-detail = Summary, a sheet for each partner, alone, unfunded, overlap, last copies, whom to ask, data quality
write-lines = Lines
write-lines-detail = Every purchase with buyer, fund, price and reason, as CSV
write-orders = Order files
write-orders-detail = One file a partner, ready for Koha, SLiMS or Alma, into a folder
write-overlap = Overlap
write-overlap-detail = What each two partners share, as CSV
write-titles = Union catalog
write-titles-detail = Every title with who holds it, as CSV

## Data quality

quality-answer = *{ $share }* of all rows have a valid ISBN; *{ $partner }* has the fewest, *{ $least }*.
quality-caption = Overlap can only be as good as these figures: look here before you believe a chart.
quality-title = What each partner’s rows hold
quality-explain = Share of the kept rows that have each field · Ctrl C copies the table
quality-kept = Rows
quality-repaired = Repaired
quality-rejected = Rejected
quality-field-isbn = ISBN
quality-field-oclc = OCLC
quality-field-title = Title
quality-field-author = Author
quality-field-publisher = Publisher
quality-field-year = Year
quality-field-class = Class
quality-field-subject = Subject
quality-field-language = Language
quality-doubles = Doubles
quality-unidentified = No number
quality-issues = Issues in the data of { $partner }
quality-effect = { $with } of the titles with an identifier are held by others too, { $without } of those without: { $hidden ->
    [0] missing identifiers seem to hide nothing.
    [one] about 1 shared title may be hidden by missing identifiers.
   *[other] about { $count } shared titles may be hidden by missing identifiers.
}
quality-effect-all = Every title has an identifier; { $shared } are held by others too.
quality-effect-none = No title has an identifier: all match by title, author and year alone; { $shared } are held by others too.
quality-add = Add corrected rows…
quality-add-explain = A file whose rows add to what the partner has, such as rejected rows that were corrected in a spreadsheet
quality-replace = Replace with a new export…
quality-replace-explain = A new export that stands for all holdings files of the partner; decisions stay
quality-arrivals = Since the load before: { $came } came, { $went } went, { $stayed } stayed.
quality-came = came
quality-went = went
quality-column-moved = Moved
quality-moved = Records that came and went

## Matching

screen-matching = Matching
rail-matching = { $count ->
    [0] No pair waits for a person
    [one] 1 pair waits for a person
   *[other] { $count } pairs wait for a person
}: { $state }
action-show-matching = Show matching
matching-answer = { $records ->
    [1] 1 record is
   *[other] { $records } records are
} *{ $titles ->
    [1] 1 title
   *[other] { $titles } titles
}*
matching-answer-waiting = { $n ->
    [0] ; no pair waits for a person.
    [1] ; *1 pair* waits for a person.
   *[other] ; *{ $n } pairs* wait for a person.
}
matching-caption = Joined by number, by title, author and year, and by the weight of all fields; what you decide is kept for the next load.
matching-effect-none = { $shared } of { $titles } titles are held by more than one partner.
matching-effect = { $shared } of { $titles } titles are held by more than one partner, instead of { $before } of { $all } without these switches: { $moved }.
matching-level-edition = Count editions
matching-level-work = Count works
matching-tolerate-year = Year ±1
matching-tolerate-year-explain = Years one apart count as one year
matching-tolerate-edition = Any edition statement
matching-tolerate-edition-explain = Statements of edition do not part two records
matching-tolerate-publisher = Any publisher
matching-tolerate-publisher-explain = Differing publishers do not speak against two records
matching-tolerate-forms = Print and electronic as one
matching-tolerate-forms-explain = A printed book and its e-book count as one title
matching-queue = { $n ->
    [0] Nothing waits
    [1] 1 pair waits
   *[other] { $n } pairs wait
}
matching-queue-explain = Those first that would move the overlap most · J one title · P two titles
matching-queue-empty = Every pair was joined or parted without a doubt.
matching-column-one = One record
matching-column-other = Other record
matching-column-shared = Overlap would rise
matching-column-holders = Held by
matching-column-weight = Weight
matching-join = One title   J
matching-part = Two titles   P
matching-total = Weight of evidence { $bits } bits.
matching-waterfall = Bars to the right speak for one title, to the left for two; past the first line a pair is doubtful, past the second it is joined.
note-followed = { $n ->
    [0] The holdings show nothing new of this plan.
    [one] 1 line moved along.
   *[other] { $n } lines moved along.
}
