-- One row per unit that has any value of the indicators, reported or made from those below, in the order of the
-- tree. $indicators: ids joined by line breaks.
with chosen as (
    select indicator_key
    from indicators
    where indicator_id in (select unnest(string_split($indicators, chr(10))))
),

measured as (
    select distinct lights.org_unit_key
    from lights
    semi join chosen on lights.indicator_key = chosen.indicator_key
    where lights.breakdown = 'total' and lights.value_status <> 'missing'
),

named as (
    select
        organisation.org_unit_id, organisation.full_name as name, organisation.level, organisation.depth
    from organisation
    semi join measured on organisation.org_unit_key = measured.org_unit_key
    order by organisation.sort_path
)

select * from named
