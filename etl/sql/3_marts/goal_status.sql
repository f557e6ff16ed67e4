-- One row per goal, period and basis: its light and why, and what the committee judged beside it.
-- met, near, missed and no_data count readings, one per indicator and unit; indicators counts the indicators read.
-- Only an approved assessment is shown.
-- Kept as a table.
with judged as (
    select
        goal_counts.goal_id,
        goal_counts.period,
        goal_counts.basis,
        goal_status_of(
            municipality.roll_up, goal_counts.met_weight, goal_counts.near_weight,
            goal_counts.missed_weight, goal_counts.all_weight
        ) as status,
        goal_reason_of(
            municipality.roll_up, goal_counts.met_weight, goal_counts.near_weight,
            goal_counts.missed_weight, goal_counts.all_weight
        ) as reason,
        goal_score(goal_counts.met_weight, goal_counts.near_weight, goal_counts.missed_weight)
            as score,
        cast(goal_counts.met as integer) as met,
        cast(goal_counts.near as integer) as near,
        cast(goal_counts.missed as integer) as missed,
        cast(goal_counts.no_data as integer) as no_data,
        cast(goal_counts.indicators as integer) as indicators
    from goal_counts
    cross join municipality
),

compared as (
    select
        judged.*,
        lag(judged.period) over kind_in_order as previous_period,
        lag(judged.status) over kind_in_order as previous_status
    from judged
    inner join periods on judged.period = periods.period
    window
        kind_in_order as (
            partition by judged.goal_id, judged.basis, periods.kind order by periods.end_date
        )
),

approved as (
    select * from assessments
    where state = 'approved'
),

assessed as (
    select
        compared.*,
        approved.status as assessed,
        approved.analysis,
        approved.measures_taken,
        assessments.state as assessment_state,
        approved.approved_date,
        approved.minutes_reference,
        approved.assessed_by
    from compared
    left join assessments
        on compared.goal_id = assessments.goal_id and compared.period = assessments.period
    left join approved
        on compared.goal_id = approved.goal_id and compared.period = approved.period
)

select * from assessed
