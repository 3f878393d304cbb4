import time, cProfile, pstats
from tests.factories import evaluations as ev, cycles
from tests.factories.crowd import crowd
from penilaian_api.services import period_scores
from penilaian_api.api.v1 import results
def test_many(api):
    period = ev.year(api, "mataram")
    crowd(api, 500, period["cycle_id"], indicators=6)
    api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    orig = period_scores.compute
    def prof(work, pid):
        p=cProfile.Profile(); p.enable()
        r=orig(work,pid)
        p.disable(); pstats.Stats(p).sort_stats("cumtime").print_stats(45)
        return r
    period_scores.compute = prof
    t=time.time()
    r = api.post(f"/v1/periods/{period['id']}/scores", who="admin"); print(r.status_code, time.time()-t)
    period_scores.compute = orig
    t=time.time()
    r = api.post(f"/v1/periods/{period['id']}/scores", who="admin"); print(r.status_code, time.time()-t)
