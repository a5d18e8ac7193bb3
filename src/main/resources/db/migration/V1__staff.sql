-- Offices, people, positions, stand-ins. Days are calendar days in Asia/Almaty, both ends included.
create table staff_office (
    id          varchar(32)  not null primary key,
    institution varchar(32)  not null,
    kato        varchar(9)   not null,
    bin         varchar(12)  not null,
    name_kk     varchar(300) not null,
    name_ru     varchar(300) not null
);
create index staff_office_institution on staff_office (institution, kato);

create table staff_person (
    user_id    varchar(64)  not null primary key,
    surname    varchar(100) not null,
    name       varchar(100) not null,
    patronymic varchar(100) not null
);

create table staff_position (
    user_id   varchar(64) not null references staff_person (user_id),
    office_id varchar(32) not null references staff_office (id),
    role      varchar(64) not null,
    from_day  date        not null,
    to_day    date,
    primary key (user_id, office_id, role, from_day),
    constraint staff_position_period check (to_day is null or to_day >= from_day)
);
create index staff_position_office on staff_position (office_id, role);

create table staff_stand_in (
    absent   varchar(64) not null references staff_person (user_id),
    deputy   varchar(64) not null references staff_person (user_id),
    from_day date        not null,
    to_day   date        not null,
    primary key (absent, deputy, from_day),
    constraint staff_stand_in_period check (to_day >= from_day),
    constraint staff_stand_in_other check (absent <> deputy)
);
create index staff_stand_in_deputy on staff_stand_in (deputy);

-- One row: the lock that derivations of engine accounts take, and the day the last one was made for.
create table staff_derivation (
    id  integer not null primary key,
    derived_for date not null
);
insert into staff_derivation (id, derived_for) values (1, date '2000-01-01');
