-- One row per role that answers for a goal, an indicator or an activity.
with named as (
    select responsible from goals
    union
    select responsible from indicators
    union
    select responsible from activities
)

select responsible from named
where responsible is not null
order by responsible
