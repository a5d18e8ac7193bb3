-- Planned services and what shows that they were delivered. Personal data only in sealed columns, as in the case file.

create table plan_service (
    id                  varchar(36) not null primary key,
    slot                varchar(120) not null unique,       -- case, person or "family", service: planned once
    case_id             varchar(36) not null references case_file (id),
    person_id           varchar(36) references case_person (id),   -- null: the whole family
    service_code        varchar(20) not null,               -- of plan/services.csv
    due_at              timestamp with time zone,
    state               varchar(12) not null,               -- planned, delivered, dropped
    responsible_role    varchar(60) not null,
    responsible_office  varchar(60) not null,
    responsible_officer varchar(64),                        -- null: whoever holds the role there
    planned_at          timestamp with time zone not null,
    planned_by          varchar(64) not null,
    settled_at          timestamp with time zone,
    settled_by          varchar(64),
    drop_reason         varchar(40)                         -- code of plan.drop.*
);
create index plan_service_case on plan_service (case_id);
create index plan_service_office on plan_service (responsible_office, state);
create index plan_service_officer on plan_service (responsible_officer, state);

create table evidence_item (
    id            varchar(36) not null primary key,         -- made by the device that captured
    content_slot  varchar(110) unique,                      -- service and hash; null once refused
    service_id    varchar(36) not null references plan_service (id),
    case_id       varchar(36) not null references case_file (id),
    kind          varchar(8) not null,                      -- photo, video
    media_type    varchar(60) not null,
    size_bytes    bigint not null,
    chunk_bytes   integer not null,                         -- of every chunk but the last
    sha256        varchar(64) not null,                     -- taken by the device at capture, checked on arrival
    file_key      varchar(500) not null,                    -- sealed key of the content
    details       varchar(100000) not null,                 -- sealed JSON: position at capture, what the file itself says
    origin        varchar(8) not null,                      -- camera, gallery
    no_position   varchar(40),                              -- code of evidence.noPosition.*, when there is no position
    captured_at   timestamp with time zone not null,
    announced_at  timestamp with time zone not null,
    on_file_at    timestamp with time zone,
    officer       varchar(64) not null,
    office        varchar(60),
    state         varchar(12) not null,                     -- receiving, on-file, refused
    refusal       varchar(100),                             -- message key, when refused
    likeness      varchar(16),                              -- perceptual hash of a photo, hexadecimal
    marks         varchar(400) not null
);
create index evidence_item_case on evidence_item (case_id, state);
create index evidence_item_service on evidence_item (service_id, state);
create index evidence_item_hash on evidence_item (sha256);
create index evidence_item_age on evidence_item (state, announced_at);

create table evidence_chunk (
    item_id    varchar(36) not null references evidence_item (id),
    ordinal    integer not null,
    size_bytes integer not null,
    primary key (item_id, ordinal)
);

-- The perceptual hash in eight parts: hashes that differ in at most seven bits share one of them.
create table evidence_likeness (
    item_id varchar(36) not null references evidence_item (id),
    part    integer not null,
    bits    integer not null,
    primary key (item_id, part)
);
create index evidence_likeness_part on evidence_likeness (part, bits);
