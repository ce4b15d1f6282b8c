#!/usr/bin/env bash
# The canonical workload in SQLite's own SQL, as its user would write it: a
# yardstick of what a general database needs.   sqlite.sh DATA OUT.csv
set -euo pipefail
data=$1 out=$2
sqlite3 -batch :memory: >/dev/null <<SQL
.mode csv
.import $data/units.csv units
.import $data/persons.csv persons
.import $data/cases.csv cases
.import $data/assignments.csv assignments
.import $data/problems.csv problems
.import $data/training.csv training
.import $data/supervision.csv supervision
.import $data/publicity.csv publicity
.import $data/workload.csv workload
create index i1 on assignments(case_id, role);
create index i2 on training(person_id, topic, date);
create index i3 on supervision(person_id, kind, date);
create index i4 on publicity(person_id, date);
create unique index i5 on workload(person_id, month);
create unique index i6 on persons(person_id);
create unique index i7 on cases(case_id);

create table base as
  select case_id, occurred from (
    select case_id, occurred, row_number() over (partition by case_id
      order by case severity when 'serious' then 0 when 'moderate' then 1 else 2 end, occurred, problem_id) as place
    from problems) where place = 1;
create table answer as
  select b.case_id, count(distinct a.person_id) as persons, min(a.person_id) as person_id
  from base b left join assignments a on a.case_id = b.case_id and a.role = 'lead' and a."from" <= b.occurred and (a."to" = '' or b.occurred < a."to")
  group by b.case_id;
create unique index i8 on answer(case_id);

create table p as
  select q.*, r.person_id as acct, r.persons, h.unit_id as unit, h.category as pcat, cast(h.years as integer) as years
  from problems q join answer r on r.case_id = q.case_id left join persons h on r.persons = 1 and h.person_id = r.person_id;
create index i9 on p(acct, kind, occurred) where persons = 1;
create index i10 on p(unit, kind, occurred) where persons = 1;
create table load_of as
  select h.unit_id as unit, w.month, count(*) as n, sum(cast(w.open_cases as integer)) as s
  from workload w join persons h on h.person_id = w.person_id where w.open_cases <> '' group by h.unit_id, w.month;
create unique index i11 on load_of(unit, month);

create table m as
  select p.problem_id, p.case_id, p.acct, p.persons, p.kind, p.severity, p.source, p.stage, p.pcat, p.years, c.type, c.complexity,
    p.unit = c.unit_id as same_unit, p.occurred < c.accepted as premature,
    case when c.due = '' then 0 else max(0, cast(julianday(case when c.closed = '' then '2025-12-31' else c.closed end) - julianday(c.due) as integer)) end as late,
    (select count(*) from p x where x.persons = 1 and x.acct = p.acct and x.kind = p.kind and x.occurred >= date(p.occurred, '-180 days') and x.occurred < p.occurred) as repeat,
    (select count(distinct x.acct) from p x where x.persons = 1 and x.unit = p.unit and x.kind = p.kind and x.occurred >= date(p.occurred, '-90 days') and x.occurred <= p.occurred) as spread,
    (select case when w.open_cases <> '' and l.s > 0 then 100 * cast(w.open_cases as integer) * l.n / l.s end
       from workload w join load_of l on l.unit = p.unit and l.month = w.month where w.person_id = p.acct and w.month = substr(p.occurred, 1, 7)) as pct,
    exists (select 1 from training t where t.person_id = p.acct and t.topic = p.kind and t.result = 'pass' and t.date >= date(p.occurred, '-365 days') and t.date < p.occurred) as trained,
    exists (select 1 from supervision s where s.person_id = p.acct and s.kind in ('reminder', 'talk') and s.date >= date(p.occurred, '-180 days') and s.date < p.occurred) as reminded,
    exists (select 1 from supervision s where s.person_id = p.acct and s.kind = 'clue' and s.date >= date(p.occurred, '-365 days') and s.date < p.occurred) as clue,
    exists (select 1 from publicity b where b.person_id = p.acct and b.date >= date(p.occurred, '-365 days') and b.date < p.occurred) as praised
  from p join cases c on c.case_id = p.case_id where p.persons = 1;

