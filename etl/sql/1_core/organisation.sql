-- One row per organisational unit, with its place in the tree: depth from the top and a path to sort by.
-- full_name: its name, with that of the unit above, and then its id, where others have the same.
-- Kept as a table.
with recursive newest as (
    select *
    from landed_organisation
    qualify row_number() over (partition by org_unit_id order by delivery_no desc) = 1
),

placed as (
    select org_unit_id, 0 as depth, org_unit_id as sort_path
    from newest
    where parent_org_unit_id is null
    union all
    select newest.org_unit_id, placed.depth + 1, placed.sort_path || '/' || newest.org_unit_id
    from newest
    inner join placed on newest.parent_org_unit_id = placed.org_unit_id
),

numbered as (
    select
        cast(row_number() over (order by newest.org_unit_id) as integer) as org_unit_key,
        newest.org_unit_id, newest.parent_org_unit_id, newest.level, newest.name,
        newest.kolada_id, newest.valid_from, newest.valid_to,
        coalesce(placed.depth, 0) as depth,
        coalesce(placed.sort_path, newest.org_unit_id) as sort_path
    from newest
    left join placed on newest.org_unit_id = placed.org_unit_id
),

marked as (
    select
        numbered.*,
        case
            when count(*) over (partition by numbered.name) > 1 and above.name is not null
                then numbered.name || ' (' || above.name || ')'
            else numbered.name
        end as marked_name
    from numbered
    left join newest as above on numbered.parent_org_unit_id = above.org_unit_id
)

select
    * exclude (marked_name),
    case
        when count(*) over (partition by marked_name) > 1
            then marked_name || ' (' || org_unit_id || ')'
        else marked_name
    end as full_name
from marked
