-- A term may go on in another task after a wait for the family: term_id is the task in which it began.
alter table term_event add column term_id varchar(64);
update term_event set term_id = task_id;
alter table term_event alter column term_id set not null;
-- Who moved the end by hand and why (a code), or which calendar file did.
alter table term_event add column changed_by varchar(64);
alter table term_event add column reason varchar(64);
alter table term_event add column calendar_id bigint;
create index term_event_term on term_event (term_id);

alter table term_open add column term_id varchar(64);
update term_open set term_id = task_id;
alter table term_open alter column term_id set not null;
-- Set while the term stands still; its dates are then those at which it stopped.
alter table term_open add column paused_at timestamp with time zone;
-- The end lies in a year without an official calendar.
alter table term_open add column provisional boolean default false not null;

-- Calendar files that came while the system ran. A row is a draft until applied; the newest applied row of a year is in
-- force and stands before the file of the release. Rows are never changed but for being applied once.
create table calendar_file (
    id             bigint generated always as identity primary key,
    calendar_year  integer                  not null,
    text           varchar(60000)           not null,
    legal_source   varchar(300)             not null,
    uploaded_by    varchar(64)              not null,
    uploaded_at    timestamp with time zone not null,
    applied_by     varchar(64),
    applied_at     timestamp with time zone,
    version_before varchar(16),
    version_after  varchar(16),
    examined       integer,
    moved          integer
);
create index calendar_file_applied on calendar_file (applied_at);
