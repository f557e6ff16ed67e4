-- Example: one row per indicator and unit: its newest values of women and men, the largest relative difference first.
select
    indicators.name as indicator,
    organisation.full_name as unit,
    women.period,
    women.value as women,
    men.value as men,
    women.value - men.value as difference,
    indicators.measure_unit
from indicator_points as women
inner join indicator_points as men
    on women.indicator_id = men.indicator_id
    and women.org_unit_id = men.org_unit_id
    and women.period = men.period
inner join indicators on women.indicator_id = indicators.indicator_id
inner join organisation on women.org_unit_id = organisation.org_unit_id
where women.breakdown = 'women' and men.breakdown = 'men' and men.value <> 0
qualify
    row_number() over (
        partition by women.indicator_id, women.org_unit_id
        order by women.end_date desc
    ) = 1
order by abs(women.value - men.value) / abs(men.value) desc
limit 20
