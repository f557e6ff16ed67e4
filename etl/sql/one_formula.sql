-- One row per unit, period and breakdown at which every operand of one formula has a result.
-- Run once a formula, into formula_results: $operands are its indicators, v their values in that order;
-- the formula itself, parsed, takes the place of the expression after "as value".
with operands as (
    select unnest($operands) as indicator_id, generate_subscripts($operands, 1) as place
),

measured as (
    select
        measurements.org_unit_key, measurements.period_key, measurements.breakdown,
        measurements.value, measurements.value_status, operands.place
    from measurements
    inner join indicators on measurements.indicator_key = indicators.indicator_key
    inner join operands on indicators.indicator_id = operands.indicator_id
    where measurements.value_status <> 'missing' or measurements.origin = 'formula'
),

complete as (
    select
        org_unit_key, period_key, breakdown,
        list(value order by place) as v,
        bool_or(value_status = 'confidential') as has_confidential,
        bool_or(value_status = 'not_applicable') as has_not_applicable,
        bool_or(value_status = 'forecast') as has_forecast,
        bool_or(value_status = 'preliminary') as has_preliminary
    from measured
    group by org_unit_key, period_key, breakdown
    having count(*) = len($operands)
),

computed as (
    select *, v[1] as value
    from complete
),

-- What is too large for a number is none, like a division by zero.
finite as (
    select * replace (case when isfinite(value) then value end as value)
    from computed
),

own as (
    select measurements.*
    from measurements
    inner join indicators on measurements.indicator_key = indicators.indicator_key
    where indicators.indicator_id = $indicator_id and measurements.value_status <> 'missing'
),

marked as (
    select
        indicators.indicator_key,
        computed.org_unit_key, computed.period_key, computed.breakdown,
        case when not computed.has_confidential then computed.value end as value,
        cast(
            case
                when computed.has_confidential then 'confidential'
                when computed.has_not_applicable then 'not_applicable'
                when computed.value is null then 'missing'
                when computed.has_forecast then 'forecast'
                when computed.has_preliminary then 'preliminary'
                else 'final'
            end as value_status_word
        ) as value_status,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        cast(null as varchar) as comment,
        cast('formula' as origin_word) as origin,
        cast(null as integer) as reported_units,
        cast(null as integer) as expected_units
    from finite as computed
    inner join all_periods on computed.period_key = all_periods.period_key
    inner join indicators on all_periods.kind = indicators.frequency
    anti join own
        on computed.org_unit_key = own.org_unit_key
        and computed.period_key = own.period_key
        and computed.breakdown = own.breakdown
    where indicators.indicator_id = $indicator_id
)

select * from marked
