-- THE RULE: when a light is met, near, missed or without data, and why. Nowhere else.
--
-- Macros without state: every model, page, report and export gets its lights from here.
-- direction: higher, lower, range. bound: the target, or the nearer bound of a range.
-- A boundary counts as reached, with a relative slack of 1e-9, so that 0.1 + 0.2 reaches 0.3.

-- How much two numbers may differ and still be the same: floats, not arithmetic, made the gap.
create macro slack(a, b) as 1e-9 * greatest(abs(a), abs(b));

-- The bound that the value is held against: the target, or for a range the bound it is nearer to.
create macro bound_of(direction, value, target_value, target_upper) as
    case
        when direction = 'range' and abs(value - target_upper) < abs(value - target_value)
            then target_upper
        else target_value
    end;

-- How far on the wrong side of the target, in the measure's unit; zero or less when reached.
create macro shortfall(direction, value, target_value, target_upper) as
    case direction
        when 'higher' then target_value - value
        when 'lower' then value - target_value
        else greatest(target_value - value, value - target_upper)
    end;

-- The tolerance in the measure's unit: absolute as it is, per cent of the bound (0 where that is 0).
create macro tolerance_amount(tolerance, tolerance_kind, bound) as
    case when tolerance_kind = 'absolute' then tolerance else abs(bound) * tolerance / 100.0 end;

-- How far the value is from the target, signed: above is plus; inside a range it is nothing.
-- Without a value or a target (both bounds, for a range) there is none.
create macro deviation(direction, value, target_value, target_upper) as
    case
        when direction <> 'range' then value - target_value
        when value is null or target_value is null or target_upper is null then null
        when value < target_value then value - target_value
        when value > target_upper then value - target_upper
        else 0.0
    end;

-- The reason, which decides the light: the first line that is true.
create macro reason_of(
    direction, value, value_status, origin, target_value, target_upper, tolerance, tolerance_kind
) as
    case
        when value_status = 'confidential' then 'confidential'
        when value_status = 'not_applicable' then 'not_applicable'
        when value is null and origin = 'formula' then 'formula'
        when value is null then 'missing'
        when target_value is null then 'no_target'
        when direction = 'range' and target_upper is null then 'no_target'
        when shortfall(direction, value, target_value, target_upper)
            <= slack(value, bound_of(direction, value, target_value, target_upper))
            then 'reached'
        when shortfall(direction, value, target_value, target_upper)
            <= tolerance_amount(
                tolerance, tolerance_kind, bound_of(direction, value, target_value, target_upper)
            ) + slack(value, bound_of(direction, value, target_value, target_upper))
            then 'within_tolerance'
        else 'beyond_tolerance'
    end;

-- The light that a reason gives.
create macro status_of(reason) as
    case reason
        when 'reached' then 'met'
        when 'within_tolerance' then 'near'
        when 'beyond_tolerance' then 'missed'
        else 'no_data'
    end;

-- Value against target as a ratio; nothing where that has no meaning: a range, zero, or a number below
-- zero (of two such the worse would have achieved the more).
create macro achievement(direction, value, target_value) as
    case
        when direction = 'range' or value <= 0 or target_value <= 0 then null
        when direction = 'higher' then value / target_value
        when direction = 'lower' then target_value / value
    end;

-- For how many months a result still speaks, by how often the indicator is measured.
create macro months_valid(frequency) as
    case frequency
        when 'half_year' then 12
        when 'tertial' then 8
        when 'quarter' then 6
        when 'month' then 3
        else 24
    end;

-- The last day on which a result still gives a light; year to date is never carried into a new year.
create macro valid_until(end_date, frequency, accumulation) as
    case
        when accumulation = 'year_to_date'
            then least(
                last_day((end_date + to_months(months_valid(frequency)))::date),
                make_date(year(end_date), 12, 31)
            )
        else last_day((end_date + to_months(months_valid(frequency)))::date)
    end;

-- Whether a result is the one that is seen on a day: the newest by then of those that are any.
create macro is_seen_on(day, end_date, next_end_date, value_status, origin) as
    end_date <= day
    and (next_end_date is null or next_end_date > day)
    and (value_status <> 'missing' or origin = 'formula');

-- The reason on a day: what a result said when it was new, until it is too old to say it.
create macro reason_on(day, reason, valid_until) as
    case when day > valid_until then 'stale' else reason end;

-- How much better the value has become: plus is the good way. For a range: nearer to it is better.
create macro improvement(direction, value, compared_value, target_value, target_upper) as
    case
        when value is null or compared_value is null then null
        when direction = 'higher' then value - compared_value
        when direction = 'lower' then compared_value - value
        when target_value is null or target_upper is null then null
        else greatest(shortfall('range', compared_value, target_value, target_upper), 0)
            - greatest(shortfall('range', value, target_value, target_upper), 0)
    end;

-- Better, as before or worse: a change within half the tolerance is none. Without a target a
-- tolerance in per cent is taken of the value compared with.
create macro trend_of(
    direction, value, compared_value, target_value, target_upper, tolerance, tolerance_kind
) as
    case
        when improvement(direction, value, compared_value, target_value, target_upper) is null
            then null
        when abs(improvement(direction, value, compared_value, target_value, target_upper))
            <= tolerance_amount(
                tolerance, tolerance_kind,
                coalesce(bound_of(direction, value, target_value, target_upper), compared_value)
            ) / 2 + slack(value, compared_value)
            then 'steady'
        when improvement(direction, value, compared_value, target_value, target_upper) > 0
            then 'improving'
        else 'worsening'
    end;

