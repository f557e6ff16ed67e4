-- One row per period with a target for the indicator at the unit, oldest first: the one that each result was
-- held against, and those of periods without a result, ahead too; the unit's own, else the nearest above's.
-- near_below and near_above are where partly met ends; null on a side where nothing is too low or too high.
with held as (
    select period, start_date, end_date, target_value, target_upper
    from indicator_points
    where indicator_id = $indicator
        and org_unit_id = $unit
        and breakdown = 'total'
        and target_value is not null
),

nearest as (
    select
        targets.period, all_periods.kind, all_periods.start_date, all_periods.end_date,
        targets.target_value, targets.target_upper
    from targets
    inner join unit_tree on targets.org_unit_id = unit_tree.ancestor_org_unit_id
    inner join all_periods on targets.period = all_periods.period
    where targets.indicator_id = $indicator
        and unit_tree.org_unit_id = $unit
        and targets.breakdown = 'total'
    qualify row_number() over (partition by targets.period order by unit_tree.distance) = 1
),

-- A whole year's target is not drawn beside those of the parts of that year.
beside as (
    select
        nearest.period, nearest.start_date, nearest.end_date, nearest.target_value,
        nearest.target_upper
    from nearest
    anti join held
        on held.start_date between nearest.start_date and nearest.end_date
),

drawn as (
    select * from held
    union all
    select * from beside
),

edged as (
    select
        drawn.*,
        case
            when indicators.direction <> 'lower'
                then drawn.target_value - tolerance_amount(
                    indicators.rule_tolerance, indicators.rule_tolerance_kind, drawn.target_value
                )
        end as near_below,
        case indicators.direction
            when 'lower'
                then drawn.target_value + tolerance_amount(
                    indicators.rule_tolerance, indicators.rule_tolerance_kind, drawn.target_value
                )
            when 'range'
                then drawn.target_upper + tolerance_amount(
                    indicators.rule_tolerance, indicators.rule_tolerance_kind, drawn.target_upper
                )
        end as near_above
    from drawn
    inner join indicators on indicators.indicator_id = $indicator
    order by drawn.end_date
)

select * from edged
