import re, pytest
from tests.budgets.counting import counted, listing
from tests.making import *
from tests.making import standing_at, trip, a_walk, waiting
from django.db import connection
from django.test.utils import CaptureQueriesContext
from collections import Counter
import os
def show(name, ask, full=False):
    with CaptureQueriesContext(connection) as c: r = ask()
    said=[q["sql"] for q in c.captured_queries]
    print("\n###", name, len(said), r.status_code)
    if full:
        for n,s in enumerate(said,1): print(n, re.sub(r'SELECT .*? FROM', 'SELECT … FROM', s)[:260])
    return r
def test_probe(stage):
    walk = a_walk(stage.cast); walk.until("vetting", trip(stage.cast))
    o = stage.office
    full=os.environ.get("FULL","")
    for u in ("gu","cheng","chen"):
        for url in ("/inbox/","/matters/","/matters/mine/","/notices/",f"/matters/{walk.matter.pk}/"):
            c=o.browser(u); show(u+" "+url, lambda: c.get(url), full=url==full)
    c=o.browser("qiao"); show("passports", lambda:c.get("/passports/"), full=="passports")
    import time_machine
    def dec(u):
        a=[x for x in waiting(walk) if x.person_id==stage.cast[u].pk or x.role=={"he":"personnel","meng":"secrecy","song":"finance","jiao":"teaching"}.get(u)][0]
        c=o.browser(u)
        return c.post(f"/assignments/{a.pk}/decision/", {"verb":"agree","digest":walk.matter.digest,"opinion":"ok","_once":"k"+u})
    c=o
    show("decide ends step (unit)", lambda: dec("cheng"), full=="unit")
    show("decide not ends", lambda: dec("he"), full=="he")
    show("decide not ends", lambda: dec("meng"), full=="x")
    show("decide ends → notice", lambda: dec("song"), full=="song")
