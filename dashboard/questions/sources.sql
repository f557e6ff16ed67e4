-- One row per source that indicators name: from where their figures come.
select distinct source
from indicators
where source is not null and trim(source) <> ''
order by source
