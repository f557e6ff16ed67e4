-- One row per kind, indicator, place and period of which no delivered figure may be told: it was confidential in
-- some delivery, also one withdrawn, or it is so at a unit below, or in an indicator that its formula reads. A place
-- is a unit (results) or a municipality (benchmarks). Wider than secret_results: of all that ever was in the plan.
with recursive delivered_secret as materialized (
    select distinct indicator_id, org_unit_id, period
    from landed_results
    where value_status = 'confidential'
),

formulas as (
    select distinct indicator_id, formula
    from landed_indicators
    where formula is not null
),

-- An id within another's ("I1" in "I12") is taken for it: silence is the safe side.
read_by as (
    select distinct indicator_id as secret_id, indicator_id
    from delivered_secret
    union
    select read_by.secret_id, formulas.indicator_id
    from read_by
    inner join formulas on contains(formulas.formula, read_by.indicator_id)
),

parents as (
    select distinct org_unit_id, parent_org_unit_id
    from landed_organisation
    where parent_org_unit_id is not null
),

above as (
    select distinct org_unit_id, org_unit_id as ancestor_org_unit_id
    from delivered_secret
    union
    select above.org_unit_id, parents.parent_org_unit_id
    from above
    inner join parents on above.ancestor_org_unit_id = parents.org_unit_id
),

secrets as (
    select distinct
        'results' as kind, read_by.indicator_id, above.ancestor_org_unit_id as place_id,
        delivered_secret.period
    from delivered_secret
    inner join read_by on delivered_secret.indicator_id = read_by.secret_id
    inner join above on delivered_secret.org_unit_id = above.org_unit_id
    union
    select distinct 'benchmarks', indicator_id, municipality_id, period
    from landed_benchmarks
    where value_status = 'confidential'
)

select kind, indicator_id, place_id, period
from secrets
