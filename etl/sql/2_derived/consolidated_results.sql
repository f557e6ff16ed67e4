-- One row per indicator with a consolidation, unit, period and breakdown without a result of its own:
-- its value made from the nearest units below that have one.
-- A reported value speaks for all below it; a confidential part makes the whole confidential. A unit's own
-- confidential or not_applicable is a result of its own; its own missing is none. Where a unit has hidden
-- one of total, women and men, a part made from below is hidden too: the difference would give it away.
-- Only while building.
with parts as (
    select result_facts.*, indicators.consolidation, indicators.measure_unit
    from result_facts
    inner join indicators on result_facts.indicator_key = indicators.indicator_key
    where indicators.consolidation <> 'none'
        and indicators.formula is null
        and result_facts.value_status not in ('missing', 'not_applicable')
),

covered as (
    select
        parts.indicator_key, parts.org_unit_key, parts.period_key, parts.breakdown,
        min(unit_tree.distance) as distance
    from parts
    inner join unit_tree on parts.org_unit_key = unit_tree.org_unit_key
    inner join parts as above
        on parts.indicator_key = above.indicator_key
        and unit_tree.ancestor_org_unit_key = above.org_unit_key
        and parts.period_key = above.period_key
        and parts.breakdown = above.breakdown
    where unit_tree.distance > 0
    group by parts.indicator_key, parts.org_unit_key, parts.period_key, parts.breakdown
),

carried as (
    select parts.*, unit_tree.ancestor_org_unit_key
    from parts
    inner join unit_tree on parts.org_unit_key = unit_tree.org_unit_key
    left join covered
        on parts.indicator_key = covered.indicator_key
        and parts.org_unit_key = covered.org_unit_key
        and parts.period_key = covered.period_key
        and parts.breakdown = covered.breakdown
    where unit_tree.distance > 0
        and (covered.distance is null or unit_tree.distance < covered.distance)
        and (
            parts.consolidation <> 'ratio'
            or parts.value_status = 'confidential'
            or (parts.numerator is not null and parts.denominator is not null)
        )
),

reporters as (
    select
        parts.indicator_key, unit_tree.ancestor_org_unit_key, parts.breakdown,
        count(distinct parts.org_unit_key) as expected_units
    from parts
    inner join unit_tree on parts.org_unit_key = unit_tree.org_unit_key
    where unit_tree.distance > 0
    group by parts.indicator_key, unit_tree.ancestor_org_unit_key, parts.breakdown
),

consolidated as (
    select
        carried.indicator_key,
        carried.ancestor_org_unit_key as org_unit_key,
        carried.period_key,
        carried.breakdown,
        case any_value(carried.consolidation)
            when 'sum' then sum(carried.value)
            when 'mean' then avg(carried.value)
            when 'max' then max(carried.value)
            when 'min' then min(carried.value)
            when 'ratio'
                then ratio_scale(any_value(carried.measure_unit))
                    * sum(carried.numerator) / nullif(sum(carried.denominator), 0)
        end as value,
        sum(carried.numerator) filter (where carried.consolidation = 'ratio') as numerator,
        sum(carried.denominator) filter (where carried.consolidation = 'ratio') as denominator,
        count(*) as reported_units,
        bool_or(carried.value_status = 'confidential') as has_secret_part,
        bool_or(carried.value_status = 'forecast') as has_forecast,
        bool_or(carried.value_status = 'preliminary') as has_preliminary
    from carried
    group by
        carried.indicator_key, carried.ancestor_org_unit_key, carried.period_key,
        carried.breakdown
),

-- Few rows: the units that say themselves that there is nothing to make a value for, or hide one.
not_asked as (
    select indicator_key, org_unit_key, period_key, breakdown
    from result_facts
    where value_status = 'not_applicable'
),

hiding as (
    select distinct indicator_key, org_unit_key, period_key
    from result_facts
    where value_status = 'confidential'
),

settled as (
    select
        consolidated.*,
        consolidated.has_secret_part
        or (consolidated.breakdown <> 'total' and hiding.indicator_key is not null)
            as has_confidential
    from consolidated
    anti join not_asked
        on consolidated.indicator_key = not_asked.indicator_key
        and consolidated.org_unit_key = not_asked.org_unit_key
        and consolidated.period_key = not_asked.period_key
        and consolidated.breakdown = not_asked.breakdown
    left join hiding
        on consolidated.indicator_key = hiding.indicator_key
        and consolidated.org_unit_key = hiding.org_unit_key
        and consolidated.period_key = hiding.period_key
),

marked as (
    select
        consolidated.indicator_key, consolidated.org_unit_key, consolidated.period_key,
        consolidated.breakdown,
        case when not consolidated.has_confidential then consolidated.value end as value,
        cast(
            case
                when consolidated.has_confidential then 'confidential'
                when consolidated.value is null then 'missing'
                when consolidated.has_forecast then 'forecast'
                when consolidated.has_preliminary then 'preliminary'
                else 'final'
            end as value_status_word
        ) as value_status,
        case when not consolidated.has_confidential then consolidated.numerator end as numerator,
        case when not consolidated.has_confidential then consolidated.denominator end
            as denominator,
        cast(consolidated.reported_units as integer) as reported_units,
        cast(reporters.expected_units as integer) as expected_units
    from settled as consolidated
    inner join reporters
        on consolidated.indicator_key = reporters.indicator_key
        and consolidated.org_unit_key = reporters.ancestor_org_unit_key
        and consolidated.breakdown = reporters.breakdown
)

select * from marked
