# planning
stage-alone = Planning every partner by itself
stage-solving = Dividing
stage-explaining = Giving the reasons for every line
stage-checking = Checking the split

# Locks that cannot be kept.
error-locks = { $partner }’s fund { $fund } lacks { $amount } for the { $lines ->
        [one] line that you require of it
       *[other] { $lines } lines that you require of it
    }.
    .hint = Lift a lock, or give the fund more.
error-locks-together = No division keeps every lock inside every fund.
    .hint = Lift one of the lines that you require.
error-share-unreachable = { $partner } has to spend { $least }, and what it may buy comes to { $most } at most.
    .hint = Lower the smallest share of the pledge, or add requests of { $partner }.
error-shares-together = No division keeps every lock and every share of the pledges inside every fund.
    .hint = Lift a required line, lower the smallest share or raise the largest one.
error-lock-excluded = “{ $title }” is excluded, and { $partner } is required to buy it.
    .hint = Lift one of the two locks.
error-lock-price = { $partner } is required to buy “{ $title }”, which has no price.
    .hint = Give a price in the request, or lift the lock.
error-lock-fund = { $partner } is required to buy “{ $title }”, but has no fund that may pay for it.
    .hint = Name another fund, widen a fund’s scope, or lift the lock.
error-lock-subjects = { $partner } lacks { $amount } for the { $subjects ->
        [one] subject that you require of it
       *[other] { $subjects } subjects that you require of it
    }.
    .hint = Lift a lock in responsibilities.csv, or give a fund more.
error-lock-shares = More than the whole of “{ $subject }” is required of its partners.
    .hint = Give smaller shares in responsibilities.csv, or lift a lock.
error-plan-stopped = Stopped before any division was found.
    .hint = Allow more time, or lift a lock.

# What is supposed.
error-no-partner = There is no partner { $partner }.
    .hint = Partners go by their codes, as ‘serumpun check’ lists them.
error-no-fund = { $partner } has no fund { $fund } in the planned year.
    .hint = Name it as budgets.csv does.
error-transfer = { $partner }’s fund { $fund } cannot give that much.
    .hint = Name an amount above zero that it has left, in its own currency; both funds need a rate.

# Why a line stands as it does.
why-required = You require this line.
why-own = { $partner } asks for it with priority { $priority } ({ $need } points).
why-local = { $partner } needs a copy of its own, priority { $priority } ({ $need } points).
why-extra = { $partner } asks for more copies, priority { $priority } ({ $need } points).
why-not-asked = { $partner } did not ask for it.
why-serves = The copy also serves { $partners } ({ $need } points).
why-responsible = { $partner } is responsible for the subject ({ $points } points).
why-cost = It costs { $amount } from { $fund }.
why-estimated = The price is an estimate.
why-runner-up = Next best is { $partner }: the group would lose { $loss } points.
why-runner-up-equal = { $partner } could buy it as well; the group would lose nothing.
why-only = Nobody else may buy it.
why-binding = The choice hangs on { $fund } of { $partner }.

# What more money would do.
shadow-worth = { $amount } more here would serve up to about { $requests } more requests of priority { $priority } ({ $points } points).
shadow-nearer = { $amount } more here would be worth up to about { $points } points: every request is served, some by a nearer copy.
shadow-none = More money here would serve nobody more.

# Why nobody buys a title.
unfunded-excluded = It is excluded, or every line of it is forbidden.
unfunded-no-price = Nobody gave a price, and no title of its subject and material has one.
unfunded-continuing = A standing order: taken off its fund, and not divided here.
unfunded-cap = Within reach at { $partners } already; the cap is { $count ->
    [one] one copy
   *[other] { $count } copies
}.
unfunded-scope = No fund of { $partners } may pay for { $subject }, { $language }, { $material }.
unfunded-too-large = It costs { $amount }, more than any fund that may pay for it has.
unfunded-worthless = { $partner } could buy it for { $amount }, more than the need it would serve is worth.
unfunded-dear = { $partner } could buy it for { $amount } from { $fund }: worth { $value } points, where the same money serves { $other } points in the plan.
unfunded-left = { $partner } could buy it for { $amount } from { $fund }, worth { $value } points; the plan leaves { $left } there, and found nothing to give up for it.

# Where the figures of a subject come from.
subject-titles-stated = Titles a year: { $source } { $year }.
subject-titles-observed = Titles a year: { $count } held of the last five complete years.
subject-titles-unknown = Titles a year: unknown.
subject-price-stated = Price: { $source } { $year }.
subject-price-requests = Price: median of { $count ->
        [one] one request
       *[other] { $count } requests
    }.
subject-price-unknown = Price: unknown.
