-- The contract: the eleven kinds of delivery, one table each, in the order in which they lean on each other.
--
-- A comment reads "Label (Other header, Another): explanation. | Label (Other header): explanation.",
-- Swedish before the bar, English after it. Labels and the headers in brackets are what a file may call
-- the column. Templates, the data dictionary, header matching and the messages are made from this page.
-- Every id is text: "0180" keeps its zero. Dates are ISO (2025-08-31).

create table target_areas (
    target_area_id text not null primary key,
    name_sv text not null,
    name_en text,
    description text,
    sort_order integer not null default 0
);
comment on table target_areas is 'Målområden: ett per rad. | Target areas: one per row.';
comment on column target_areas.target_area_id is 'Målområdes-id (Målområde): kort och varaktig beteckning. | Target area id (Target area): short and lasting code.';
comment on column target_areas.name_sv is 'Namn (Namn på svenska, Målområdets namn): namnet som visas. | Swedish name (Name): the name shown.';
comment on column target_areas.name_en is 'Namn på engelska: visas i den engelska vyn. | English name: shown in the English view.';
comment on column target_areas.description is 'Beskrivning: vad målområdet omfattar. | Description: what the area covers.';
comment on column target_areas.sort_order is 'Ordning (Sortering): plats i listan. | Sort order (Order): place in the list.';

create table organisation (
    org_unit_id text not null primary key,
    parent_org_unit_id text,
    level text not null check (level in ('municipality', 'committee', 'administration', 'operation', 'unit')),
    name text not null,
    kolada_id text,
    valid_from date,
    valid_to date
);
comment on table organisation is 'Organisationen: en enhet per rad. | The organisation: one unit per row.';
comment on column organisation.org_unit_id is 'Enhets-id (Organisationsenhet, Enhet): kort och varaktig beteckning. | Unit id (Organisational unit, Org unit): short and lasting code.';
comment on column organisation.parent_org_unit_id is 'Överordnad enhet (Överordnad, Tillhör): enheten närmast ovanför. | Parent unit (Parent): the unit directly above.';
comment on column organisation.level is 'Nivå (Organisationsnivå): kommun, nämnd, förvaltning, verksamhet eller enhet. | Level: municipality, committee, administration, operation or unit.';
comment on column organisation.name is 'Namn (Enhetens namn): namnet som visas. | Name: the name shown.';
comment on column organisation.kolada_id is 'Kolada-id: kommunens eller enhetens id i Kolada. | Kolada id: the id in Kolada.';
comment on column organisation.valid_from is 'Gäller från (Från och med): första dagen. | Valid from: the first day.';
comment on column organisation.valid_to is 'Gäller till (Till och med): sista dagen. | Valid to: the last day.';

create table goals (
    goal_id text not null primary key,
    parent_goal_id text,
    target_area_id text not null,
    org_unit_id text not null,
    title text not null,
    description text,
    responsible text,
    valid_from date,
    valid_to date
);
comment on table goals is 'Mål på alla nivåer: ett per rad. | Goals at every level: one per row.';
comment on column goals.goal_id is 'Mål-id (Mål): kort och varaktig beteckning. | Goal id (Goal): short and lasting code.';
comment on column goals.parent_goal_id is 'Överordnat mål (Bidrar till): målet som detta bryter ned. | Parent goal: the goal this one breaks down.';
comment on column goals.target_area_id is 'Målområde (Målområdes-id): målområdet som målet hör till. | Target area (Target area id): the area the goal belongs to.';
comment on column goals.org_unit_id is 'Enhet (Enhets-id, Organisationsenhet, Nämnd, Ansvarig enhet): den som svarar för målet. | Unit (Unit id, Org unit): the unit that answers for it.';
comment on column goals.title is 'Rubrik (Målformulering, Titel): målet i ord. | Title: the goal in words.';
comment on column goals.description is 'Beskrivning: vad målet betyder. | Description: what the goal means.';
comment on column goals.responsible is 'Ansvarig (Ansvarig roll): rollen som svarar för målet. | Responsible: the role that answers for it.';
comment on column goals.valid_from is 'Gäller från (Från och med): första dagen. | Valid from: the first day.';
comment on column goals.valid_to is 'Gäller till (Till och med): sista dagen. | Valid to: the last day.';

