-- One row: an indicator's definition.
select
    indicator_id, name, description, measure_unit, decimals, direction, frequency, accumulation,
    formula, source, source_indicator_id, source_title, responsible, rule_tolerance, rule_tolerance_kind
from indicators
where indicator_id = $indicator
