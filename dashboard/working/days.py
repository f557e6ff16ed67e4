"""Days at work: which it is today, and how far off another one is, in words."""

from datetime import date

from dashboard.words.translate import Speaker

SOON_DAYS = 60


def today() -> date:
    """Return the day on the server's own clock."""
    return date.today()


def days_words(day: date, now: date, say: Speaker) -> str:
    """Say how many days are left until a day, or have gone since."""
    left = (day - now).days
    if left == 0:
        return say("work.today")
    if abs(left) == 1:
        return say("work.day_left" if left > 0 else "work.day_late")
    return say("work.days_left" if left > 0 else "work.days_late", count=abs(left))


def span_words(first: date, last: date, say: Speaker) -> str:
    """Say a stretch of days: "1–15 september 2026", "15 december 2026 – 10 januari 2027"."""
    if first == last:
        return say.day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say.day(last)}"
    start = say.day(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start} – {say.day(last)}"
