import time, resource
from tests.factories import evaluations as ev
from tests.factories.crowd import crowd
from tests.statements import counted
def test_many(api):
    period = ev.year(api, "mataram")
    t=time.time(); crowd(api, range(10000), period["cycle_id"], indicators=3); print("crowd", time.time()-t)
    t=time.time(); r=api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"); print(r.text, time.time()-t)
    m0=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    t=time.time()
    with counted(api) as log:
        r = api.post(f"/v1/periods/{period['id']}/scores", who="admin")
    b=r.json(); print(r.status_code, b["evaluations"], b["complete"], time.time()-t, log.count, len(r.content), m0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
