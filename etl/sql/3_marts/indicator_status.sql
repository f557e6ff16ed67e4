-- One row per indicator, unit, breakdown, basis and stretch of days in which the same result is the newest.
-- As seen at the end of a period: that day between seen_from and seen_until, and a basis
-- ('outcome': no forecasts; 'forecast': with them). An old result is shown, but is stale.
-- A view.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

of_basis as (
    select
        named_lights.* exclude (basis, period, start_date),
        bases.basis,
        named_lights.period as value_period,
        coalesce(named_lights.next_end_date - 1, date '9999-12-31') as last_day
    from named_lights
    inner join bases on named_lights.basis in ('both', bases.basis)
    where named_lights.value_status <> 'missing' or named_lights.origin = 'formula'
),

fresh as (
    select
        * exclude (last_day, valid_until, next_end_date, end_date),
        end_date as seen_from,
        least(valid_until, last_day) as seen_until
    from of_basis
),

stale as (
    select
        * exclude (last_day, valid_until, next_end_date, end_date)
        replace (
            cast('no_data' as light_status) as status,
            cast('stale' as light_reason) as reason,
            cast(null as trend_word) as trend
        ),
        valid_until + 1 as seen_from,
        last_day as seen_until
    from of_basis
    where last_day > valid_until
)

select * from fresh
union all
select * from stale
