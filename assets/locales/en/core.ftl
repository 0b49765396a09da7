# Errors and words that every room uses.
error-bug = This is a mistake in Serumpun: { $what }.
    .hint = Please report it with the files that show it.
error-canceled = Stopped.

# What undo takes back.
edit-load = Add holdings of { $partner }
edit-replace = Replace holdings of { $partner }
edit-map = Map column “{ $header }”
edit-fund = Change { $fund }
edit-rate = Change rate of { $currency }
edit-setting = Reset { $what }
edit-setting-to = Set { $what } to { $value }
setting-copies-cap = copies cap
setting-cost-per-loan = cost of a loan
setting-fairness-first = fairness first
setting-fiscal-year = fiscal year
setting-guarantee = nobody worse off
setting-held-level = what held means
setting-level-priorities = leveled priorities
setting-loan-factor = worth of a borrowed copy
setting-tolerate-edition = any edition statement
setting-tolerate-forms = print and electronic as one
setting-tolerate-publisher = any publisher
setting-tolerate-year = year ±1
setting-value-yes = yes
setting-value-no = no
setting-value-edition = edition
setting-value-work = work
edit-require = Require “{ $title }”
edit-forbid = Forbid “{ $title }”
edit-exclude = Exclude “{ $title }”
edit-must-link = Join “{ $title }”
edit-cannot-link = Part “{ $title }”
edit-lift = Unlock “{ $title }”
edit-responsibilities = { $count ->
    [one] Agree one responsibility
   *[other] Agree { $count } responsibilities
}
edit-responsibilities-file = Take the responsibilities of the file
edit-keep = Keep scenario “{ $name }”
edit-copy-scenario = Copy scenario “{ $name }”
edit-rename-scenario = Rename scenario “{ $name }” to “{ $to }”
edit-remove-scenario = Remove scenario “{ $name }”
edit-take-scenario = Take the conditions of “{ $name }”
edit-follow = { $count ->
    [one] Move one line of “{ $name }”
   *[other] Move { $count } lines of “{ $name }”
}
edit-agree = Agree “{ $name }”

# Groups of titles.
group-unknown = Unknown

# Materials, by the code used in files.
material-print = print
material-electronic = electronic
material-serial = serials
material-map = maps
material-audiovisual = audiovisual
material-thesis = theses
material-manuscript = manuscripts
material-other = other

# Languages, by their ISO 639-2 terminological code.
language-ara = Arabic
language-bjn = Banjar
language-day = Land Dayak languages
language-deu = German
language-eng = English
language-fil = Filipino
language-fra = French
language-hin = Hindi
language-iba = Iban
language-ind = Indonesian
language-jav = Javanese
language-jpn = Japanese
language-kor = Korean
language-lat = Latin
language-msa = Malay
language-mul = several languages
language-nld = Dutch
language-por = Portuguese
language-rus = Russian
language-spa = Spanish
language-sun = Sundanese
language-tam = Tamil
language-tgl = Tagalog
language-tha = Thai
language-und = unknown language
language-vie = Vietnamese
language-zho = Chinese

# Project file
error-no-record = No record has the key ‘{ $key }’.
    .hint = A key is the partner’s code, a slash and the partner’s own record number; see ‘serumpun titles PATH --records FILE’.
error-path-unreadable = The file or folder cannot be read: { $why }.
    .hint = Ask whoever owns it for the right to read it.
error-project-broken = The project file is broken at line { $line }, column { $column }: { $why }.
    .hint = Restore it from a backup, or open the consortium folder itself, without what was decided in the project.
error-project-broken-spare = The project file is broken at line { $line }, column { $column }: { $why }.
    .hint = The version saved before it is beside it, as { $spare }: copy that over the broken file.
error-project-later = The project was saved by a later Serumpun, in format { $found }; this one knows formats up to { $known }.
    .hint = Install the latest version to open it.
error-project-save = The project cannot be saved: { $why }.
    .hint = What was saved before is untouched. Choose another folder, or make room on the disk.
error-project-folder = A folder of that name stands where the project would be saved.
    .hint = Choose another name.
error-project-path = The data lies in a folder whose name is not valid Unicode, which a project file cannot hold.
    .hint = Rename the folder.

