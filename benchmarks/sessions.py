"""What many readers at once cost the server: `python benchmarks/sessions.py [SESSIONS] [EVENTS…]`.

For each number of made-up events a dashboard is started on a store of them. Sessions are opened that speak
with it as a browser does (Streamlit's messages over a websocket), without the browser, whose cores would be
a reader's own. Prints the server's memory with one session open, what each further idle one adds, and how
long the counts and the whole answer take after letting go of the control of time (a drag itself sends
nothing): once with all sessions dragging and letting go in their own time, and once with all letting go at
one instant.
"""

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from drag import at, filled  # noqa: E402
from startup import answered, dashboard  # noqa: E402

DRAGS, DRAG_S = 8, (1.0, 3.0)
FIRST, DAYS = date(2018, 6, 1), 2_000
COUNTED = b"imported events"


@dataclass
class Answer:
    """Milliseconds after letting go until the counts, and until the whole answer, were there."""

    counts: float
    whole: float


@dataclass
class Session:
    """One reader's connection and what the server called its parts."""

    socket: Any
    query: str
    page: str = ""
    fragment: str = ""
    control: str = ""
    chance: random.Random = field(default_factory=random.Random)

    async def open(self) -> None:
        await self._send(BackMsg())
        await self._answer()

    async def let_go(self) -> Answer:
        """Choose other days, as the control of time does once it has come to rest."""
        told = BackMsg()
        told.rerun_script.fragment_id, told.rerun_script.page_script_hash = self.fragment, self.page
        first = FIRST + timedelta(days=self.chance.randrange(DAYS))
        chosen = [first.isoformat(), (first + timedelta(days=90)).isoformat(), False]
        state = WidgetState(id=self.control)
        state.json_trigger_value = json.dumps([{"event": "chosen", "value": chosen}])
        told.rerun_script.widget_states.widgets.append(state)
        await self._send(told)
        return await self._answer()

    async def _send(self, told: BackMsg) -> None:
        told.rerun_script.query_string = self.query
        told.rerun_script.context_info.color_scheme = "light"
        await self.socket.send(told.SerializeToString())

    async def _answer(self) -> Answer:
        began, counts = time.perf_counter(), 0.0
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), 120)
            now = (time.perf_counter() - began) * 1000
            if COUNTED in raw:
                counts = counts or now
            message = ForwardMsg.FromString(raw)
            self._learn(message)
            if message.WhichOneof("type") == "script_finished":
                return Answer(counts or now, now)

    def _learn(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "navigation":
            self.page = message.navigation.page_script_hash
        if message.WhichOneof("type") != "delta":
            return
        self.fragment = message.delta.fragment_id or self.fragment
        element = message.delta.new_element
        if element.WhichOneof("type") == "bidi_component" and "-window" in element.bidi_component.id:
            self.control = f"$$STREAMLIT_INTERNAL_KEY_{element.bidi_component.id}__events"


def memory_mb(process: int) -> float:
    """What the process holds for itself alone."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    told = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return (told["Private_Clean"] + told["Private_Dirty"]) / 1024


async def opened(address: str, many: bool, seed: int) -> Session:
    where = address.replace("http", "ws") + "_stcore/stream"
    # without the sample collection the page shows the events alone, as a newsroom's would
    socket = await websockets.connect(where, max_size=None, origin=address.rstrip("/"))  # type: ignore[arg-type]
    session = Session(socket, "sample=0" if many else "", chance=random.Random(seed))
    await session.open()
    return session


async def dragging(session: Session) -> list[Answer]:
    found = []
    for _ in range(DRAGS):
        await asyncio.sleep(session.chance.uniform(*DRAG_S))
        found.append(await session.let_go())
    return found


def told(name: str, answers: Sequence[Answer]) -> None:
    counts, whole = [one.counts for one in answers], [one.whole for one in answers]
    print(
        f"          {name}: counts {statistics.median(counts):.0f} ms median, {at(counts, 0.95):.0f} ms 95th;"
        f" whole answer {statistics.median(whole):.0f}, {at(whole, 0.95):.0f} ms (n = {len(answers)})"
    )


async def measured(address: str, process: int, many: int, sessions: int) -> None:
    open_ones = [await opened(address, bool(many), 0)]
    await asyncio.sleep(3)
    one = memory_mb(process)
    open_ones += [await opened(address, bool(many), seed) for seed in range(1, sessions)]
    await asyncio.sleep(3)
    each = (memory_mb(process) - one) / max(1, sessions - 1)
    print(
        f"{many:>9,} events: server {one:.0f} MB with one session, {each:.2f} MB more for each of {sessions}"
    )
    for session in open_ones:
        await session.let_go()
    alone = [await open_ones[0].let_go() for _ in range(DRAGS)]
    told("one session letting go", alone)
    each_own = await asyncio.gather(*map(dragging, open_ones))
    told(f"{sessions} dragging in their own time", [answer for some in each_own for answer in some])
    at_once = [await asyncio.gather(*(one.let_go() for one in open_ones)) for _ in range(3)]
    told(f"{sessions} letting go at one instant", [answer for some in at_once for answer in some])
    print(f"          server {memory_mb(process):.0f} MB in the end")
    for session in open_ones:
        await session.socket.close()


def main() -> None:
    given = [int(word.replace(",", "")) for word in sys.argv[1:]]
    sessions, *sizes = given or [20]
    for many in sizes or [0, 100_000, 200_000]:
        with tempfile.TemporaryDirectory() as folder:
            kept = filled(Path(folder), many)
            with dashboard(kept) as (address, server):
                answered(address)
                asyncio.run(measured(address, server.pid, many, sessions))
    print("load average", *(f"{load:.2f}" for load in os.getloadavg()), "on", os.cpu_count(), "cores")


if __name__ == "__main__":
    main()
