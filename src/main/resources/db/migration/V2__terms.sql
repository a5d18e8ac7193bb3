-- What happened to a term; rows are only ever added.
create table term_event (
    id                  bigint generated always as identity primary key,
    at                  timestamp with time zone not null,
    kind                varchar(16)              not null,
    task_id             varchar(64)              not null,
    task_key            varchar(255)             not null,
    case_id             varchar(36),
    process_instance_id varchar(64)              not null,
    term_code           varchar(64)              not null,
    group_id            varchar(255),
    started_at          timestamp with time zone not null,
    warn_at             timestamp with time zone not null,
    due_at              timestamp with time zone not null,
    calendar_version    varchar(16)              not null
);
create index term_event_case on term_event (case_id, task_key);
create index term_event_task on term_event (task_id);
create index term_event_at on term_event (at);

-- Open tasks with a running term, as lists and the case card need them; one row a task.
create table term_open (
    task_id             varchar(64)              primary key,
    task_key            varchar(255)             not null,
    process_instance_id varchar(64)              not null,
    case_id             varchar(36),
    case_number         varchar(64),
    term_code           varchar(64)              not null,
    group_id            varchar(255),
    assignee            varchar(64),
    round               integer,
    returned            boolean                  not null,
    started_at          timestamp with time zone not null,
    warn_at             timestamp with time zone not null,
    due_at              timestamp with time zone not null,
    calendar_version    varchar(16)              not null,
    warned_at           timestamp with time zone,
    breached_at         timestamp with time zone
);
create index term_open_group on term_open (group_id, due_at, task_id);
create index term_open_assignee on term_open (assignee, due_at, task_id);
create index term_open_case on term_open (case_id, due_at);
create index term_open_process on term_open (process_instance_id);

-- What a group must hear of a term. No personal data: the reader's page words it.
create table notice (
    id          bigint generated always as identity primary key,
    kind        varchar(16)              not null,
    task_id     varchar(64)              not null,
    task_key    varchar(255)             not null,
    case_id     varchar(36),
    case_number varchar(64),
    term_code   varchar(64)              not null,
    group_id    varchar(255)             not null,
    started_at  timestamp with time zone not null,
    warn_at     timestamp with time zone not null,
    due_at      timestamp with time zone not null,
    created_at  timestamp with time zone not null,
    constraint notice_once unique (task_id, kind, group_id)
);
create index notice_group on notice (group_id, created_at);

create table notice_read (
    notice_id bigint                   not null references notice (id),
    user_id   varchar(64)              not null,
    read_at   timestamp with time zone not null,
    primary key (notice_id, user_id)
);

-- How far the clock of the demonstration is ahead; stays 0 elsewhere.
create table term_clock (
    id            integer primary key,
    offset_millis bigint not null
);
insert into term_clock (id, offset_millis) values (1, 0);
