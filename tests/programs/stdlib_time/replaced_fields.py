# Structures with named fields can be copied with changes, and refuse fields that they do not know.
import copy
import os
import time

moment = time.gmtime(0)
print(copy.replace(moment, tm_year=2000, tm_zone="X")[:3], copy.replace(moment, tm_zone="X").tm_zone)
for wrong in (
    lambda: copy.replace(moment, year=1),
    lambda: copy.replace(os.stat("."), st_mode=1),
    lambda: time.struct_time(range(11), {"tm_zone": "X"}),
    lambda: time.struct_time(range(9), {"tm_year": 1}),
    lambda: time.struct_time(range(9), {"nothing": 1}),
):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(time.struct_time(range(9), {"tm_zone": "X", "tm_gmtoff": 5}).tm_gmtoff)
