-- One row per period that can be chosen, the newest first; longer periods before those within them: those to report
-- by that have results. After the last of them also what lies within no period to report by, as a school year does:
-- it would else wait for one that ends later. Where nothing has reached a period to report by yet, all that there are.
with reporting as (
    select max(end_date) as last_date from periods
    where is_reporting and has_results
),

wholes as (
    select all_periods.start_date, all_periods.end_date
    from all_periods
    inner join municipality on list_contains(municipality.reporting_kinds, all_periods.kind)
),

choosable as (
    select periods.period, periods.start_date, periods.end_date
    from periods
    cross join reporting
    where periods.has_results
        and (
            periods.is_reporting
            or reporting.last_date is null
            or (
                periods.end_date > reporting.last_date
                and not exists (
                    select 1 from wholes
                    where wholes.start_date <= periods.start_date
                        and wholes.end_date >= periods.end_date
                )
            )
        )
    order by periods.end_date desc, periods.start_date
)

select * from choosable
