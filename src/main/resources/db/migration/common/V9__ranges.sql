-- A range of dates is settled in one pass: which run it was that settled a run. A night settles itself.
alter table run add column if not exists settled_by bigint;
update run set settled_by = run_id where settled_by is null;
alter table run alter column settled_by set not null;
create index if not exists run_settled_by on run (settled_by, business_date);