-- The straight line from the baseline to the target, at a date between them.
create macro expected_value(
    baseline_value, baseline_date, target_value, target_date, at_date
) as
    baseline_value + (target_value - baseline_value)
    * date_diff('day', baseline_date, at_date) / date_diff('day', baseline_date, target_date);

-- Whether the value is where it should be by now on its way to the target.
create macro pace_of(direction, value, expected_value, target_value) as
    case
        when direction = 'range' then null
        when shortfall(direction, value, target_value, null) <= slack(value, target_value)
            then 'reached'
        when shortfall(direction, value, expected_value, null) <= slack(value, expected_value)
            then 'on_track'
        else 'behind'
    end;

-- The year in which the target is reached if the change per day since the baseline goes on;
-- nothing when the value stands still, moves away, or would need more than a century.
create macro reach_year(baseline_value, baseline_date, value, value_date, target_value) as
    case
        when (value - baseline_value) * (target_value - baseline_value) > 0
            and (target_value - baseline_value) / (value - baseline_value)
            * date_diff('day', baseline_date, value_date) < 36525
            then year(
                baseline_date + cast(
                    ceil(
                        (target_value - baseline_value) / (value - baseline_value)
                        * date_diff('day', baseline_date, value_date)
                    ) as integer
                )
            )
    end;

-- The goal's light from its indicators': roll_up is share, worst or majority. Weights, not numbers:
-- met_weight, near_weight and missed_weight have a light, all_weight counts the silent ones too.
-- Fewer than half of the weight with a light is too few to judge by. majority: met where more than half of
-- the weight is met, missed where at least half is missed, else near (the weighted median, so that a better
-- indicator never worsens the goal, as the commonest light would: 0 met, 2 near, 1 missed to 1, 1 and 1).
create macro goal_status_of(roll_up, met_weight, near_weight, missed_weight, all_weight) as
    case
        when coalesce(all_weight, 0) = 0 then 'no_data'
        when met_weight + near_weight + missed_weight < all_weight / 2 * (1 - 1e-9) then 'no_data'
        when roll_up = 'worst' and missed_weight > 0 then 'missed'
        when roll_up = 'worst' and near_weight > 0 then 'near'
        when roll_up = 'worst' then 'met'
        when roll_up = 'majority'
            and missed_weight * 2 >= (met_weight + near_weight + missed_weight) * (1 - 1e-9)
            then 'missed'
        when roll_up = 'majority'
            and met_weight * 2 <= (met_weight + near_weight + missed_weight) * (1 + 1e-9)
            then 'near'
        when roll_up = 'majority' then 'met'
        when goal_score(met_weight, near_weight, missed_weight) >= 0.8 * (1 - 1e-9)
            and missed_weight = 0 then 'met'
        when goal_score(met_weight, near_weight, missed_weight) < 0.4 * (1 - 1e-9) then 'missed'
        else 'near'
    end;

-- The weighted share of the goal that is met: met counts 1, near a half, missed nothing.
create macro goal_score(met_weight, near_weight, missed_weight) as
    (met_weight + near_weight / 2) / nullif(met_weight + near_weight + missed_weight, 0);

-- Why the goal has its light.
create macro goal_reason_of(roll_up, met_weight, near_weight, missed_weight, all_weight) as
    case
        when coalesce(all_weight, 0) = 0 then 'no_indicators'
        when met_weight + near_weight + missed_weight < all_weight / 2 * (1 - 1e-9) then 'too_few'
        else roll_up
    end;

-- Budget: plus is surplus. For costs less than budget is good, for revenue more.
create macro budget_deviation(account, budget, outcome) as
    case when account = 'revenue' then outcome - budget else budget - outcome end;

-- A budget's light: met at or above zero, near within the share of the budget, else missed; a boundary
-- counts as reached here too.
create macro budget_status_of(deviation, budget, near_pct) as
    case
        when deviation is null then 'no_data'
        when -deviation <= slack(budget, deviation) then 'met'
        when -deviation <= abs(budget) * near_pct / 100.0 + slack(budget, deviation) then 'near'
        else 'missed'
    end;

-- XmR, after NHS England's "Making data count": the four rules, in the order in which they are told.
-- A point outside the limits; seven in a row on one side of the mean; seven in a row rising or
-- falling (six steps); two of three beyond two thirds of the way to the same limit. The numbers are
-- those of the NHS-R community's NHSRplotthedots, which does "Making data count" in R.
create macro signal_of(is_outside, run_on_one_side, run_of_trend, near_limit_of_three) as
    case
        when is_outside then 'outside'
        when run_on_one_side >= 7 then 'shift'
        when run_of_trend >= 7 then 'trend'
        when near_limit_of_three >= 2 then 'near_limit'
        else 'none'
    end;

-- What a signal's side means: above the mean is good when higher is better.
create macro signal_direction_of(direction, side) as
    case
        when direction = 'range' or side = 0 then null
        when (direction = 'higher') = (side > 0) then 'improving'
        else 'worsening'
    end;

-- What a ratio is multiplied by: 100 for per cent, 1000 for "per 1 000 invånare", else 1.
create macro ratio_scale(measure_unit) as
    case
        when regexp_matches(measure_unit, '^\s*(%|procent|per cent|percent)') then 100.0
        when regexp_matches(measure_unit, '(per|/)\s*1[0 \x{A0}]*0\b')
            then cast(
                regexp_replace(
                    regexp_extract(measure_unit, '(?:per|/)\s*(1[0 \x{A0}]*0)\b', 1), '\D', '', 'g'
                ) as double
            )
        else 1.0
    end;

-- Whether a light is of a value that somebody has reported: not computed, not a forecast, and not left out.
create macro has_been_reported(basis, origin, value_status) as
    basis <> 'forecast'
    and origin = 'reported'
    and value_status not in ('missing', 'forecast');