# Reading a consortium.
error-not-found = There is no such file or folder.
    .hint = Check the name, and whether the drive it is on is connected.
error-folder-unreadable = The folder cannot be read: { $why }.
    .hint = Check that you may open it.
error-nothing-to-read = No holdings and no requests were found.
    .hint = Give each partner a folder with a holdings.csv in it, or put a requests.csv beside them.
error-two-partners = Two folders name the same partner “{ $code }”: { $names }.
    .hint = Rename one of them, or put both files into one folder.
error-too-many-partners = { $count } partners are more than the { $most } a consortium may have.
error-no-consortium-currency = The consortium’s currency cannot be told: { $currencies } are all used.
    .hint = Add a line “currency,MYR” to settings.csv, or a rate of 1 to exchange-rates.csv.
error-no-budget = Cannot divide purchases: no budget was found, and without one nobody buys.
    .hint = Add budgets.csv with partner,fund,amount,currency.
error-no-budget-year = Cannot divide purchases: no budget is for the planned fiscal year { $year }.
    .hint = Correct fiscal_year in settings.csv or in budgets.csv.
error-data =
    { $more ->
        [0] { $issue }
        [one] { $issue } One more problem of this kind: “serumpun check” lists both.
       *[other] { $issue } { $more } more problems of this kind: “serumpun check” lists all.
    }
error-sample-not-empty = The folder holds something already, and the sample does not overwrite it.
    .hint = Name a new folder.
error-sample = The sample cannot be written: { $why }.
    .hint = Choose a folder you may write to.

stage-reading = Reading files
stage-matching = Matching records
stage-catalog = Building the union catalog

stratum-unclassified = Unclassified

# The subject table of a consortium that has none.
division-general = General works
division-computing = Computing
division-libraries = Library science
division-press = Encyclopedias, journalism
division-philosophy = Philosophy
division-psychology = Psychology
division-religion = Religion
division-islam = Islam
division-society = Social sciences
division-politics = Politics
division-economics = Economics
division-law = Law
division-administration = Public administration, military
division-education = Education
division-commerce = Commerce, communications, transport
division-customs = Customs, folklore
division-languages = Languages
division-science = Science in general
division-mathematics = Mathematics
division-physics = Astronomy, physics
division-chemistry = Chemistry
division-earth = Earth sciences
division-life = Life sciences
division-medicine = Medicine
division-engineering = Engineering
division-agriculture = Agriculture
division-home = Home economics
division-management = Management
division-technology = Technology
division-arts = Arts, music, sport
division-literature = Literature
division-geography = Geography, travel
division-asia = History of Asia
division-history = History, biography

