-- The move of families: what was agreed and what happened, and beds in centres. Personal data only in sealed columns.

create table relocation_move (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  assistant varchar(64),              -- user id of the family's own assistant
  expected_on date,                   -- day of arrival that was arranged, moved by delays
  arrived_on date,
  data varchar(100000),               -- sealed: field values by key
  constraint relocation_move_case unique (case_id)
);

-- What was done for a family on its way. Append-only.
create table relocation_entry (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  kind varchar(20) not null,          -- assistant, contact, media, viewing, visit, fair, delay, lodging, residence
  happened_on date not null,
  code varchar(64) not null,          -- channel, verdict, outcome, reason, user id: by kind
  words varchar(20000),               -- sealed
  officer varchar(64) not null,
  office varchar(60),
  recorded_at timestamp with time zone not null
);
create index relocation_entry_case on relocation_entry (case_id, kind);

-- Adaptation centres and centres of temporary accommodation. Whoever takes a place locks the centre's row first.
create table relocation_centre (
  code varchar(60) not null primary key,
  beds integer not null
);

create table relocation_place (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  centre varchar(60) not null references relocation_centre (code),
  beds integer not null,
  taken_at timestamp with time zone not null,
  taken_by varchar(64) not null,
  freed_at timestamp with time zone,  -- null while the family has them
  freed_by varchar(64)
);
create index relocation_place_centre on relocation_place (centre, freed_at);
create index relocation_place_case on relocation_place (case_id, freed_at);

-- A term that runs for months is told of more than once: each reminder is a row of the term table with a code of its own.
alter table notice drop constraint notice_once;
alter table notice add constraint notice_once unique (task_id, kind, group_id, term_code);
