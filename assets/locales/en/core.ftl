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
