-- What is normal variation and what is a signal (XmR): a macro over the finished models, one series at a time.

-- One row per point of the total's series of an indicator at a unit, up to the end of a period, where these are
-- ten or more: beside the mean, the natural process limits (mean ± 2.66 × the mean moving range) and the signal,
-- if any, as it was known then: no later point moves the limits. Forecasts and years to date are left out: these
-- grow by themselves, and fall each January. Source: NHS England, "Making data count"; D. J. Wheeler,
-- "Understanding Variation". A point on the mean is on no side and breaks a run; "two of three" counts points
-- close to the same limit, the newest one of them.
create macro swings(indicator, unit, chosen_period) as table
with points as (
    select
        all_periods.period, all_periods.start_date, all_periods.end_date, lights.value,
        indicators.direction
    from lights
    inner join indicators on lights.indicator_key = indicators.indicator_key
    inner join organisation on lights.org_unit_key = organisation.org_unit_key
    inner join all_periods on lights.period_key = all_periods.period_key
    inner join periods as asked on asked.period = chosen_period and all_periods.end_date <= asked.end_date
    where indicators.indicator_id = indicator
        and organisation.org_unit_id = unit
        and lights.breakdown = 'total'
        and lights.basis <> 'forecast'
        and lights.value is not null
        and indicators.accumulation <> 'year_to_date'
),

moved as (
    select
        *,
        abs(value - lag(value) over series) as moving_range,
        case
            when abs(value - lag(value) over series) > slack(value, lag(value) over series)
                then sign(value - lag(value) over series)
            else 0
        end as step
    from points
    window series as (order by end_date)
),

limited as (
    select
        *,
        avg(value) over () as mean,
        2.66 * avg(moving_range) over () as reach,
        count(*) over () as point_count
    from moved
),

sided as (
    select
        *,
        case when abs(value - mean) > slack(value, mean) then sign(value - mean) else 0 end as side,
        case
            when abs(value - mean) > reach * 2 / 3 + slack(value, mean) then sign(value - mean)
            else 0
        end as near_side,
        abs(value - mean) > reach + slack(value, mean) as is_outside
    from limited
    where point_count >= 10
),

runs as (
    select
        *,
        abs(sum(side) over last_seven) as run_on_one_side,
        abs(sum(step) over last_six) + 1 as run_of_trend,
        case
            when near_side = 0 then 0
            when near_side > 0 then count(*) filter (where near_side > 0) over last_three
            else count(*) filter (where near_side < 0) over last_three
        end as near_limit_of_three
    from sided
    window
        last_seven as (order by end_date rows between 6 preceding and current row),
        last_six as (order by end_date rows between 5 preceding and current row),
        last_three as (order by end_date rows between 2 preceding and current row)
)

select
    period, start_date, end_date, value, mean, mean + reach as upper_limit,
    mean - reach as lower_limit,
    signal_of(is_outside, run_on_one_side, run_of_trend, near_limit_of_three) as signal,
    case
        when signal = 'none' then null
        when signal = 'trend' then signal_direction_of(direction, step)
        else signal_direction_of(direction, side)
    end as signal_direction
from runs;
