-- One row per goal, indicator or unit in which every word of $text is found, the best first, at most 60.
-- A word is found as it is, as a beginning, as a part, or misspelt (one error in words of four to seven
-- letters, two in longer, none where it holds a digit; six letters or more also as a misspelt beginning), in
-- that order; in the title before elsewhere. Case and
-- å, ä, ö are one with a, a, o. detail: of a goal its unit and area, of an indicator its measure unit and
-- source's id, of a unit its level; their parts stand in columns of their own too.
with written as (
    select distinct word
    from (
        select
            unnest(string_split_regex(lower(strip_accents($text)), '[^\p{L}\p{N}]+')) as word
    ) as split
    where word <> ''
),

-- Small words need not be found where there are others.
weighty as (
    select word from written
    where word not in (
        'och', 'i', 'pa', 'som', 'for', 'av', 'med', 'till', 'att', 'en', 'ett', 'den', 'det', 'de',
        'om', 'and', 'in', 'on', 'of', 'the', 'to', 'with', 'a'
    )
),

asked as (
    select word from weighty
    union all
    select word from written
    where not exists (select 1 from weighty)
),

limits as (
    select
        word,
        case
            when regexp_matches(word, '\d') or length(word) < 4 then 0
            when length(word) < 8 then 1
            else 2
        end as errors
    from asked
),

vocabulary as (
    select distinct word from search_words
),

alike as (
    select
        limits.word as asked_word, vocabulary.word,
        case
            when vocabulary.word = limits.word then 8
            when starts_with(vocabulary.word, limits.word) then 6
            when length(limits.word) > 2 and contains(vocabulary.word, limits.word) then 4
            when limits.errors > 0
                and abs(length(vocabulary.word) - length(limits.word)) <= limits.errors
                and damerau_levenshtein(vocabulary.word, limits.word) <= limits.errors
                then 2
            when limits.errors > 0
                and length(limits.word) > 5
                and damerau_levenshtein(
                    left(vocabulary.word, length(limits.word)), limits.word
                ) <= limits.errors
                then 1
            else 0
        end as likeness
    from limits
    cross join vocabulary
),

found as (
    select
        search_words.kind, search_words.id, alike.asked_word,
        max(alike.likeness + case when search_words.is_title then 3 else 0 end) as points
    from alike
    inner join search_words on alike.word = search_words.word
    where alike.likeness > 0
    group by search_words.kind, search_words.id, alike.asked_word
),

complete as (
    select kind, id, sum(points) as points
    from found
    group by kind, id
    having count(*) = (select count(*) from asked)
),

shown as (
    select
        'goal' as kind, goals.goal_id as id, goals.title, goals.org_unit_id,
        organisation.full_name as unit, target_areas.name_sv, target_areas.name_en,
        null as measure_unit, null as source_indicator_id, null as level,
        concat_ws(' · ', organisation.full_name, target_areas.name_sv) as detail
    from goals
    left join organisation on goals.org_unit_id = organisation.org_unit_id
    left join target_areas on goals.target_area_id = target_areas.target_area_id
    union all
    select
        'indicator', indicator_id, name, null, null, null, null, measure_unit,
        source_indicator_id, null, concat_ws(' · ', measure_unit, source_indicator_id)
    from indicators
    union all
    select 'unit', org_unit_id, name, org_unit_id, null, null, null, null, null, level, level
    from organisation
),

scored as (
    select
        shown.*,
        -- The very title or id asked for comes first, then the titles that begin with what is asked.
        complete.points
        + case
            when lower(strip_accents(trim($text)))
                in (lower(strip_accents(shown.title)), lower(strip_accents(shown.id)))
                then 100
            when starts_with(lower(strip_accents(shown.title)), lower(strip_accents(trim($text))))
                then 1
            else 0
        end as score
    from complete
    inner join shown on complete.kind = shown.kind and complete.id = shown.id
),

best as (
    select
        kind, id, title, detail, org_unit_id, unit, name_sv, name_en, measure_unit,
        source_indicator_id, level, score
    from scored
    order by score desc, kind, length(title), title, id
    limit 60
)

select * from best
