-- One row per indicator whose measure unit says nothing, or is not per cent where its name speaks of a share.
select '' as goal_id, indicator_id, measure_unit
from indicators
where regexp_full_match(
    lower(trim(measure_unit)), '[-–—?.*x]+|okänd|okänt|saknas|ingen|inget|none|unknown|n/a|enhet|unit'
)
or (
    regexp_matches(lower(name), '^(andel|procent|share of|per ?cent)( |en )')
    and not regexp_matches(lower(measure_unit), '%|procent|per ?cent|andel|kvot|share|ratio')
)
