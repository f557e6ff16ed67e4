"""The small town that the tests stand on: its plan is whole and can be measured."""

from tests.town import Town


def test_lights_a_first_result(town: Town) -> None:
    town.deliver(
        targets="""
            indicator_id;org_unit_id;period;target_value
            BEH;TOP;2025;85
        """,
        results="""
            indicator_id;org_unit_id;period;value
            BEH;TOP;2025;86,5
        """,
    )
    assert town.light("BEH", "TOP", "2025") == ("met", "reached")
