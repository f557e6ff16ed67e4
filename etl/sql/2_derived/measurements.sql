-- One row per indicator, unit, period and breakdown that has a result: reported, consolidated, or
-- computed by a formula (filled by build.py, one formula after the other, before any light is lit).
-- A view while building.
with reported as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        numerator, denominator, comment,
        cast('reported' as origin_word) as origin,
        cast(null as integer) as reported_units,
        cast(null as integer) as expected_units
    from result_facts
),

consolidated as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        numerator, denominator, cast(null as varchar) as comment,
        cast('consolidated' as origin_word) as origin,
        reported_units,
        expected_units
    from consolidated_results
)

select * from reported
union all
select * from consolidated
union all
select * from formula_results
