-- One row per indicator whose tolerance is supposed to be another: as it is delivered, all its columns, with the
-- tolerance supposed (tolerance_if).
select indicators.*, supposed_tolerances.tolerance as tolerance_if
from supposed_tolerances($supposed) as supposed_tolerances
inner join indicators on supposed_tolerances.indicator_key = indicators.indicator_key