# Issues of files and rows: what, and what to do.
issue-file-unreadable = The file cannot be read ({ $sample }). Check that it exists and that you may open it.
issue-file-empty = The file is empty. Export it again.
issue-file-header-only = The file has a header and no rows. Export it again with its records.
issue-file-binary = The file is of no kind that is read here{ $sample }. Save it as CSV, XLSX, ODS or MARC and load that.
issue-file-zip = The ZIP holds no file that can be read, more than 500, or another ZIP. Unpack it and load what is in it.
issue-file-packed-unreadable = The compressed file cannot be unpacked ({ $sample }). Compress it again, without a password.
issue-file-packed-too-large = The file would unpack to more than { $sample } MB, which no list of its size does. Check where it comes from.
issue-file-workbook-broken = The workbook cannot be read ({ $sample }). Open it in a spreadsheet program and save it again.
issue-file-cut-short = The file is damaged and was read only up to there ({ $sample }). Export it again.
issue-file-markup = The file is XML or HTML without MARC records ({ $sample }). Export MARCXML, or a spreadsheet.
issue-file-json = The file is JSON without records. Export it as a list of objects.
issue-columns-guessed = No rule names these columns; they were taken for what they look like ({ $sample }). Check them under Sources.
issue-item-without-title = No list of the partner has the title of this item ({ $sample }), and its row has none. Export both at one time.
issue-item-not-joined = No list of the partner has the code of this item; its row counts as a title by itself ({ $column }: “{ $sample }”).
issue-sheet-chosen = The workbook has several sheets; the first named was read, the others were not ({ $sample }).
issue-columns-beyond = Columns beyond the thousandth were left out ({ $sample }).
issue-marc-damaged = The record is damaged and cannot be read (from byte { $sample }). Export it again.
issue-marc-cut-off = The record breaks off (from { $sample }). Export the file again.
issue-marc-length-wrong = The record is not as long as it says. It was read up to its closing mark.
issue-marc-directory-wrong = The record’s directory does not fit its fields. They were taken in their order.
issue-marc-encoding-wrong = The record is not in the encoding that it names. It was read in the one its bytes show.
issue-marc-holdings-record = The record describes holdings, not a title ({ $sample }). Export bibliographic records with their items.
issue-marc-other-record = The record describes no title but a name, a class or a community ({ $sample }). It was left out.
issue-json-damaged = The object cannot be read ({ $sample }). Correct it.
issue-columns-unknown = No column is known as title, ISBN or OCLC number (columns: { $sample }). Map the columns under Sources.
issue-column-missing = The column “{ $column }” is missing (columns: { $sample }). Add it.
issue-row-without-title = The row has neither title nor identifier. Add one.
issue-request-without-title = The request names neither title nor ISBN. Add one.
issue-row-repeated = The row stands in the file more than once. It counts as one title.
issue-row-short = The row has fewer cells than the header. Missing cells count as empty.
issue-row-long = The row has more cells than the header. A separator inside a text may lack its quotes.
issue-quote-unbalanced = A quote opens and never closes. The line was read without quoting.
issue-mojibake = Letters were garbled by a wrong encoding and set right ({ $column }: “{ $sample }”).
issue-isbn-exponential = A spreadsheet turned the ISBN into a power of ten ({ $column }: “{ $sample }”); its digits are lost. Format the column as text and export again.
issue-isbn-check-digit = The ISBN’s check digit is wrong ({ $column }: “{ $sample }”). It was left out.
issue-isbn-length = The number has not the length of an ISBN ({ $column }: “{ $sample }”). It was left out.
issue-isbn-zero-restored = The ISBN’s first zero was missing ({ $column }: “{ $sample }”). It was put back; the check digit agrees.
issue-isbn-absurd = The ISBN is no book’s ({ $column }: “{ $sample }”). It was left out.
issue-isbn-not-a-number = The ISBN column holds something else ({ $column }: “{ $sample }”). It was left out.
issue-oclc-unreadable = The OCLC number cannot be read ({ $column }: “{ $sample }”). It was left out.
issue-year-unreadable = The year cannot be told ({ $column }: “{ $sample }”). The title counts as undated.
issue-number-unreadable = Not a whole number ({ $column }: “{ $sample }”).
issue-price-unreadable = The price cannot be read ({ $column }: “{ $sample }”). It counts as missing.
issue-price-zero = The price is zero ({ $column }: “{ $sample }”). It counts as missing; nothing is planned at zero.
issue-price-negative = The price is below zero ({ $column }: “{ $sample }”). Correct it.
issue-priority-unreadable = The priority is no number from 1 to 5 ({ $column }: “{ $sample }”). The default was taken.
issue-commitment-unknown = The commitment is unknown ({ $column }: “{ $sample }”). It counts as a single purchase.
issue-amount-unreadable = The amount is no number ({ $column }: “{ $sample }”). Correct it.
issue-amount-negative = The amount is below zero ({ $column }: “{ $sample }”). Correct it.
issue-share-out-of-range = The share is no number in its range ({ $column }: “{ $sample }”). Write it as 0.1 or 10 %.
issue-currency-unknown = ISO 4217 knows no such currency ({ $column }: “{ $sample }”). Write its three letters, as in MYR.
issue-currency-without-rate = No exchange rate is given for the currency ({ $column }: “{ $sample }”). Add it to exchange-rates.csv.
issue-rate-unreadable = The rate is no number above zero ({ $column }: “{ $sample }”). Correct it.
issue-budget-inflated = The fund is more than a hundred times the median fund ({ $sample }). Check that its exchange rate does not stand upside down.
issue-scope-unknown = The scope has a word nobody knows ({ $column }: “{ $sample }”). Write it as stratum=S1|S2;language=msa;material=print.
issue-partner-unknown = No partner has this code ({ $column }: “{ $sample }”). Correct it, or name the partner in partners.csv.
issue-partner-empty = The partner’s code is empty. Add it.
issue-partner-twice = The partner stands in the file twice ({ $column }: “{ $sample }”). Keep one row.
issue-partner-name-twice = Another partner has the same name ({ $column }: “{ $sample }”). Give each its own.
issue-word-unknown = The word is not known here ({ $column }: “{ $sample }”). Write yes or no, or a word the README lists.
issue-action-unknown = The action is unknown ({ $column }: “{ $sample }”). Write require, forbid, exclude, must-link or cannot-link.
issue-decision-contradicts = Another row says the opposite of the same partner and title ({ $column }: “{ $sample }”). Keep one.
issue-rate-twice = The currency has a rate already ({ $column }: “{ $sample }”). Keep one row.
issue-setting-unknown = No setting has this name ({ $sample }). It was passed over.
issue-setting-invalid = The setting “{ $column }” cannot be “{ $sample }”. Correct it.
issue-stratum-empty = The stratum’s code is empty. Add it.
issue-scheme-unknown = The scheme of the class is unknown ({ $column }: “{ $sample }”). Write ddc, udc, lcc or local, or leave it empty.
issue-class-unreadable = No range of classes can be read here ({ $column }: “{ $sample }”). The row takes in no class. Write both ends in one scheme, as in 330 and 339, or HB and HJ.
issue-language-unknown = The language is unknown ({ $column }: “{ $sample }”). Write its three letters, as in msa.
issue-split-unknown = The subject cannot be split so ({ $column }: “{ $sample }”). Write halves or language, or leave it empty.
issue-lock-unknown = This is no lock ({ $column }: “{ $sample }”). Write require or forbid, or leave it empty.
issue-level-out-of-range = A collecting level is 0 to 5 ({ $column }: “{ $sample }”).
issue-responsibility-nobody = Nobody is responsible for this subject ({ $sample }).
issue-fund-added-up = Several rows of one fund and year are added up ({ $sample }).
issue-fund-twice = A fund stands twice in one year with another currency or scope ({ $column }: “{ $sample }”). Give one of the two another name.
issue-stratum-unknown = No stratum has this code or name ({ $column }: “{ $sample }”). Correct it, or add it to strata.csv.

