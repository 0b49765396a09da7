# planning
stage-solving = Dividing

# Locks that cannot be kept.
error-locks = { $partner }’s fund { $fund } lacks { $amount } for the { $lines ->
        [one] line that you require of it
       *[other] { $lines } lines that you require of it
    }.
    .hint = Lift a lock, or give the fund more.
error-locks-together = No division keeps every lock inside every fund.
    .hint = Lift one of the lines that you require.
error-lock-excluded = “{ $title }” is excluded, and { $partner } is required to buy it.
    .hint = Lift one of the two locks.
error-lock-price = { $partner } is required to buy “{ $title }”, which has no price.
    .hint = Give a price in the request, or lift the lock.
error-lock-fund = { $partner } is required to buy “{ $title }”, but has no fund that may pay for it.
    .hint = Name another fund, widen a fund’s scope, or lift the lock.
error-plan-stopped = Stopped before any division was found.
    .hint = Allow more time, or lift a lock.

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
