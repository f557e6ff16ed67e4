-- What the checks need to say of a text: whether it is a period, and of which kind.

-- The kind of a canonical period (2025, 2025-H1, 2025-T2, 2025-Q3, 2025-08, 2024/25); null if it is none.
create macro period_kind(period) as
    case
        when regexp_full_match(period, '(19|20)\d\d') then 'year'
        when regexp_full_match(period, '(19|20)\d\d-H[12]') then 'half_year'
        when regexp_full_match(period, '(19|20)\d\d-T[123]') then 'tertial'
        when regexp_full_match(period, '(19|20)\d\d-Q[1234]') then 'quarter'
        when regexp_full_match(period, '(19|20)\d\d-(0[1-9]|1[0-2])') then 'month'
        when regexp_full_match(period, '(19|20)\d\d/\d\d')
            and (cast(substr(period, 3, 2) as integer) + 1) % 100 = cast(substr(period, 6, 2) as integer)
            then 'school_year'
    end;

-- The first day of a canonical period; null if it is none.
create macro period_start(period) as
    case period_kind(period)
        when 'year' then make_date(cast(substr(period, 1, 4) as integer), 1, 1)
        when 'school_year' then make_date(cast(substr(period, 1, 4) as integer), 7, 1)
        when 'half_year'
            then make_date(
                cast(substr(period, 1, 4) as integer), cast(substr(period, 7) as integer) * 6 - 5, 1
            )
        when 'tertial'
            then make_date(
                cast(substr(period, 1, 4) as integer), cast(substr(period, 7) as integer) * 4 - 3, 1
            )
        when 'quarter'
            then make_date(
                cast(substr(period, 1, 4) as integer), cast(substr(period, 7) as integer) * 3 - 2, 1
            )
        when 'month'
            then make_date(
                cast(substr(period, 1, 4) as integer), cast(substr(period, 6) as integer), 1
            )
    end;

-- The last day of a canonical period; null if it is none.
create macro period_end(period) as
    last_day(
        cast(
            period_start(period) + to_months(
                case period_kind(period)
                    when 'half_year' then 5 when 'tertial' then 3 when 'quarter' then 2
                    when 'month' then 0 else 11
                end
            ) as date
        )
    );
