-- Versions of a family's plan, what each of them says of every service, and how the delivery of a service goes. Personal
-- data only in sealed columns, as in the case file.

create table plan_version (
    id           varchar(36) not null primary key,
    case_id      varchar(36) not null references case_file (id),
    version      integer not null,                          -- from 1; the highest approved one is in force
    state        varchar(12) not null,                      -- draft, confirmed, approved
    words        varchar(100000) not null,                  -- sealed JSON: the five parts of the plan, wishes, remarks
    created_at   timestamp with time zone not null,
    drafted_by   varchar(64),
    confirmed_at timestamp with time zone,                  -- by the family
    confirmed_by varchar(64),                               -- officer who took the confirmation
    approved_at  timestamp with time zone,
    approved_by  varchar(64),
    acting_for   varchar(64),                               -- director whom the approver stood in for
    constraint plan_version_number unique (case_id, version)
);

create table plan_item (
    version_id   varchar(36) not null references plan_version (id),
    place        integer not null,
    person_id    varchar(36) references case_person (id),   -- null: the whole family
    service_code varchar(20) not null,
    mark         varchar(12) not null,                      -- kept, new, added, dropped, declined
    reason       varchar(40) not null,                      -- code of plan.why.*, plan.add.* or plan.drop.*
    primary key (version_id, place)
);

create table plan_delivery (
    id                  varchar(36) not null primary key references plan_service (id),
    case_id             varchar(36) not null references case_file (id),
    version             integer not null,                   -- of the plan that ordered it
    process_instance_id varchar(64) not null,
    task_id             varchar(64),
    opened_at           timestamp with time zone not null,
    registry            varchar(20),                        -- channel of the proactive action, null when there is none
    registry_key        varchar(36),                        -- id of the row in the outbox
    registry_state      varchar(12),                        -- sent, told, not-told
    registry_number     varchar(60),                        -- receipt of the registry
    words               varchar(100000)                     -- sealed JSON: document, day, note, reason
);
create index plan_delivery_case on plan_delivery (case_id);
create index plan_delivery_task on plan_delivery (task_id);
create index plan_delivery_key on plan_delivery (registry_key);