# Fields a column may feed.
field-title = Title
field-subtitle = Subtitle
field-author = Author
field-publisher = Publisher
field-imprint = Imprint
field-year = Year
field-isbn = ISBN
field-oclc = OCLC number
field-issn = ISSN
field-lccn = LCCN
field-local-id = Record number
field-call-number = Call number
field-class = Class
field-language = Language
field-material = Material
field-copies = Copies
field-uses = Uses
field-last-use = Last use
field-location = Location
field-status = Status
field-not-for-loan = Not for loan
field-lost = Lost
field-withdrawn = Withdrawn
field-edition = Edition
field-extent = Extent (pages)
field-volume = Volume
field-item-codes = Item codes
field-price = Price
field-currency = Currency
field-partner = Partner
field-priority = Priority
field-local-copy = Local copy
field-commitment = Commitment
field-vendor = Vendor
field-reason = Reason
field-request-id = Request number
field-fund = Fund
field-amount = Amount
field-fiscal-year = Fiscal year
field-encumbered = Encumbered
field-pledge = Pledge
field-scope = Scope
field-rate = Rate
field-date = Date
field-name = Name
field-kind = Kind
field-email = Email
field-lends = Lends
field-discount = Discount
field-tax = Tax
field-handling = Handling
field-users = Users
field-subjects = Subjects
field-training = Training
field-key = Key
field-value = Value
field-action = Action
field-source = Source
field-stratum = Stratum
field-scheme = Scheme
field-from = From
field-to = To
field-keyword = Keyword
field-cap = Cap
field-split = Split
field-share = Share
field-lock = Lock
field-level = Collecting level
field-titles = Titles
field-n = Sample size
field-borrower = Borrower
field-lender = Lender
field-factor = Factor
