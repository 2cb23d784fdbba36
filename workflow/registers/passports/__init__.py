"""Custody of documents for official travel (证照集中保管): register · documents · custody · due · roster.

``register`` takes a document into the books, ``custody`` hands it out and takes it back, ``documents`` says what a
group still lacks, ``due`` counts the days, ``roster`` reads the paper ledger's spreadsheet.
``life`` is the ledger's line for everything that happens, ``places`` box and slot, ``fate`` what became of a document,
``rules`` and ``owed`` what is owed weighs on the next application, ``handing_over`` a box that changes hands,
``stocktaking`` counts, ``differences`` settles, ``reminding`` tells the office what expires and what is held.
``cabinet`` is the port of cabinets, ``fetching`` what may be fetched there, ``cabinet_keys`` their keys, ``simulator`` one of them.
"""
