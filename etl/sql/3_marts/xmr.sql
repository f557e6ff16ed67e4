-- One row per indicator, unit, breakdown and period, for series of ten points or more, forecasts left out:
-- the mean, the natural process limits (mean ± 2.66 × the mean moving range) and the signal, if any.
-- Source: NHS England, "Making data count"; D. J. Wheeler, "Understanding Variation". A point on the mean is
-- on no side and breaks a run; "two of three" counts points close to the same limit, the newest one of them.
-- A year to date has no limits: it grows by itself, and falls each January.
-- A view.
with points as (
    select
        named_lights.indicator_id, named_lights.org_unit_id, named_lights.breakdown,
        named_lights.period, named_lights.end_date, named_lights.value
    from named_lights
    inner join indicators on named_lights.indicator_id = indicators.indicator_id
    where named_lights.basis <> 'forecast'
        and named_lights.value is not null
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
    window series as (partition by indicator_id, org_unit_id, breakdown order by end_date)
),

limited as (
    select
        *,
        avg(value) over whole as mean,
        avg(moving_range) over whole as mean_range,
        count(*) over whole as point_count
    from moved
    window whole as (partition by indicator_id, org_unit_id, breakdown)
),

sided as (
    select
        *,
        mean + 2.66 * mean_range as upper_limit,
        mean - 2.66 * mean_range as lower_limit,
        case when abs(value - mean) > slack(value, mean) then sign(value - mean) else 0 end as side,
        case
            when abs(value - mean) > 2.66 * mean_range * 2 / 3 + slack(value, mean)
                then sign(value - mean)
            else 0
        end as near_side,
        abs(value - mean) > 2.66 * mean_range + slack(value, mean) as is_outside
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
        last_seven as (
            partition by indicator_id, org_unit_id, breakdown
            order by end_date rows between 6 preceding and current row
        ),
        last_six as (
            partition by indicator_id, org_unit_id, breakdown
            order by end_date rows between 5 preceding and current row
        ),
        last_three as (
            partition by indicator_id, org_unit_id, breakdown
            order by end_date rows between 2 preceding and current row
        )
),

signalled as (
    select
        runs.indicator_id, runs.org_unit_id, runs.breakdown, runs.period, runs.end_date,
        runs.value, runs.mean, runs.lower_limit, runs.upper_limit,
        signal_of(
            runs.is_outside, runs.run_on_one_side, runs.run_of_trend, runs.near_limit_of_three
        ) as signal,
        case
            when runs.is_outside or runs.run_on_one_side >= 7 then runs.side
            when runs.run_of_trend >= 7 then runs.step
            else runs.side
        end as signal_side,
        indicators.direction
    from runs
    inner join indicators on runs.indicator_id = indicators.indicator_id
)

select
    * exclude (signal_side, direction),
    case when signal <> 'none' then signal_direction_of(direction, signal_side) end
        as signal_direction
from signalled
