-- One row per point of the total's series at one unit, up to the period's end, oldest first: beside the limits
-- of what is normal and its signal, if any. None where the series has no limits.
select
    xmr.period, all_periods.start_date, xmr.end_date, xmr.value, xmr.mean, xmr.upper_limit,
    xmr.lower_limit, xmr.signal, xmr.signal_direction
from xmr
inner join all_periods on xmr.period = all_periods.period
inner join periods on periods.period = $period
where xmr.indicator_id = $indicator
    and xmr.org_unit_id = $unit
    and xmr.breakdown = 'total'
    and xmr.end_date <= periods.end_date
order by xmr.end_date
