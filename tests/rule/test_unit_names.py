"""Units of the same name are told apart, by the unit above them or by their id."""

from tests.rule.built import Built


def test_marks_units_that_are_called_alike(built: Built) -> None:
    built.land(
        organisation="""
            org_unit_id;parent_org_unit_id;level;name
            TOP;;municipality;Provstad
            A;TOP;committee;Kansliet
            B;TOP;committee;Kansliet
            C;A;unit;Kansliet
            D;A;unit;Skolan
        """
    )
    named = built.build().execute("select org_unit_id, full_name from organisation")
    told = dict(named.fetchall())
    assert {unit: told[unit] for unit in ("TOP", "A", "B", "C", "D")} == {
        "TOP": "Provstad", "A": "Kansliet (Provstad) (A)", "B": "Kansliet (Provstad) (B)",
        "C": "Kansliet (Kansliet)", "D": "Skolan",
    }  # fmt: skip
