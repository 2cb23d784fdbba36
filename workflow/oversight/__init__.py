"""The leading group's oversight (外事工作领导小组的监督), in one minute.

``sampling`` which matters are inspected, and why the same seed gives the same ones · ``inspections`` planning, answering,
signing · ``findings`` the door of a finding and its life · ``bells`` who is reminded, who hears of what is overdue · ``rules``
what open findings weigh on the next application · ``desk`` what waits, what is late, where the risks are · ``reporting`` the report
as PDF and .xlsx. It reads every kind by what the kind brought (``core.comparing``) and is known to nobody below.
"""