create table indicators (
    indicator_id text not null primary key,
    name text not null,
    description text,
    measure_unit text not null,
    decimals integer not null default 1 check (decimals between 0 and 6),
    cost_indicator_id text,
    direction text not null check (direction in ('higher', 'lower', 'range')),
    frequency text not null check (frequency in ('year', 'half_year', 'tertial', 'quarter', 'month', 'school_year')),
    accumulation text not null default 'point' check (accumulation in ('point', 'period', 'year_to_date')),
    tolerance double check (tolerance >= 0),
    tolerance_kind text check (tolerance_kind in ('absolute', 'percent')),
    consolidation text not null default 'none' check (consolidation in ('none', 'sum', 'mean', 'ratio', 'max', 'min')),
    formula text,
    source text,
    source_indicator_id text,
    source_title text,
    responsible text
);
comment on table indicators is 'Indikatorer: en per rad. | Indicators: one per row.';
comment on column indicators.indicator_id is 'Indikator-id (Indikator, Nyckeltal, Nyckeltals-id, KPI): kort och varaktig beteckning. | Indicator id (Indicator, KPI): short and lasting code.';
comment on column indicators.name is 'Namn (Indikatorns namn): namnet som visas. | Name: the name shown.';
comment on column indicators.description is 'Beskrivning (Definition): vad som mäts och hur. | Description (Definition): what is measured and how.';
comment on column indicators.measure_unit is 'Måttenhet (Mätenhet): det som värdet räknas i, till exempel % eller kr. | Measure unit: what the value counts, such as % or SEK.';
comment on column indicators.decimals is 'Decimaler: antal decimaler som visas. | Decimals: how many decimals are shown.';
comment on column indicators.cost_indicator_id is 'Kostnadsindikator: indikatorn för vad resultatet kostar. | Cost indicator: the indicator of what the result costs.';
comment on column indicators.direction is 'Riktning: högre är bättre, lägre är bättre eller inom intervall. | Direction: higher is better, lower is better or within a range.';
comment on column indicators.frequency is 'Frekvens (Mätfrekvens, Periodicitet): hur ofta den mäts. | Frequency: how often it is measured.';
comment on column indicators.accumulation is 'Ackumulering: läge vid periodens slut, för perioden eller hittills i år. | Accumulation: at the end of the period, over the period or year to date.';
comment on column indicators.tolerance is 'Tolerans: hur långt från målvärdet som räknas som delvis uppfyllt. | Tolerance: how far from the target counts as near.';
comment on column indicators.tolerance_kind is 'Toleransens slag (Toleranstyp): i måttenheten eller i procent av målvärdet. | Tolerance kind: in the measure unit or per cent of the target.';
comment on column indicators.consolidation is 'Sammanvägning (Konsolidering): hur enheternas värden blir ett. | Consolidation: how the values of units become one.';
comment on column indicators.formula is 'Formel: räknas ut ur andra indikatorer, till exempel 100 * I12 / I7. | Formula: computed from other indicators, such as 100 * I12 / I7.';
comment on column indicators.source is 'Källa: varifrån värdet kommer. | Source: where the value comes from.';
comment on column indicators.source_indicator_id is 'Källans id (Kolada-id för nyckeltalet): id hos källan. | Source indicator id: its id at the source.';
comment on column indicators.source_title is 'Källans rubrik: namnet hos källan. | Source title: its name at the source.';
comment on column indicators.responsible is 'Ansvarig (Ansvarig roll): rollen som rapporterar. | Responsible: the role that reports.';

