-- One row per indicator, unit and period no earlier value of which may be told, since the difference to a later
-- one could give a secret away: total, women or men is confidential, or was in a delivery that counts; or it is
-- so at a unit below, of whose value this one's is made; or in an indicator that this one's formula reads.
-- Only while building.
with recursive ever_delivered as (
    select distinct indicators.indicator_key, organisation.org_unit_key, all_periods.period_key
    from landed_results
    inner join indicators on landed_results.indicator_id = indicators.indicator_id
    inner join organisation on landed_results.org_unit_id = organisation.org_unit_id
    inner join all_periods on landed_results.period = all_periods.period
    where landed_results.value_status = 'confidential'
),

now_hidden as (
    select distinct indicator_key, org_unit_key, period_key
    from lights
    where value_status = 'confidential'
),

secrets as (
    select * from ever_delivered
    union
    select * from now_hidden
),

-- An id within another's ("I1" in "I12") is taken for it: silence is the safe side.
read_by as (
    select distinct indicator_key as secret_key, indicator_key from secrets
    union
    select read_by.secret_key, readers.indicator_key
    from read_by
    inner join indicators as operands on read_by.indicator_key = operands.indicator_key
    inner join indicators as readers on contains(readers.formula, operands.indicator_id)
),

above as (
    select distinct
        read_by.indicator_key, unit_tree.ancestor_org_unit_key as org_unit_key, secrets.period_key
    from secrets
    inner join read_by on secrets.indicator_key = read_by.secret_key
    inner join unit_tree on secrets.org_unit_key = unit_tree.org_unit_key
)

select * from above
