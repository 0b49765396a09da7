# Files that others read: workbook, lists, order files.

# Errors of writing.
error-export-is-folder = Cannot write the file: there is a folder of that name.
    .hint = Give a file name, for example split.xlsx.
error-export-no-folder = Cannot write there: a part of the path is a file, not a folder.
    .hint = Choose another place.
error-export-folder-missing = Cannot write the file: its folder does not exist.
    .hint = Make the folder first, or choose another place.
error-export-permission = Cannot write the file: you may not write there ({ $why }).
    .hint = Choose another folder, or ask who owns it.
error-export-full = Cannot write the file: the disk is full ({ $why }).
    .hint = Free some space or choose another place; nothing half-written was left.
error-export-busy = Cannot write the file: another program has it open ({ $why }).
    .hint = Close it there and try again.
error-export-write = Cannot write the file: { $why }.
    .hint = Nothing half-written was left.

# How good a plan is proved to be.
export-proof-optimal = Proved best: no other division inside these budgets and rules is worth more than { $value } points of need.
export-proof-feasible = Worth { $value } points of need; no division can be worth more than { $bound }. So it is at most { $gap } below the best ({ $why }).
export-proof-unbounded = Worth { $value } points of need; how far that is from the best is unknown, for no bound was proved.
export-proof-infeasible = No division meets all locks inside these budgets.
export-proof-none = Stopped before a division was found.
export-limit-gap = close enough to stop
export-limit-iterations = the work limit was reached
export-limit-time = the time limit was reached; another run may differ
export-limit-interrupted = stopped by hand, best so far

# Sheets.
export-sheet-summary = Summary
export-sheet-subject = Responsibilities
export-sheet-alone = Alone
export-sheet-unfunded = Unfunded
export-sheet-overlap = Overlap
export-sheet-last = Last copies
export-sheet-ask = Who to ask
export-sheet-quality = Data quality
export-sheet-provenance = Provenance

export-consortium = Consortium
export-document-title = { $name }: who buys what { $year }
export-made-on = Made on { $date } for the fiscal year { $year }
export-yes = yes
export-unknown = unknown
export-total = Total

# Summary.
export-figures = The division
export-f-candidates = Requested titles that could be planned
export-f-titles = Titles bought
export-f-lines = Lines (a partner buys a title)
export-f-avoided = Duplicates avoided
export-f-needless = Needless duplicates
export-f-unfunded = Requested titles nobody buys
export-f-spend = Spent
export-f-gross = What the avoided duplicates would have cost
export-f-returned = Returned: less spent than everyone alone
export-f-respent = Spent on more titles instead
export-f-lending = Cost of lending
export-f-net = Saved, lending taken off
export-f-objective = Value, points of need
export-f-bound = Proved upper bound, points of need
export-f-gap = Gap to the bound
export-f-seed = Seed
export-f-guarantee = Nobody worse off than alone
export-guarantee-held = Held for every partner
export-guarantee-short = Not held; points of need missing: { $whom }
export-funds = Funds
export-funds-of = Funds of { $partner }
export-no-funds = No fund for this year.
export-fairness = Fairness
export-fairness-note = Shares of the need that a partner asks for and of what it is served alone; load is spending over what its funds may spend. Gini coefficient: 0 where all are equal. Then its requests by priority as stated.
export-spread = Spread
export-gini = Gini coefficient
export-h-served-share = Of requested need
export-h-served-ratio = Of served alone
export-h-load-share = Load
export-h-priority-count = Priority { $priority }
export-h-more-money = What more money would do
export-h-coverage = Coverage
export-h-required = Required
export-h-unknown-costs = Of unknown cost
export-partners = Every partner alone and together
export-partners-note = Served figures are points of need: a request of priority 1 counts 1, of priority 5 counts 16.
export-sources = Sources
export-parameters = Parameters
export-settings = Settings
export-no-title-plan = Purchases were not divided title by title.

