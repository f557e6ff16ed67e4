-- One row per text asked for and thing in the plan that is called nearly so, the nearest first: by how many
-- groups of three letters they share, and by how alike they begin (which finds slips in short names).
with asked_grams as (
    select
        text,
        folded,
        unnest(grams) as gram,
        len(grams) as gram_count
    from asked_names
),

name_grams as (
    select
        id,
        name,
        folded,
        unnest(grams) as gram,
        len(grams) as gram_count
    from plan_names
),

shared as (
    select
        asked_grams.text,
        name_grams.id,
        name_grams.name,
        jaro_winkler_similarity(asked_grams.folded, name_grams.folded) as likeness,
        count(*) / asked_grams.gram_count as of_the_text,
        count(*) / name_grams.gram_count as of_the_name
    from asked_grams
    inner join name_grams on asked_grams.gram = name_grams.gram
    group by
        asked_grams.text, asked_grams.folded, asked_grams.gram_count,
        name_grams.id, name_grams.name, name_grams.folded, name_grams.gram_count
),

measured as (
    select
        text,
        id,
        name,
        (of_the_text + of_the_name) / 2 + case when likeness > 0.8 then likeness - 0.8 else 0 end
            as nearness
    from shared
),

best as (
    select
        text,
        id,
        name,
        max(nearness) as nearness
    from measured
    where nearness >= $near_enough
    group by text, id, name
)

select
    text,
    id,
    name
from best
qualify row_number() over (partition by text order by nearness desc, id) <= $most
order by text, nearness desc, id
