-- One row, or none: signal or noise, at the newest point at the period.
select xmr.*
from xmr
inner join periods on periods.period = $period
where xmr.indicator_id = $indicator
    and xmr.org_unit_id = $unit
    and xmr.breakdown = 'total'
    and xmr.end_date <= periods.end_date
order by xmr.end_date desc
limit 1
