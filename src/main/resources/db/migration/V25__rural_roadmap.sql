-- Rural roadmaps: editions drawn from a plan, their items, the remarks exchanged, the approvals, the three copies.
-- Personal data only in sealed columns, as in the case file.

create table roadmap (
    id                  varchar(36) not null primary key,
    case_id             varchar(36) not null references case_file (id),
    edition             integer not null,                   -- from 1
    plan_version        integer not null,                   -- of the plan it was drawn from
    state               varchar(12) not null,               -- drawn, approved, delivered, superseded, ended
    round               integer not null,                   -- of approval; 0 while it is being drawn up
    okrug_office        varchar(60),                        -- akimat of the rural okrug
    district_office     varchar(60),                        -- akimat of its district
    centre_office       varchar(60) not null,               -- career centre
    process_instance_id varchar(64) not null,
    words               varchar(100000) not null,           -- sealed JSON: locality, note
    created_at          timestamp with time zone not null,
    drafted_by          varchar(64),
    approved_at         timestamp with time zone,
    constraint roadmap_edition unique (case_id, edition)
);
create index roadmap_okrug on roadmap (okrug_office);
create index roadmap_district on roadmap (district_office);

create table roadmap_item (
    roadmap_id   varchar(36) not null references roadmap (id),
    place        integer not null,                          -- from 1
    person_id    varchar(36) references case_person (id),   -- null: the whole family
    service_code varchar(20) not null,
    due_at       timestamp with time zone,
    party        varchar(12) not null,                      -- who is responsible: okrug, district, centre
    primary key (roadmap_id, place)
);

create table roadmap_approval (
    roadmap_id varchar(36) not null references roadmap (id),
    party      varchar(12) not null,                        -- okrug, district, centre
    round      integer not null,
    state      varchar(12) not null,                        -- asked, approved, returned, lapsed
    decided_at timestamp with time zone,
    decided_by varchar(64),
    acting_for varchar(64),                                 -- director whom the approver stood in for
    content    varchar(64),                                 -- SHA-256 of what was approved
    primary key (roadmap_id, party, round)
);

create table roadmap_remark (
    id          varchar(36) not null primary key,
    roadmap_id  varchar(36) not null references roadmap (id),
    party       varchar(12) not null,
    round       integer not null,
    place       integer,                                    -- of the item; null: the roadmap as a whole
    author      varchar(64) not null,
    made_at     timestamp with time zone not null,
    words       varchar(100000) not null,                   -- sealed JSON: text, answer
    answered_at timestamp with time zone,
    answered_by varchar(64)
);
create index roadmap_remark_roadmap on roadmap_remark (roadmap_id);

create table roadmap_copy (
    id           varchar(36) not null primary key,
    roadmap_id   varchar(36) not null references roadmap (id),
    number       integer not null,                          -- 1 to 3
    party        varchar(12) not null,                      -- recipient
    office       varchar(60) not null,
    issued_at    timestamp with time zone not null,
    delivered_on date,
    way          varchar(12),                               -- hand, post, electronic
    words        varchar(100000),                           -- sealed JSON: who took it
    logged_by    varchar(64),
    logged_at    timestamp with time zone,
    constraint roadmap_copy_number unique (roadmap_id, number)
);
