# The command line.

# Help.
cli-about = Partner libraries plan together who buys what, inside every partner’s own budget
cli-about-long = Partner libraries plan together who buys what, inside every partner’s own budget. Serumpun reads the partners’ catalog exports, requests and budgets, shows what they share, what only one has and what nobody has, and proposes a division of next year’s purchases, with the proof of how good it is. Without a command it opens the window.
cli-examples =
    Examples:
      serumpun sample borneo                             make a sample consortium to try
      serumpun check borneo                              see what was read, repaired, rejected
      serumpun plan borneo --out split.xlsx              divide, and save the split as a workbook

    ‘serumpun COMMAND --help’ tells more about a command.
cli-folder =
    The folder of a consortium (only holdings or requests of one partner are needed to start):
      my-consortium/
        kuching/holdings.csv     one folder a partner, with every holdings* file of it
        kuching/requests.csv     what it asks for; or one requests.csv here, with a partner column
        budgets.csv              partner,fund,amount,currency[,fiscal_year,encumbered,pledge,scope]
        exchange-rates.csv       currency,rate[,date]: one unit = rate units of the common currency
        settings.csv             key,value: name, currency, fiscal_year, copies_cap …
        responsibilities.csv     stratum,partner[,share,language,lock,level]: who collects which subject
        partners.csv, decisions.csv, expected.csv, strata.csv, prices.csv, access.csv,
        benchmarks/*.csv         all optional
    Headers are recognized in many dialects and languages (Alma, Koha, Sierra, SLiMS, spreadsheets).
cli-exit-codes =
    Exit codes:
      0 done; 1 something in the data or its surroundings; 2 usage; 3 locks that no budget can meet;
      70 a mistake of ours. Results go to standard output, progress and errors to standard error.
cli-path = Consortium folder, or project file
cli-path-window = Project, consortium folder or file to open in the window
cli-json = Print JSON instead of a report
cli-sample = Write the sample consortium
cli-sample-dir = Folder to write it to [default: serumpun-sample]
cli-sample-example = Example: serumpun sample borneo
cli-check = Show what was read, kept, repaired and rejected, per file, with line numbers
cli-check-rejects = Write rejected rows for correction, one CSV a file
cli-check-example = Example: serumpun check my-consortium --rejects to-correct
cli-titles = Unite the catalogs: which titles there are, and who holds them
cli-titles-csv = Write the union catalog, one row a title
cli-titles-records = Write which title each record became
cli-titles-why = Show why two records are one title or two; keys are partner/local-id
cli-titles-review = Write the doubtful pairs, those first that would move the overlap most; with must-link or cannot-link filled in, rows of decisions.csv
cli-titles-example = Example: serumpun titles my-consortium --csv union.csv --records records.csv
cli-overlap = Show what the partners share and what each alone holds
cli-overlap-by = Form groups
cli-overlap-tolerate = Differences that shall not count in matching, besides those that are set; joined by commas
cli-overlap-csv = Write the figures, one row a pair of partners
cli-overlap-example = Example: serumpun overlap my-consortium --by language
cli-gaps = Show what nobody holds, what is thin and what is aging
cli-gaps-csv = Write the gaps, one row a subject or title
cli-gaps-example = Example: serumpun gaps my-consortium --csv gaps.csv
cli-plan = Divide next year’s purchases, inside every partner’s own budget
cli-plan-by = Divide purchases by title, or collecting responsibilities by subject
cli-plan-out = Write the workbook
cli-plan-csv = Write the lines
cli-plan-json = Write everything as JSON; - is standard output
cli-plan-orders = Write one order file a partner
cli-plan-model = Write the model as MPS, so that any solver can confirm the plan
cli-plan-scenario = Plan under the conditions of a scenario of the project
cli-plan-keep = Keep the plan in the project as a scenario of this name; one of that name is replaced
cli-plan-near = Stay near to a scenario or an agreed plan of the project
cli-plan-changes = How many lines may be dropped or added against it, together
cli-plan-without = Suppose that a partner leaves, and show what changes for the others; nothing is kept
cli-plan-move = Suppose that money moves, as partner/fund:partner/fund:amount in the giving fund’s currency; may be repeated
cli-plan-time-limit = Seconds the solver may take
cli-plan-gap = Relative gap at which the solver may stop, 0 to 1
cli-plan-seed = Seed of the solver; the same seed gives the same plan
cli-plan-example =
    Examples:
      serumpun plan my-consortium --out split.xlsx --orders orders
      serumpun plan my-consortium --json - --seed 7 --gap 0.001
      serumpun plan my-consortium --by subject --csv responsibilities.csv
      serumpun plan ours.serumpun --keep "With the new fund"
      serumpun plan my-consortium --without samarinda
      serumpun plan my-consortium --move kuching/books:kuching/borneo:500

    Lock lines in decisions.csv (require, forbid, exclude). Exit code 3: no budget can meet them.
cli-not-seconds = not a number of seconds above 0
cli-not-transfer = not a transfer like kuching/books:kuching/borneo:500
cli-scenarios = List the scenarios of a project and how far its agreed plans are; agree, copy or remove one
cli-scenarios-agree = Agree the plan of a scenario: frozen, dated, its lines followed from then on
cli-scenarios-copy = Copy a scenario under another name
cli-scenarios-remove = Remove a scenario
cli-scenarios-mark = Give one line of an agreed plan another status: proposed, agreed, refused, ordered, received or canceled; the line as partner/ISBN or partner/candidate, as --json lists it; may be repeated
cli-scenarios-follow = Move agreed lines along: what a partner’s holdings show on order is ordered, what they show on the shelf is received
cli-scenarios-example = Example: serumpun scenarios ours.serumpun --agree "With the new fund"
cli-compare = Compare two scenarios of a project: lines, money, served need, fairness
cli-compare-first = Name of a scenario
cli-compare-second = Name of another
cli-compare-example = Example: serumpun compare ours.serumpun "As it is" "With the new fund" --json
cli-not-fraction = not a fraction from 0 to below 1

# Errors.
error-cli-no-window = This build has no window.
    .hint = The commands work without one: sample, check, titles, overlap, gaps, plan; see ‘serumpun --help’.
error-cli-output = Cannot write to standard output: { $why }.
error-cli-nothing-found = Nothing to work with: neither holdings nor requests were found.
    .hint = Put one folder a partner into the consortium folder, each with its holdings file; ‘serumpun --help’ shows the shape.
error-cli-nothing-usable = Nothing usable was read: { $why }.
    .hint = ‘serumpun check’ shows every file with its lines.
error-cli-file-wanted = Cannot print this to standard output: it needs a file.
    .hint = Only ‘plan --json -’ and --json of the other commands print; or name /dev/stdout.
error-cli-subject-spends-nothing = Cannot write orders or a model: a plan by subject divides responsibilities and spends nothing.
    .hint = Leave out --orders and --model, or plan by title.
error-cli-near = Only a plan by title can stay near to another one.
    .hint = Leave out --by subject.
error-cli-supposed-only = Cannot write or keep a plan that is only supposed.
    .hint = Leave out --out, --csv, --orders, --model, --keep, --near and --by subject; --json shows everything.
error-cli-keep = Cannot keep this plan.
    .hint = Give --keep a name, and plan by title.
error-cli-project-wanted = Cannot keep anything in a folder: this needs a project file.
    .hint = Save one from the window, or name a file that ends in .serumpun.
error-cli-no-scenario = The project has no scenario “{ $name }”; it has: { $names }.
    .hint = ‘serumpun plan PROJECT --keep NAME’ makes one.
error-cli-no-agreed = The project has no agreed plan “{ $name }”; it has: { $names }.
    .hint = ‘serumpun scenarios PROJECT --agree NAME’ makes one of a scenario.
error-cli-no-line = The agreed plan “{ $name }” has no line “{ $line }”.
    .hint = Write it as partner/ISBN or partner/candidate; ‘serumpun scenarios PROJECT --json’ lists all lines.
error-cli-no-status = “{ $status }” is no status of a line.
    .hint = Write one of: { $known }.
error-cli-scenario-taken = A scenario cannot be called “{ $name }”: the name is empty or taken.
    .hint = Choose another name.
error-cli-infeasible = No division meets all locks inside these budgets.
    .hint = Lift a required line, or raise the fund it is charged to.
error-cli-no-solution = Stopped before a division was found.
    .hint = Give it more time with --time-limit.
cli-panic = This is a mistake in Serumpun: { $what } ({ $place }). Please report it with the files that show it.

# Beside the result.
cli-progress = { $stage } { $percent }
cli-progress-stage = { $stage } …
cli-wrote = Wrote { $path }
cli-kept = Kept scenario “{ $name }” in { $path }
cli-wrote-orders = { $files ->
    [one] Wrote { $files } order file to { $folder }
   *[other] Wrote { $files } order files to { $folder }
}
cli-wrote-rejects = { $files ->
    [0] No rows were rejected; nothing to write to { $folder }
    [one] Wrote the rejected rows of { $files } file to { $folder }
   *[other] Wrote the rejected rows of { $files } files to { $folder }
}
cli-sample-written = Wrote the sample consortium to { $folder }. Next: serumpun plan { $folder } --out split.xlsx

# Reports.
cli-heading = { $name } · { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
} · { $currency } · { $year }
cli-no-year = no fiscal year
cli-total = Total
cli-more = … and { $count } more
cli-titles-doubtful = { $count ->
    [one] { $count } pair of titles is doubtful (--review lists it).
   *[other] { $count } pairs of titles are doubtful (--review lists them).
}
cli-why-prior = before comparing
cli-titles-figures = { $titles } titles ({ $works } works) from { $records } records; { $requested } titles are asked for.
cli-overlap-union = { $titles ->
    [one] { $titles } distinct title in all
   *[other] { $titles } distinct titles in all
}
cli-overlap-change = With these tolerances { $titles } distinct titles, without any { $union }; pairs of partners share { $shared } titles, without any { $before }.
cli-overlap-shared = Titles that both hold
cli-overlap-held-by = Titles by number of holders
cli-gaps-never = Subjects nobody holds: { $count }
cli-gaps-thin = Thin subjects: { $count }
cli-gaps-aging = Aging subjects: { $count }
cli-gaps-unclassified = Unclassified, so that no subject counts them: { $titles } titles, { $requests } requests
cli-gaps-missing = Asked for and held nowhere: { $count }
cli-gaps-list = Book list “{ $name }”: { $held } of { $titles } titles are held
cli-plan-lines = { $titles } of { $candidates } requested titles are bought ({ $lines } lines) for { $spent }.
cli-plan-guarantee-held = Nobody is worse off than alone.
cli-plan-guarantee-short = Worse off than alone, in points of need: { $whom }.
cli-plan-savings = { $avoided ->
    [one] { $avoided } duplicate is avoided
   *[other] { $avoided } duplicates are avoided
}, worth { $gross }: { $returned } returned, { $respent } spent on more titles. { $net }
cli-plan-net = Saved, lending taken off: { $net }.
cli-plan-net-unknown = Lending cost and net savings are unknown: no cost per loan is set.
cli-plan-funds = Funds
cli-plan-partners = Every partner alone and together (served in points of need)
cli-plan-unfunded = Not bought
cli-plan-fairness = Fairness: need served of what is asked for, and of what alone would serve; load on the money given
cli-plan-priorities = Requests by priority, 1 low to 5 high
cli-leveled = { $partner }, leveled
cli-spread = Spread
cli-gini = Gini coefficient
cli-supposed-now = As it is
cli-supposed-then = Supposed
cli-compare-lines = { $changed ->
    [0] No line differs
    [one] One line differs
   *[other] { $changed } lines differ
}; { $titles ->
    [one] one title is
   *[other] { $titles } titles are
} treated differently.
cli-compare-currencies = The two count in different currencies: their amounts do not compare.
cli-compare-figures = Side by side
cli-compare-partners = Every partner: need served in points, and spending
cli-compare-titles = Titles treated differently
cli-c-titles = Titles bought
cli-c-lines = Lines
cli-c-objective = Value, points
cli-c-spend = Spending
cli-c-gross = Duplicates avoided, worth
cli-c-guarantee = Nobody worse off than alone
cli-c-served-share = Smallest share served
cli-c-served-spread = Spread of shares served
cli-c-load-spread = Spread of loads
cli-yes = yes
cli-no = no
cli-difference-dropped = no longer bought
cli-difference-added = newly bought
cli-difference-moved = another buyer
cli-difference-changed = another fund or amount
cli-no-scenarios = The project has no scenario yet.
cli-up-to-date = up to date
cli-out-of-date = out of date: files changed since
cli-agreed = “{ $name }”, agreed { $date }
status-proposed = Proposed
status-agreed = Agreed
status-refused = Refused
status-ordered = Ordered
status-received = Received
status-canceled = Canceled
cli-subject-lines = { $subjects ->
    [one] { $subjects } responsibility
   *[other] { $subjects } responsibilities
} divided among { $partners ->
    [one] { $partners } partner
   *[other] { $partners } partners
}.
cli-subject-responsibilities = Responsibilities
cli-subject-loads = Load against pledge
cli-subject-unfunded = Subjects nobody can afford

# Headers; “>” marks columns of figures.
cli-h-alone-served = >Served alone
cli-h-alone-spend = >Spending alone
cli-h-already = >Held already
cli-h-author = Author
cli-h-difference = What differs
cli-h-figure = Figure
cli-h-first = First
cli-h-least-served = >Least share served
cli-h-lines = >Lines
cli-h-load-share = >Load
cli-h-made = Made
cli-h-more-money = More money
cli-h-points = >Points
cli-h-scenario = Scenario
cli-h-second = Second
cli-h-served-after = >Served, second
cli-h-served-before = >Served, first
cli-h-served-ratio = >Of served alone
cli-h-served-share = >Of requested need
cli-h-spend-after = >Spending, second
cli-h-spend-before = >Spending, first
cli-h-state = State
cli-h-status = Status
cli-h-cost = >Cost a year
cli-h-duplicated = >Held twice or more
cli-h-encoding = Encoding
cli-h-file = File
cli-h-format = Format
cli-h-field = Field
cli-h-fund = Fund
cli-h-group = Group
cli-h-holders = >Holders
cli-h-isbn = ISBN
cli-h-issue = Issue
cli-h-kept = >Kept
cli-h-kind = Kind
cli-h-lending = >Lending
cli-h-level = Level
cli-h-limit = >May spend
cli-h-line = >First line
cli-h-load = >Load
cli-h-median-year = >Median year
cli-h-more-holders = >Two holders or more
cli-h-one-holder = >One holder
cli-h-partner = Partner
cli-h-pledge = >Pledge
cli-h-price = >Price
cli-h-published = >Published a year
cli-h-read = >Read
cli-h-reason = Why not
cli-h-recent = >Last 5 years
cli-h-rejected = >Rejected
cli-h-repaired = >Repaired
cli-h-requests = >Requests
cli-h-rows = >Rows
cli-h-runner-up = Runner-up
cli-h-severity = Severity
cli-h-share = >Share
cli-h-spend = >Spending
cli-h-spent = >Spent
cli-h-stratum = Subject
cli-h-title = Title
cli-h-sum = >Sum
cli-h-titles = >Titles
cli-h-titles-after = >Titles, second
cli-h-titles-before = >Titles, first
cli-h-titles-year = >Titles a year
cli-h-together-served = >Served together
cli-h-unique = >Held here alone
cli-h-unique-share = >Share alone
cli-h-used = >Used
cli-h-wanted-by = Wanted by
cli-h-would-cost = >Would cost

cli-decision-idle = a decision concerns no requested title and does nothing: { $action } { $partner } “{ $what }”. Check its ISBN or title in decisions.csv.
cli-h-weight = >Bits
