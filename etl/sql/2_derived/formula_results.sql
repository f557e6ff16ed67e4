-- One row per computed indicator, unit, period and breakdown at which all that its formula needs is known.
-- Empty here: build.py runs one_formula.sql into it, one formula after the other.
-- Only while building.
select
    cast(null as integer) as indicator_key,
    cast(null as integer) as org_unit_key,
    cast(null as integer) as period_key,
    cast(null as breakdown_word) as breakdown,
    cast(null as double) as value,
    cast(null as value_status_word) as value_status,
    cast(null as double) as numerator,
    cast(null as double) as denominator,
    cast(null as varchar) as comment,
    cast(null as origin_word) as origin,
    cast(null as integer) as reported_units,
    cast(null as integer) as expected_units
where false
