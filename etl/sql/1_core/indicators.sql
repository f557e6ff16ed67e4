-- One row per indicator; rule_tolerance is the indicator's own or, where it has none, the municipality's.
-- Kept as a table.
with newest as (
    select *
    from landed_indicators
    qualify row_number() over (partition by indicator_id order by delivery_no desc) = 1
),

numbered as (
    select
        cast(row_number() over (order by newest.indicator_id) as integer) as indicator_key,
        newest.indicator_id, newest.name, newest.description, newest.measure_unit,
        newest.decimals, newest.cost_indicator_id, newest.direction, newest.frequency,
        newest.accumulation, newest.tolerance, newest.tolerance_kind, newest.consolidation,
        newest.formula, newest.source, newest.source_indicator_id, newest.source_title,
        newest.responsible,
        coalesce(newest.tolerance, settings.default_tolerance_pct) as rule_tolerance,
        case
            when newest.tolerance is null or newest.tolerance_kind is null then 'percent'
            else newest.tolerance_kind
        end as rule_tolerance_kind
    from newest
    cross join settings
)

select * from numbered
