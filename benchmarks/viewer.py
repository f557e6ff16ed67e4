"""One viewer without a browser: speaks Streamlit's own protocol as its page in the browser does.

What is sent and kept is what Streamlit 1.67's own page sends and keeps: the state of every widget that is
shown, the address as it was last written, and the hashes of the large messages that it still holds.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.messages import Memory, faults_of, states_of, text_of

GIVES_UP_AFTER_S = 30
# What Streamlit's page sends where nobody is logged in.
PROTOCOLS = [Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")]


@dataclass(frozen=True)
class Answer:
    """One run of the page: seconds from asking to finished, bytes as sent and as unpacked, what was wrong."""

    seconds: float
    sent_bytes: int
    unpacked_bytes: int
    faults: tuple[str, ...]


class Counted(ClientConnection):
    """A connection that counts every byte from the server, frames and all."""

    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


@dataclass
class Viewer:
    """Someone who looks at one page: what is shown, what is chosen, and what the address says."""

    connection: Counted
    url: str
    page: str
    query: str
    page_hash: str = ""
    max_age: int = 0
    counted: int = 0
    shown: dict[tuple[int, ...], Element] = field(default_factory=dict)
    widgets: dict[str, WidgetState] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    async def look(self) -> Answer:
        """Run the page as it now is: the first time, and again whenever it is asked for."""
        asked = BackMsg(rerun_script=self._state()).SerializeToString()
        unpacked = 0
        faults: list[str] = []
        fresh: dict[tuple[int, ...], Element] = {}
        start = time.perf_counter()
        await self.connection.send(asked)
        async with asyncio.timeout(GIVES_UP_AFTER_S):
            is_finished = False
            while not is_finished:
                data = await self.connection.recv(decode=False)
                unpacked += len(data)
                message = self.memory.whole(ForwardMsg.FromString(data))
                faults += faults_of(message)
                is_finished = self._take(message, fresh)
        seconds = time.perf_counter() - start
        sent, self.counted = self.connection.received - self.counted, self.connection.received
        self._show(fresh)
        return Answer(seconds, sent, unpacked, tuple(faults))

    async def choose(self, key: str, option: str) -> Answer:
        """Choose an option, by its words, from the list that has a key."""
        one = self.selectbox(key)
        self.widgets[one.id] = WidgetState(id=one.id, string_value=option)
        return await self.look()

    @property
    def is_compressed(self) -> bool:
        """Whether the server compresses what it sends."""
        return bool(self.connection.protocol.extensions)

    def has(self, key: str) -> bool:
        """Whether something can be chosen in a list that has a key."""
        return any(len(one.options) > 1 for one in self._selectboxes(key))

    def selectbox(self, key: str) -> Selectbox:
        """Return the list that has a key. Raises KeyError where none is shown."""
        for one in self._selectboxes(key):
            return one
        raise KeyError(key)

    def chosen(self, key: str) -> str:
        """Return the words of what is chosen in a list."""
        return self.widgets[self.selectbox(key).id].string_value

    def text(self) -> str:
        """Return all that is shown to be read, in the page's order."""
        texts = (text_of(self.shown[path]) for path in sorted(self.shown))
        return "\n".join(text for text in texts if text)

    def _selectboxes(self, key: str) -> Iterator[Selectbox]:
        """Yield the selectboxes that have a key, which Streamlit puts last in a widget's id."""
        for element in self.shown.values():
            if element.selectbox.id.endswith(f"-{key}"):
                yield element.selectbox

    def _state(self) -> ClientState:
        """Return what the page in the browser tells with every run."""
        return ClientState(
            query_string=self.query,
            widget_states=WidgetStates(widgets=self.widgets.values()),
            page_script_hash=self.page_hash,
            page_name="" if self.page_hash else self.page,
            cached_message_hashes=self.memory.kept,
            context_info=ContextInfo(
                timezone="Europe/Stockholm", timezone_offset=-60, locale="sv-SE",
                url=f"{self.url}/{self.page}", color_scheme="light",
            ),
        )  # fmt: skip

    def _take(self, message: ForwardMsg, fresh: dict[tuple[int, ...], Element]) -> bool:
        """Take what a message says; return whether it is the run's last."""
        match message.WhichOneof("type"):
            case "new_session":
                fresh.clear()
                self.max_age = message.new_session.config.max_cached_message_age
                self.page_hash = message.new_session.page_script_hash
            case "navigation":
                self.page_hash = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta" if message.delta.HasField("new_element"):
                fresh[tuple(message.metadata.delta_path)] = message.delta.new_element
            case "script_finished":
                return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def _show(self, fresh: dict[tuple[int, ...], Element]) -> None:
        """Show a run's elements in place of the last one's, and keep the state of their widgets."""
        self.shown = fresh
        self.memory.end_run(self.max_age)
        states = [state for element in fresh.values() for state in states_of(element, self.widgets)]
        self.widgets = {state.id: state for state in states}


@asynccontextmanager
async def viewing(url: str, page: str, query: str = "") -> AsyncIterator[Viewer]:
    """Connect a viewer to a page of the dashboard at an address; nothing is asked for yet."""
    stream = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        stream, origin=Origin(url), subprotocols=PROTOCOLS, create_connection=Counted,
        max_size=None, proxy=None,
    ) as connection:  # fmt: skip
        assert isinstance(connection, Counted)
        yield Viewer(connection, url, page, query)
