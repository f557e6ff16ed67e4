-- One row per indicator, unit, period and breakdown that has a result: reported, consolidated, or
-- computed by a formula (filled by build.py, one formula after the other, before any light is lit).
-- A reported missing is no result: where a value could be made without it, that one stands.
-- A view while building.
with reported as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        numerator, denominator, comment,
        cast('reported' as origin_word) as origin,
        cast(null as integer) as reported_units,
        cast(null as integer) as expected_units
    from result_facts
    anti join exposed_parts
        on result_facts.indicator_key = exposed_parts.indicator_key
        and result_facts.org_unit_key = exposed_parts.org_unit_key
        and result_facts.period_key = exposed_parts.period_key
        and result_facts.breakdown = exposed_parts.breakdown
    where result_facts.value_status <> 'missing'
),

hidden as (
    select
        indicator_key, org_unit_key, period_key, breakdown,
        cast(null as double) as value,
        cast('confidential' as value_status_word) as value_status,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        cast(null as varchar) as comment,
        origin,
        cast(null as integer) as reported_units,
        cast(null as integer) as expected_units
    from exposed_parts
),

reported_missing as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        numerator, denominator, comment,
        cast('reported' as origin_word) as origin,
        cast(null as integer) as reported_units,
        cast(null as integer) as expected_units
    from result_facts
    anti join consolidated_results
        on result_facts.indicator_key = consolidated_results.indicator_key
        and result_facts.org_unit_key = consolidated_results.org_unit_key
        and result_facts.period_key = consolidated_results.period_key
        and result_facts.breakdown = consolidated_results.breakdown
    anti join formula_results
        on result_facts.indicator_key = formula_results.indicator_key
        and result_facts.org_unit_key = formula_results.org_unit_key
        and result_facts.period_key = formula_results.period_key
        and result_facts.breakdown = formula_results.breakdown
    where result_facts.value_status = 'missing'
),

consolidated as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        numerator, denominator, cast(null as varchar) as comment,
        cast('consolidated' as origin_word) as origin,
        reported_units,
        expected_units
    from consolidated_results
    anti join exposed_parts
        on consolidated_results.indicator_key = exposed_parts.indicator_key
        and consolidated_results.org_unit_key = exposed_parts.org_unit_key
        and consolidated_results.period_key = exposed_parts.period_key
        and consolidated_results.breakdown = exposed_parts.breakdown
)

select * from reported
union all
select * from hidden
union all
select * from reported_missing
union all
select * from consolidated
union all
select * from formula_results
