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

# Project file
error-path-missing = There is no such file or folder.
    .hint = Check the name, and whether the drive it is on is connected.
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