create table goal_indicators (
    goal_id text not null,
    indicator_id text not null,
    weight double not null default 1 check (weight > 0),
    valid_from date,
    valid_to date,
    primary key (goal_id, indicator_id)
);
comment on table goal_indicators is 'Kopplingar: ett mål och en indikator per rad. | Links: one goal and one indicator per row.';
comment on column goal_indicators.goal_id is 'Mål-id (Mål): målet. | Goal id (Goal): the goal.';
comment on column goal_indicators.indicator_id is 'Indikator-id (Indikator, Nyckeltal, KPI): indikatorn som mäter målet. | Indicator id (Indicator, KPI): the indicator that measures it.';
comment on column goal_indicators.weight is 'Vikt: hur tungt indikatorn väger i målet. | Weight: how much the indicator counts in the goal.';
comment on column goal_indicators.valid_from is 'Gäller från (Från och med): första dagen som indikatorn mäter målet. | Valid from: the first day on which the indicator measures the goal.';
comment on column goal_indicators.valid_to is 'Gäller till (Till och med): sista dagen som indikatorn mäter målet. | Valid to: the last day on which it does.';

create table targets (
    indicator_id text not null,
    org_unit_id text not null,
    period text not null,
    breakdown text not null default 'total' check (breakdown in ('total', 'women', 'men')),
    target_value double not null,
    target_upper double,
    baseline_value double,
    baseline_period text,
    primary key (indicator_id, org_unit_id, period, breakdown)
);
comment on table targets is 'Målvärden: ett per indikator, enhet, period och uppdelning. | Targets: one per indicator, unit, period and breakdown.';
comment on column targets.indicator_id is 'Indikator-id (Indikator, Nyckeltal, KPI): indikatorn. | Indicator id (Indicator, KPI): the indicator.';
comment on column targets.org_unit_id is 'Enhets-id (Enhet, Organisationsenhet, Nämnd, Förvaltning, Verksamhet): enheten som målvärdet gäller. | Unit id (Unit, Org unit): the unit it is for.';
comment on column targets.period is 'Period (År, Månad, Tertial, Kvartal, Läsår): perioden som målvärdet gäller. | Period (Year, Month, Quarter): the period it is for.';
comment on column targets.breakdown is 'Uppdelning (Kön): alla, kvinnor eller män. | Breakdown (Sex, Gender): total, women or men.';
comment on column targets.target_value is 'Målvärde (Mål, Målnivå, Undre gräns): värdet som ska nås; vid intervall den undre gränsen. | Target value (Target, Lower bound): the value to reach; for a range its lower bound.';
comment on column targets.target_upper is 'Övre gräns (Målvärde övre): intervallets övre gräns. | Target upper (Upper bound): the upper bound of a range.';
comment on column targets.baseline_value is 'Utgångsvärde (Startvärde, Basvärde): värdet när målet sattes. | Baseline value (Baseline): the value when the target was set.';
comment on column targets.baseline_period is 'Utgångsperiod (Startperiod, Basår): perioden som utgångsvärdet gäller. | Baseline period: the period of the baseline.';

