-- Members of a family who had no number when a plan was put in force: outside systems are told of each of them once, as
-- soon as a later version brings the number. A row goes when they are told, or when the person leaves the family.

create table plan_awaiting_iin (
    person_id varchar(36) not null primary key references case_person (id),
    case_id   varchar(36) not null references case_file (id),
    since     timestamp with time zone not null
);
create index plan_awaiting_iin_case on plan_awaiting_iin (case_id);
