-- Journal of questions and writes to outside systems: one row per question or write, updated by each attempt. No
-- personal data. For a write, call_key is the idempotency key that the provider sees; it is stored before the first
-- attempt.
create table registry_call (
  id varchar(36) not null primary key,
  call_key varchar(150) not null unique,
  case_id varchar(36) not null,
  person_id varchar(36) not null,
  registry varchar(20) not null,
  operation varchar(10) not null,
  message_id varchar(36) not null,
  outcome varchar(20) not null,
  reason varchar(40),
  attempts integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone
);

create index registry_call_by_case on registry_call (case_id);

-- What registries answered, sealed together with the question: an answer counts only for the question it was given to.
create table registry_answer (
  case_id varchar(36) not null,
  person_id varchar(36) not null,
  registry varchar(20) not null,
  outcome varchar(20) not null,
  answered_at timestamp with time zone not null,
  payload varchar(100000) not null,
  primary key (case_id, person_id, registry)
);
