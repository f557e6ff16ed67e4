"""Streamlit's messages, read as its page in the browser reads them."""

from dataclasses import dataclass, field

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

BROKEN = ForwardMsg.FINISHED_WITH_COMPILE_ERROR


@dataclass
class Memory:
    """Large messages by hash: the server refers to them until they have not been used for some runs."""

    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    runs: int = 0

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return a message, or the one it refers to. Raises KeyError where that was never kept."""
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self.kept[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            self.used[message.ref_hash] = self.runs
            return whole
        if message.metadata.cacheable:
            self.kept.setdefault(message.hash, message)
            self.used[message.hash] = self.runs
        return message

    def end_run(self, max_age: int) -> None:
        """Forget what has not been used for more than some runs."""
        self.runs += 1
        for key in [key for key, run in self.used.items() if self.runs - run > max_age]:
            del self.kept[key], self.used[key]


def states_of(element: Element, before: dict[str, WidgetState]) -> list[WidgetState]:
    """Return the state of an element that is a list: what the server sets, what it was, or its first."""
    one = element.selectbox
    if not one.id:
        return []
    if one.set_value:
        return [WidgetState(id=one.id, string_value=one.raw_value)]
    first = one.options[one.default] if one.options else ""
    return [before.get(one.id) or WidgetState(id=one.id, string_value=first)]


def faults_of(message: ForwardMsg) -> list[str]:
    """Return what a message tells of errors."""
    match message.WhichOneof("type"):
        case "page_not_found":
            return ["there is no such page"]
        case "script_finished" if message.script_finished == BROKEN:
            return ["the page does not compile"]
        case "delta" if message.delta.new_element.WhichOneof("type") == "exception":
            kind = message.delta.new_element.exception.type
            return [f"an error on the page: {kind or 'the log of the server tells which'}"]
    return []


def text_of(element: Element) -> str:
    """Return what an element has to be read: words as HTML or Markdown, or a chart's figure."""
    match element.WhichOneof("type"):
        case "html":
            return "" if element.html.body.startswith(("<script", "<style")) else element.html.body
        case "markdown" | "heading" as kind:
            return str(getattr(element, kind).body)
        case "plotly_chart":
            return element.plotly_chart.spec
    return ""
