-- One row per goal, indicator and unit at which the goal reads it: at the goal's own unit; where nothing
-- was ever reported there, at the units below, each with an equal part of the weight; else at the
-- nearest unit above. An indicator that nobody reported is read, in vain, at the goal's own unit. The goal reads it
-- between two dates, those of the link.
-- Kept as a table.
with measured as (
    select distinct indicator_key, org_unit_key, origin
    from lights
    where breakdown = 'total' and (value_status <> 'missing' or origin = 'formula')
),

linked as (
    select
        goal_indicators.goal_id, goal_indicators.weight,
        coalesce(goal_indicators.valid_from, date '0001-01-01') as read_from,
        coalesce(goal_indicators.valid_to, date '9999-12-31') as read_until,
        indicators.indicator_id,
        indicators.indicator_key, organisation.org_unit_id, organisation.org_unit_key
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    inner join indicators on goal_indicators.indicator_id = indicators.indicator_id
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
),

at_own as (
    select distinct linked.goal_id, linked.indicator_id, linked.org_unit_id, 'own' as reading
    from linked
    inner join measured
        on linked.indicator_key = measured.indicator_key
        and linked.org_unit_key = measured.org_unit_key
),

not_at_own as (
    select linked.*
    from linked
    anti join at_own
        on linked.goal_id = at_own.goal_id and linked.indicator_id = at_own.indicator_id
),

at_below as (
    select distinct
        not_at_own.goal_id, not_at_own.indicator_id, unit_tree.org_unit_id, 'below' as reading
    from not_at_own
    inner join unit_tree on not_at_own.org_unit_key = unit_tree.ancestor_org_unit_key
    inner join measured
        on not_at_own.indicator_key = measured.indicator_key
        and unit_tree.org_unit_key = measured.org_unit_key
    where unit_tree.distance > 0 and measured.origin <> 'consolidated'
),

not_at_below as (
    select not_at_own.*
    from not_at_own
    anti join at_below
        on not_at_own.goal_id = at_below.goal_id
        and not_at_own.indicator_id = at_below.indicator_id
),

at_above as (
    select
        not_at_below.goal_id, not_at_below.indicator_id,
        unit_tree.ancestor_org_unit_id as org_unit_id, 'above' as reading
    from not_at_below
    inner join unit_tree on not_at_below.org_unit_key = unit_tree.org_unit_key
    inner join measured
        on not_at_below.indicator_key = measured.indicator_key
        and unit_tree.ancestor_org_unit_key = measured.org_unit_key
    where unit_tree.distance > 0
    qualify
        row_number() over (
            partition by not_at_below.goal_id, not_at_below.indicator_id
            order by unit_tree.distance
        ) = 1
),

nowhere as (
    select
        not_at_below.goal_id, not_at_below.indicator_id, not_at_below.org_unit_id,
        'own' as reading
    from not_at_below
    anti join at_above
        on not_at_below.goal_id = at_above.goal_id
        and not_at_below.indicator_id = at_above.indicator_id
),

readings as (
    select * from at_own
    union all
    select * from at_below
    union all
    select * from at_above
    union all
    select * from nowhere
),

weighted as (
    select
        readings.goal_id,
        readings.indicator_id,
        readings.org_unit_id,
        readings.reading,
        linked.weight
        / count(*) over (partition by readings.goal_id, readings.indicator_id) as weight,
        linked.read_from,
        linked.read_until,
        linked.indicator_key,
        organisation.org_unit_key
    from readings
    inner join linked
        on readings.goal_id = linked.goal_id and readings.indicator_id = linked.indicator_id
    inner join organisation on readings.org_unit_id = organisation.org_unit_id
)

select * from weighted
