-- One row per indicator, unit and period, of those chosen, at whose end the total has a value or a light: as
-- it is seen then. $indicators, $units and $periods: ids joined by line breaks.
with seen as (
    select *
    from lights_seen(
        (
            select coalesce(list(indicator_key), []) from indicators
            where indicator_id in (select unnest(string_split($indicators, chr(10))))
        ),
        (
            select list(org_unit_key) from organisation
            where org_unit_id in (select unnest(string_split($units, chr(10))))
        ),
        string_split($periods, chr(10))
    )
)

select * from seen
order by indicator_id, sort_path, end_date, start_date
