"""Draw the golden pictures anew; look at what changed before you commit it."""

from tests.share.golden import CASES, FORM_CASES, drawing_of, path_of

for case in (*CASES, *FORM_CASES):
    path_of(case).write_text(drawing_of(case), "utf-8")
    print(path_of(case))
