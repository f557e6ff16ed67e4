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
            and (cast(period[3:4] as integer) + 1) % 100 = cast(period[6:7] as integer)
            then 'school_year'
    end;
