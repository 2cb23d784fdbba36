"""The organisation (组织与人员): it exists here to find the person who has the power to decide.

One minute's tour: ``models/`` holds people, units, posts and what was held from when to when; ``directory`` answers
"who?" on a given day; ``powers`` says who may edit all this; ``leaving`` ends an account; ``tokens`` lets programs in;
``roster`` reads the personnel office's spreadsheet; ``middleware`` keeps strangers out and speaks each one's language.
"""