create table results (
    indicator_id text not null,
    org_unit_id text not null,
    period text not null,
    breakdown text not null default 'total' check (breakdown in ('total', 'women', 'men')),
    value double,
    value_status text not null default 'final' check (value_status in ('final', 'preliminary', 'forecast', 'missing', 'confidential', 'not_applicable')),
    numerator double,
    denominator double,
    comment text,
    primary key (indicator_id, org_unit_id, period, breakdown)
);
comment on table results is 'Utfall: ett per indikator, enhet, period och uppdelning. | Results: one per indicator, unit, period and breakdown.';
comment on column results.indicator_id is 'Indikator-id (Indikator, Nyckeltal, KPI): indikatorn. | Indicator id (Indicator, KPI): the indicator.';
comment on column results.org_unit_id is 'Enhets-id (Enhet, Organisationsenhet, Nämnd, Förvaltning, Verksamhet, Kommun): enheten som mätts. | Unit id (Unit, Org unit, Municipality): the unit measured.';
comment on column results.period is 'Period (År, Månad, Tertial, Kvartal, Läsår): perioden som mätts. | Period (Year, Month, Quarter): the period measured.';
comment on column results.breakdown is 'Uppdelning (Kön): alla, kvinnor eller män. | Breakdown (Sex, Gender): total, women or men.';
comment on column results.value is 'Utfall (Värde, Resultat, Mätvärde): det uppmätta värdet. | Value (Result, Outcome): the measured value.';
comment on column results.value_status is 'Värdets status (Status): slutlig, preliminär, prognos, saknas, sekretess eller ej tillämpligt. | Value status (Status): final, preliminary, forecast, missing, confidential or not applicable.';
comment on column results.numerator is 'Täljare: det som räknats. | Numerator: what was counted.';
comment on column results.denominator is 'Nämnare: av hur många. | Denominator: out of how many.';
comment on column results.comment is 'Kommentar: en rad om värdet. | Comment: a line about the value.';

create table budget (
    org_unit_id text not null,
    period text not null,
    account text not null check (account in ('net_cost', 'cost', 'revenue', 'investment')),
    budget double not null,
    outcome double,
    forecast double,
    primary key (org_unit_id, period, account)
);
comment on table budget is 'Budget: ett belopp per enhet, period och konto, i kronor, ackumulerat från 1 januari; nettokostnad är positiv. | Budget: one amount per unit, period and account, in SEK, accumulated from 1 January; net cost is positive.';
comment on column budget.org_unit_id is 'Enhets-id (Enhet, Organisationsenhet, Nämnd, Förvaltning, Verksamhet): enheten. | Unit id (Unit, Org unit): the unit.';
comment on column budget.period is 'Period (År, Månad, Tertial, Kvartal): till och med periodens slut. | Period (Year, Month, Quarter): up to the end of the period.';
comment on column budget.account is 'Konto (Slag): nettokostnad, kostnad, intäkt eller investering. | Account: net cost, cost, revenue or investment.';
comment on column budget.budget is 'Budget (Budgeterat): budget i kronor. | Budget: budget in SEK.';
comment on column budget.outcome is 'Utfall (Bokfört): utfall i kronor. | Outcome (Actual): outcome in SEK.';
comment on column budget.forecast is 'Prognos (Helårsprognos): prognos för hela året i kronor. | Forecast: full-year forecast in SEK.';

create table assessments (
    goal_id text not null,
    period text not null,
    status text check (status in ('met', 'near', 'missed', 'no_data')),
    analysis text not null,
    measures_taken text,
    state text not null default 'draft' check (state in ('draft', 'ready', 'approved')),
    approved_date date,
    minutes_reference text,
    assessed_by text,
    primary key (goal_id, period)
);
comment on table assessments is 'Bedömningar: en per mål och period. | Assessments: one per goal and period.';
comment on column assessments.goal_id is 'Mål-id (Mål): målet som bedöms. | Goal id (Goal): the goal assessed.';
comment on column assessments.period is 'Period (År, Månad, Tertial): perioden som bedöms. | Period (Year, Month): the period assessed.';
comment on column assessments.status is 'Bedömning (Bedömd status): uppfyllt, delvis uppfyllt, ej uppfyllt eller uppgift saknas. | Status (Assessment): met, near, missed or no data.';
comment on column assessments.analysis is 'Analys (Bedömning och analys): skälen till bedömningen. | Analysis: the reasons.';
comment on column assessments.measures_taken is 'Åtgärder (Vidtagna åtgärder): vad som gjorts eller görs. | Measures taken: what has been or is being done.';
comment on column assessments.state is 'Läge: utkast, klar eller godkänd. | State: draft, ready or approved.';
comment on column assessments.approved_date is 'Godkänd den (Godkännandedatum): dagen då nämnden godkände. | Approved date: the day of approval.';
comment on column assessments.minutes_reference is 'Paragraf (Protokollsparagraf, Protokoll): paragrafen i protokollet, till exempel § 87. | Minutes (Minutes reference, Paragraph): the paragraph of the minutes, such as § 87.';
comment on column assessments.assessed_by is 'Bedömd av: rollen eller nämnden som bedömt. | Assessed by: the role or committee.';

