-- Writes to outside systems, added in the transaction of the step that decided them and sent afterwards by workers. The
-- id is the idempotency key that the provider sees. A settled row stays as the record of what was told, without payload.
create table outbox (
  id varchar(36) not null primary key,
  case_id varchar(36) not null,
  case_number varchar(20) not null,
  place integer not null,             -- order within the case, from 1
  channel varchar(20) not null,
  subject varchar(40) not null,       -- what is told, as a code; never personal
  process_instance_id varchar(64),    -- instance and step that decided the write
  activity_id varchar(100),
  payload varchar(100000),            -- sealed; null once settled
  state varchar(12) not null,         -- waiting, acknowledged, dead, given-up
  next_attempt_at timestamp with time zone not null,
  lease_until timestamp with time zone, -- set while a worker sends
  attempts integer not null,
  refusals integer not null,          -- since it was added or an operator sent it again
  outcome varchar(20),                -- how the last attempt ended
  reason varchar(40),
  created_at timestamp with time zone not null,
  last_at timestamp with time zone,
  settled_at timestamp with time zone,
  constraint outbox_place unique (case_id, place)
);

create index outbox_due on outbox (state, next_attempt_at);

-- What operators did to rows. Append-only.
create table outbox_action (
  id varchar(36) not null primary key,
  outbox_id varchar(36) not null references outbox (id),
  action varchar(12) not null,        -- send-again, give-up
  reason varchar(8000),               -- sealed
  user_id varchar(64) not null,
  acted_at timestamp with time zone not null
);

create index outbox_action_row on outbox_action (outbox_id);