# Responsibilities.
export-no-responsibilities = No responsibilities were divided.
export-score-depth = Score: depth
export-score-recency = Score: recency
export-score-need = Score: need
export-score-continuity = Score: continuity
export-loads = Load against pledge
export-nobody-affords = Subjects nobody can afford

# Partner sheets and lists.
export-buys-nothing = { $partner } buys nothing in this division.
export-alone-empty = Nobody would buy anything alone.
export-unfunded-empty = Everything that was asked for is bought or served.
export-reason-budget = budget
export-reason-cap = copies cap
export-reason-scope = no fund may pay for it
export-reason-excluded = excluded
export-reason-no-price = no price
export-reason-continuing = continuing, not divided here
export-last-cut = A sheet holds no more: { $shown } of { $all } titles are listed.
export-last-empty = No title is held by one partner alone.
export-ask-empty = No subject is held by anybody.

# Overlap.
export-overlap-counts = Titles that both hold
export-overlap-level = Counted by { $level }; the diagonal is what each partner holds.
export-overlap-shares = Share of the row’s titles that the column’s partner holds too
export-overlap-unique = Held here alone and held elsewhere too
export-overlap-union = { $titles ->
    [one] { $titles } distinct title in all.
   *[other] { $titles } distinct titles in all.
}
export-overlap-held-by = Titles by number of holders

# Data quality and provenance.
export-severity-note = note
export-severity-repaired = repaired
export-severity-rejected = rejected
export-severity-error = error
export-provenance = Where this comes from
export-p-program = Program
export-p-date = Made on
export-p-year = Fiscal year
export-p-currency = Currency
export-p-proof = Proof
export-p-checked = Checked
export-p-checked-text = Every line was checked apart from the solver: funds, locks, copies cap; needless duplicates: { $needless }.
export-decisions = Decisions

# Headers.
export-h-action = Decision
export-h-alone-served = Served alone
export-h-alone-spend = Spending alone
export-h-already = Already held
export-h-amount = Amount
export-h-author = Author
export-h-avoided = Avoided together
export-h-by-holdings = Served by what others hold
export-h-candidate = Key
export-h-class = Class
export-h-code = Code
export-h-copies = Copies
export-h-cost = Cost a year
export-h-count = Rows
export-h-currency = Currency
export-h-date = Date
export-h-dearer = Costs more than alone
export-h-email = E-mail
export-h-encoding = Encoding
export-h-estimated = Price estimated
export-h-file = File
export-h-first-line = First line
export-h-format = Format
export-h-fund = Fund
export-h-held-by = Held by
export-h-holders = Holders
export-h-isbn = ISBN
export-h-issue = Issue
export-h-kept = Kept
export-h-kind = Kind
export-h-language = Language
export-h-left = Left
export-h-lending = Lending
export-h-limit = May spend
export-h-load = Load
export-h-local = Local copy
export-h-material = Material
export-h-n = From
export-h-other-edition = Other edition held by
export-h-partner = Partner
export-h-pledge = Pledge
export-h-price = Price
export-h-price-source = Source of the price
export-h-priority = Priority
export-h-rate = Rate
export-h-read = Read
export-h-reason = Why not
export-h-rejected = Rejected
export-h-repaired = Repaired
export-h-request = Request
export-h-requests = Requests
export-h-runner-up = Runner-up
export-h-serves = Serves also
export-h-setting = Setting
export-h-severity = Severity
export-h-shadow = Points for one unit more
export-h-share = Share
export-h-share-group = Share of the group
export-h-shared = Held elsewhere too
export-h-spend = Spending
export-h-spent = Spent
export-h-stratum = Subject
export-h-strongest = Ask
export-h-subjects = Subjects it names
export-h-title = Title
export-h-titles = Titles
export-h-titles-year = Titles a year
export-h-together-served = Served together
export-h-training = Training it offers
export-h-unique = Held here alone
export-h-unique-share = Share held here alone
export-h-used = Used
export-h-uses = Loans
export-h-value = Value
export-h-vendor = Vendor
export-h-wanted-by = Wanted by
export-h-why = Why
export-h-would-cost = Would cost
export-h-year = Year
