"""The pages of the application form (填报), in one minute.

``begin`` a new draft, one's own, a professor's or a copy · ``edit`` a part is shown, saves itself, gains and loses
lines · ``members`` people are looked for · ``files`` papers come and go · ``checks`` the last page · ``writing`` the
draft under somebody's hands · ``frame`` what stands around every part · ``answers`` what is sent back.
"""
