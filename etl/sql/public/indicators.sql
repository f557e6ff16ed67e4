-- One row per indicator.
select
    indicator_id, name, description, measure_unit, decimals, cost_indicator_id, direction,
    frequency, accumulation, tolerance, tolerance_kind, rule_tolerance, rule_tolerance_kind,
    consolidation, formula, source, source_indicator_id, source_title, responsible
from snapshot.main.indicators
