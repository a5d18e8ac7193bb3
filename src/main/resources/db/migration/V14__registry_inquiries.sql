-- Since when a question has waited for its registry; null while it does not.
alter table registry_call add column waiting_since timestamp with time zone;

-- Where an answer comes from: registry, or manual while an officer's entry stands in for it.
alter table registry_answer add column source varchar(10) default 'registry' not null;

-- Consent of a person to the reading of one registry. The token is sealed; nothing else here is personal data.
-- state: asked, granted, refused, lapsed (nobody answered), expired.
create table registry_consent (
  id varchar(36) not null primary key,
  case_id varchar(36) not null,
  person_id varchar(36) not null,
  registry varchar(20) not null,
  state varchar(10) not null,
  requests integer not null,
  checks integer not null,
  asked_at timestamp with time zone not null,
  asked_until timestamp with time zone not null,
  decided_at timestamp with time zone,
  valid_until timestamp with time zone,
  sealed_grant varchar(100000),
  constraint registry_consent_once unique (case_id, person_id, registry)
);

-- Process instances that wait for a registry, so that they can be sent on when it is back.
create table registry_waiting (
  instance_id varchar(64) not null primary key,
  registry varchar(20) not null,
  since timestamp with time zone not null
);

create index registry_waiting_by_registry on registry_waiting (registry, since);

-- What an officer entered while a registry did not answer. verdict: pending, same, registry, manual.
create table registry_manual (
  id varchar(36) not null primary key,
  case_id varchar(36) not null,
  person_id varchar(36) not null,
  registry varchar(20) not null,
  payload varchar(100000) not null,
  reason varchar(100000) not null,
  entered_by varchar(64) not null,
  entered_at timestamp with time zone not null,
  verdict varchar(10) not null,
  settled_by varchar(64),
  settled_at timestamp with time zone,
  constraint registry_manual_once unique (case_id, person_id, registry)
);

-- Asynchronous channel: one row per request of ours, filled by the answer; message_id is ours.
create table registry_exchange (
  message_id varchar(36) not null primary key,
  service_id varchar(100) not null,
  gateway_id varchar(100) not null,
  correlation_id varchar(100) not null unique,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  payload varchar(1000000)
);

-- Messages that arrived by push or poll; the gateway delivers again until it is told that a message came.
create table registry_inbox (
  message_id varchar(100) not null primary key,
  correlation_id varchar(100) not null,
  received_at timestamp with time zone not null
);
