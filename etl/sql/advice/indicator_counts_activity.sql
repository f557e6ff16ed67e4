-- One row per indicator whose name or measure unit says that it counts what is done, not what comes of it.
with words as (
    select
        'aktivitet(er)?|insats(er)?|möte(n)?|utbildning(ar)?|kurs(er)?|åtgärd(er)?|workshop(s|par)?'
        || '|projekt|kampanj(er)?|informationstillfälle(n)?|activit(y|ies)|meetings?|trainings?|courses?'
        || '|measures taken|projects?|campaigns?' as done
)

select '' as goal_id, indicators.indicator_id, indicators.name
from indicators
cross join words
where regexp_full_match(lower(trim(indicators.measure_unit)), '(antal |st |number of )?(' || done || ')')
    or regexp_matches(lower(indicators.name), '^(antal|number of) ([^ ]+ )?(' || done || ')( |$|,|;|:)')
