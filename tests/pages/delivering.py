"""What the tests of the upload page share: files to send, and what a user does with them."""

from streamlit.testing.v1 import AppTest

from dashboard.delivering.draft import KEY, Draft

GOOD = "Indikator-id;Enhets-id;Period;Utfall\nKL01;PK;2026;99,5\nKL02;PK;2026;60,1\n"
WRONG = "Indikator-id;Enhets-id;Period;Utfall\nKL01;PK;2026;abc\nKL02;PK;2026;60,1\n"


def send(visit: AppTest, text: str, name: str = "utfall.csv", encoding: str = "utf-8") -> AppTest:
    visit.file_uploader[0].upload(name, text.encode(encoding), "text/csv").run()
    assert not visit.exception
    return visit


def press(visit: AppTest, key: str) -> AppTest:
    visit.button(key=key).click().run()
    assert not visit.exception
    return visit


def draft_of(visit: AppTest) -> Draft:
    draft: Draft = visit.session_state[KEY]
    return draft
