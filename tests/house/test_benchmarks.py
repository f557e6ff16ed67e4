"""The load script's own reading: what a viewer keeps of Streamlit's messages, and what proves a change."""

import pytest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.figures import Figure
from benchmarks.messages import Memory, faults_of, states_of, text_of
from benchmarks.proof import Proof, Seen, ways_with

T1 = Seen((("period", "Tertial 1"),), "period=T1", '<a href="./?period=T1">Mål</a> 2 av 8')
T2 = Seen((("period", "Tertial 2"),), "period=T2", '<a href="./?period=T2">Mål</a> 3 av 8')


def large(words: str) -> ForwardMsg:
    """A message that the server will later refer to."""
    message = ForwardMsg(hash=words)
    message.metadata.cacheable = True
    message.delta.new_element.html.body = words
    return message


def reference(to: str, path: list[int]) -> ForwardMsg:
    message = ForwardMsg(ref_hash=to)
    message.metadata.delta_path.extend(path)
    return message


def choice(**given: object) -> Element:
    element = Element()
    element.selectbox.id = "$$ID-0123-period"
    element.selectbox.options.extend(["Tertial 2", "Tertial 1"])
    for name, value in given.items():
        setattr(element.selectbox, name, value)
    return element


def stated(element: Element, before: str | None = None) -> list[str]:
    known = {} if before is None else {"$$ID-0123-period": WidgetState(string_value=before)}
    return [state.string_value for state in states_of(element, known)]


def test_a_reference_stands_for_the_message_at_its_own_place() -> None:
    memory = Memory()
    memory.whole(large("style"))
    whole = memory.whole(reference("style", [0, 7]))
    assert whole.delta.new_element.html.body == "style"
    assert list(whole.metadata.delta_path) == [0, 7]


def test_a_message_is_forgotten_when_it_was_not_used_for_two_runs() -> None:
    memory = Memory()
    memory.whole(large("style"))
    memory.whole(large("body"))
    for _ in range(3):
        assert set(memory.kept) == {"style", "body"}
        memory.whole(reference("style", []))
        memory.end_run(max_age=2)
    assert set(memory.kept) == {"style"}
    with pytest.raises(KeyError):
        memory.whole(reference("body", []))


def test_small_messages_are_not_kept() -> None:
    memory = Memory()
    memory.whole(ForwardMsg(hash="small"))
    assert memory.kept == {}


def test_a_list_begins_with_its_default_and_keeps_what_is_chosen() -> None:
    assert stated(choice(default=1)) == ["Tertial 1"]
    assert stated(choice(default=1), before="Tertial 2") == ["Tertial 2"]


def test_what_the_server_sets_wins_over_what_was_chosen() -> None:
    assert stated(choice(set_value=True, raw_value="Tertial 1"), before="Tertial 2") == [
        "Tertial 1"
    ]


def test_an_element_without_choice_has_no_state() -> None:
    assert stated(Element()) == []


def test_an_exception_on_the_page_is_a_fault() -> None:
    message = ForwardMsg()
    message.delta.new_element.exception.type = "KeyError"
    assert faults_of(message) == ["an error on the page: KeyError"]
    assert faults_of(large("words")) == []


def test_scripts_and_styles_are_not_read() -> None:
    shown = [Element(), Element(), Element()]
    for element, body in zip(
        shown, ("<script>1</script>", "<style>a</style>", "<p>Mål</p>"), strict=True
    ):
        element.html.body = body
    assert [text_of(element) for element in shown] == ["", "", "<p>Mål</p>"]


def test_reads_the_choice_from_the_ways() -> None:
    text = '<a href="./?area=A1&amp;period=T1">x</a> <a href="about">y</a>'
    assert ways_with("period", text) == ["T1", ""]


def test_a_change_that_shows_is_believed_there_and_back() -> None:
    proof = Proof()
    assert proof.doubts("period", T1, T2) == []
    assert proof.doubts("period", T2, T1) == []


@pytest.mark.parametrize(
    ("after", "doubt"),
    [
        (Seen(T2.chosen, T1.query, T2.text), "the address was not changed"),
        (Seen(T2.chosen, T2.query, T1.text), "the page shows what it showed before"),
        (Seen(T2.chosen, T2.query, "3 av 8"), "no way on the page leads on with the choice"),
    ],
)
def test_an_answer_to_another_choice_is_doubted(after: Seen, doubt: str) -> None:
    assert f"period: {doubt}" in Proof().doubts("period", T1, after)


def test_another_viewers_page_is_doubted() -> None:
    proof = Proof()
    proof.doubts("period", T1, T2)
    mixed = Seen(T2.chosen, T2.query, T2.text + " och en mening till")
    assert proof.doubts("period", T1, mixed) == [
        "period: somebody with the same choice saw another page"
    ]
    third = Seen((("period", "2025"),), "period=T2", T2.text)
    assert proof.doubts("period", T1, third) == ["period: another choice shows the same page"]


def test_a_goal_of_none_is_missed_by_one() -> None:
    assert "within" in str(Figure("errors", 0, 0))
    assert "MISSED" in str(Figure("errors", 1, 0))
