-- A notice may tell a group of something that is no term: a code, whom of the staff it concerns, a number, and the page
-- on which to act. What belongs to a term stays empty then.

alter table notice alter column task_id drop not null;
alter table notice alter column task_key drop not null;
alter table notice alter column term_code drop not null;
alter table notice alter column started_at drop not null;
alter table notice alter column warn_at drop not null;
alter table notice alter column due_at drop not null;
alter table notice add column officer varchar(64);
alter table notice add column amount integer;
alter table notice add column link varchar(200);
