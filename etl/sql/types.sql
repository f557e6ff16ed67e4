-- The few words that status, reason, trend and their like may be; kept as enums, one byte a value.
create type light_status as enum('met', 'near', 'missed', 'no_data');
create type light_reason as enum(
    'reached', 'within_tolerance', 'beyond_tolerance',
    'missing', 'stale', 'no_target', 'confidential', 'not_applicable', 'formula'
);
create type trend_word as enum('improving', 'steady', 'worsening');
create type breakdown_word as enum('total', 'women', 'men');
create type value_status_word as enum(
    'final', 'preliminary', 'forecast', 'missing', 'confidential', 'not_applicable'
);
create type origin_word as enum('reported', 'consolidated', 'formula');
create type basis_word as enum('both', 'outcome', 'forecast');
