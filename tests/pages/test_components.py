"""The parts of pages: lights of unlike shapes, tables, names that stay names."""

from dashboard.drawing.lights import STATUSES, bar, light, picture
from dashboard.parts.components import folded, table
from dashboard.words.names import told_apart
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from tests.pages.reader import plain


def test_has_a_picture_of_its_own_for_each_light() -> None:
    assert len({picture(status) for status in STATUSES}) == len(STATUSES)


def test_makes_a_table_with_caption_heads_and_row_heads() -> None:
    made = table(["År", "Värde"], [["2025", "1"]], [False, True], "Om <b>")
    assert "<caption>Om &lt;b&gt;</caption>" in made
    assert '<th scope="col">År</th><th scope="col" class="n">Värde</th>' in made
    assert '<th scope="row">2025</th><td class="n">1</td>' in made


def test_says_a_bar_of_lights_in_words() -> None:
    made = bar({"met": 1, "near": 0, "missed": 3, "no_data": 0}, Speaker("sv"))
    assert plain(made) == "Indikatorer: Uppfyllt 1 Ej uppfyllt 3"
    assert 'class="missed" style="flex-grow:3"' in made
    assert "near" not in made


def test_names_a_light_to_those_who_listen() -> None:
    assert 'role="img" aria-label="Delvis uppfyllt"' in light("near", Speaker("sv"))


def test_folds_a_part_with_its_name_escaped() -> None:
    assert folded("<b>", "<p>x</p>") == (
        '<details class="mk-fold"><summary>&lt;b&gt;</summary><p>x</p></details>'
    )


def test_escapes_every_sign_that_markdown_reads() -> None:
    assert plain_markdown("**y** [z](q) $a$ :red[b]") == (r"\*\*y\*\* \[z\]\(q\) \$a\$ \:red\[b\]")


def test_tells_things_of_the_same_name_apart_by_their_marks_or_by_id() -> None:
    names = {
        "G1": "Budget i balans",
        "G2": "Budget i balans",
        "G3": "Budget i balans",
        "G4": "Trygghet",
    }
    units = {"G1": "Skolnämnden", "G2": "Socialnämnden", "G3": "Socialnämnden", "G4": "Kommunen"}
    assert told_apart(names, units) == {
        "G1": "Budget i balans (Skolnämnden)", "G2": "Budget i balans (Socialnämnden) (G2)",
        "G3": "Budget i balans (Socialnämnden) (G3)", "G4": "Trygghet",
    }  # fmt: skip
