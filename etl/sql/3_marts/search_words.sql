-- One row per goal, indicator or unit (kind and id), word in it, and whether it stands in what names it
-- (is_title: the id and the title) or only in what is told of it. Words in lower case, å and ä as a, ö as o.
-- Kept as a table.
with texts as (
    select 'goal' as kind, goal_id as id, true as is_title, concat_ws(' ', goal_id, title) as text
    from goals
    union all
    select
        'goal', goals.goal_id, false,
        concat_ws(
            ' ', goals.description, organisation.name, target_areas.name_sv, target_areas.name_en
        )
    from goals
    left join organisation on goals.org_unit_id = organisation.org_unit_id
    left join target_areas on goals.target_area_id = target_areas.target_area_id
    union all
    select
        'indicator', indicator_id, true, concat_ws(' ', indicator_id, source_indicator_id, name)
    from indicators
    union all
    select 'indicator', indicator_id, false, concat_ws(' ', description, source_title, measure_unit)
    from indicators
    union all
    select 'unit', org_unit_id, true, concat_ws(' ', org_unit_id, kolada_id, name)
    from organisation
),

split as (
    select
        kind, id, is_title,
        unnest(string_split_regex(lower(strip_accents(text)), '[^\p{L}\p{N}]+')) as word
    from texts
),

words as (
    select kind, id, word, bool_or(is_title) as is_title
    from split
    where word <> ''
    group by kind, id, word
)

select * from words
