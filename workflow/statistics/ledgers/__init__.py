"""Ledgers of earlier years (历史台账): a spreadsheet with one line a group, before the system was there.

``receiving`` lays a file down for a worker · ``importing`` takes it in, once, and out again · ``columns`` what it may hold ·
``reading`` understands a line or says what is wrong with it · ``duplicates`` what stands there twice · ``template`` the
empty spreadsheet.
"""