create table fired as
            select problem_id, 1 as rule, 1 as tier, 'attitude.integrity' as cause from m where clue and severity = 'serious' and kind in ('custody_review', 'disclosure', 'discipline_conduct')
  union all select problem_id, 2, 1, 'attitude.repeat_offence' from m where reminded and repeat >= 14 and severity <> 'minor' and not praised
  union all select problem_id, 3, 1, 'attitude.integrity' from m where clue and kind = 'discipline_conduct' and severity <> 'minor' and source = 'review'
  union all select problem_id, 4, 1, 'attitude.repeat_offence' from m where reminded and trained and repeat >= 8 and severity = 'serious'
  union all select problem_id, 5, 1, 'process.unit_gap' from m where spread >= 14 and severity = 'serious' and source = 'monitoring'
  union all select problem_id, 6, 2, 'capacity.caseload' from m where kind = 'deadline_overrun' and late > 0 and pct > 125
  union all select problem_id, 7, 2, 'capacity.caseload' from m where pct > 160 and kind in ('document_error', 'data_entry', 'service_delivery') and not reminded
  union all select problem_id, 8, 2, 'skill.untrained' from m where not trained and years < 5 and kind in ('evidence_review', 'law_application', 'sentencing_advice')
  union all select problem_id, 9, 2, 'attitude.neglect' from m where kind = 'deadline_overrun' and late > 20 and pct <= 90 and complexity <> 'complex'
  union all select problem_id, 10, 2, 'process.handoff' from m where not same_unit and stage in ('intake', 'closing')
  union all select problem_id, 11, 2, 'skill.novice' from m where years < 2 and complexity = 'complex' and pcat = 'assistant'
  union all select problem_id, 12, 3, 'capacity.complexity' from m where complexity = 'complex' and pct > 110 and type in ('prosecution', 'public_interest')
  union all select problem_id, 13, 3, 'skill.unclear_law' from m where trained and repeat >= 3 and kind in ('law_application', 'sentencing_advice')
  union all select problem_id, 14, 3, 'process.unit_gap' from m where spread >= 12 and repeat <= 6 and source <> 'review'
  union all select problem_id, 15, 3, 'process.data_flow' from m where kind = 'data_entry' and source = 'anomaly'
  union all select problem_id, 16, 3, 'attitude.neglect' from m where trained and years >= 8 and not praised and kind in ('rights_notice', 'custody_review')
  union all select problem_id, 17, 3, 'skill.untrained' from m where not trained and repeat >= 4 and kind in ('rights_notice', 'procedure_step', 'custody_review', 'disclosure')
  union all select problem_id, 18, 4, 'capacity.deadline_pressure' from m where late > 10 and kind <> 'deadline_overrun' and pct > 100
  union all select problem_id, 19, 4, 'skill.novice' from m where years <= 2 and pcat <> 'admin' and not praised
  union all select problem_id, 20, 4, 'process.handoff' from m where premature
  union all select problem_id, 21, 4, 'process.data_flow' from m where source = 'anomaly' and severity = 'minor' and stage = 'closing'
  union all select problem_id, 22, 5, 'skill.untrained' from m where not trained and not praised and severity <> 'minor'
  union all select problem_id, 23, 6, 'process.unit_gap' from m where spread >= 6 and not clue
  union all select problem_id, 24, 7, 'attitude.neglect' from m where repeat >= 2 and (pct is null or pct <= 130);
create index i14 on fired(problem_id, tier);
create table decided as
  select f.problem_id, min(f.rule) as rule, min(f.cause) as cause, count(distinct f.cause) as causes
  from fired f where f.tier = (select min(t.tier) from fired t where t.problem_id = f.problem_id) group by f.problem_id;
create unique index i12 on decided(problem_id);
create unique index i13 on m(problem_id);

.headers off
.mode list
.separator ,
.output $out
select 'problem_id,case_id,person_id,cause,category,rule,intervention,status,reason';
select p.problem_id, p.case_id, case when p.persons = 1 then p.acct else '' end,
  coalesce(v.cause, ''), coalesce(v.category, ''), coalesce(v.rule, ''), coalesce(v.intervention, ''),
  case when v.cause is null then 'referred' else 'attributed' end,
  case when p.persons = 0 then 'no_person' when p.persons > 1 then 'many_persons' when d.causes > 1 then 'tie' when d.problem_id is null then 'no_cause' else '' end
from p left join decided d on d.problem_id = p.problem_id
left join (
  select d.problem_id, d.cause, substr(d.cause, 1, instr(d.cause, '.') - 1) as category, printf('R%02d', d.rule) as rule,
    case when d.cause like 'attitude.%' and m.repeat >= 10 then 'supervision'
         when d.cause like 'attitude.%' and m.severity = 'serious' then 'interview'
         when d.cause not like 'capacity.%' and m.spread >= 16 then 'case_commentary'
         when m.severity = 'minor' and m.repeat <= 2 then 'reminder_talk'
         when d.cause like 'skill.%' then 'mentoring'
         when d.cause like 'process.%' then 'process_fix'
         when d.cause like 'capacity.%' then 'rebalance'
         else 'written_notice' end as intervention
  from decided d join m on m.problem_id = d.problem_id where d.causes = 1) v on v.problem_id = p.problem_id
order by p.problem_id;
SQL
