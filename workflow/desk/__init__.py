"""My desk (工作台): the shell around every page, and the words for whatever cannot be done.

``context`` brings what the shell shows (menu, counts, theme), ``middleware`` turns refusals into pages and sets the
content security policy, ``deadlines`` and ``states`` hold the words and looks that ``templatetags/office.py`` offers
to every template.
"""