create table activities (
    activity_id text not null primary key,
    goal_id text not null,
    org_unit_id text not null,
    title text not null,
    description text,
    responsible text,
    start_date date,
    due_date date,
    status text not null default 'not_started' check (status in ('not_started', 'in_progress', 'done', 'cancelled')),
    percent_done double check (percent_done between 0 and 100)
);
comment on table activities is 'Aktiviteter: en per rad. | Activities: one per row.';
comment on column activities.activity_id is 'Aktivitets-id (Aktivitet): kort och varaktig beteckning. | Activity id (Activity): short and lasting code.';
comment on column activities.goal_id is 'Mål-id (Mål): målet som aktiviteten bidrar till. | Goal id (Goal): the goal it serves.';
comment on column activities.org_unit_id is 'Enhets-id (Enhet, Organisationsenhet, Ansvarig enhet): enheten som gör den. | Unit id (Unit, Org unit): the unit that does it.';
comment on column activities.title is 'Rubrik (Titel): vad som ska göras. | Title: what is to be done.';
comment on column activities.description is 'Beskrivning: mer om aktiviteten. | Description: more about it.';
comment on column activities.responsible is 'Ansvarig (Ansvarig roll): rollen som svarar för den. | Responsible: the role that answers for it.';
comment on column activities.start_date is 'Startdatum (Start): första dagen. | Start date: the first day.';
comment on column activities.due_date is 'Slutdatum (Klar senast): sista dagen. | Due date: the last day.';
comment on column activities.status is 'Status (Läge): ej påbörjad, pågår, klar eller avbruten. | Status: not started, in progress, done or cancelled.';
comment on column activities.percent_done is 'Procent klart (Klart i procent): hur långt den kommit. | Percent done: how far it has come.';

create table benchmarks (
    indicator_id text not null,
    municipality_id text not null,
    period text not null,
    breakdown text not null default 'total' check (breakdown in ('total', 'women', 'men')),
    municipality_name text not null,
    value double,
    value_status text not null default 'final' check (value_status in ('final', 'preliminary', 'forecast', 'missing', 'confidential', 'not_applicable')),
    primary key (indicator_id, municipality_id, period, breakdown)
);
comment on table benchmarks is 'Jämförelsevärden: ett per indikator, kommun, period och uppdelning. | Benchmarks: one per indicator, municipality, period and breakdown.';
comment on column benchmarks.indicator_id is 'Indikator-id (Indikator, Nyckeltal, KPI): indikatorn. | Indicator id (Indicator, KPI): the indicator.';
comment on column benchmarks.municipality_id is 'Kommun-id (Kommunkod, Kommun): kommunens kod med fyra siffror. | Municipality id (Municipality): the four-digit code.';
comment on column benchmarks.period is 'Period (År): perioden som mätts. | Period (Year): the period measured.';
comment on column benchmarks.breakdown is 'Uppdelning (Kön): alla, kvinnor eller män. | Breakdown (Sex, Gender): total, women or men.';
comment on column benchmarks.municipality_name is 'Kommunens namn (Kommunnamn): namnet. | Municipality name: the name.';
comment on column benchmarks.value is 'Utfall (Värde, Resultat): det uppmätta värdet. | Value (Result): the measured value.';
comment on column benchmarks.value_status is 'Värdets status (Status): slutlig, preliminär, prognos, saknas, sekretess eller ej tillämpligt. | Value status (Status): final, preliminary, forecast, missing, confidential or not applicable.';
