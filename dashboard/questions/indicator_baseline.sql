-- One row, or none: from where the unit's newest target with a baseline is reckoned.
select all_periods.period, all_periods.start_date, all_periods.end_date, targets.baseline_value
from targets
inner join all_periods on targets.baseline_period = all_periods.period
inner join all_periods as target_periods on targets.period = target_periods.period
where targets.indicator_id = $indicator
    and targets.org_unit_id = $unit
    and targets.breakdown = 'total'
    and targets.baseline_value is not null
order by target_periods.end_date desc
limit 1
