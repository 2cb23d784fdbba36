"""What is filled in (填报), in one minute.

``boxes`` one place to write in and what stands in it · ``basics people journey money papers`` the parts, in order, and
their boxes · ``binding`` from what was sent to the draft, named boxes only · ``lines`` rows come and go, a line for
every day · ``sheet`` a part as its page shows it · ``standing`` what is wrong, and beside which box it is said ·
``applying`` the steps up to the submission.
"""
