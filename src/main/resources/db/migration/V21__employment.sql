-- Work for families: who looks for it, how they were contacted, what was offered, how they move, and registration as
-- unemployed. Personal data only in sealed columns. Vacancies and job fairs are a copy of what the labour exchange offers.

create table employment_seeker (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  person_id varchar(36) not null references case_person (id),
  occupation varchar(40),
  wanted boolean not null,
  constraint employment_seeker_person unique (case_id, person_id)
);

-- Append-only.
create table employment_attempt (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  made_on date not null,
  channel varchar(20) not null,
  result varchar(20) not null,
  note varchar(20000),                -- sealed
  officer varchar(64) not null,
  office varchar(60),
  recorded_at timestamp with time zone not null
);
create index employment_attempt_case on employment_attempt (case_id);

-- Active measures and job fairs that were offered beside vacancies. Append-only.
create table employment_referral (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  kind varchar(10) not null,          -- measure, fair
  code varchar(40) not null,
  officer varchar(64) not null,
  offered_at timestamp with time zone not null
);
create index employment_referral_case on employment_referral (case_id);

create table employment_offer (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  person_id varchar(36) not null references case_person (id),
  vacancy_id varchar(36) not null,
  occupation varchar(40) not null,
  title varchar(300) not null,
  employer varchar(300) not null,
  locality varchar(300) not null,
  housing varchar(12) not null,
  score integer not null,
  reasons varchar(1000) not null,     -- why the score: code:points, ...
  offered_at timestamp with time zone not null,
  offered_by varchar(64) not null,
  state varchar(12) not null,         -- open, accepted (both keep a place), refused, declined, withdrawn, released
  reason varchar(30),                 -- code of why it was refused or declined
  note varchar(20000),                -- sealed
  answered_at timestamp with time zone,
  answered_by varchar(64)
);
create index employment_offer_case on employment_offer (case_id);
create index employment_offer_vacancy on employment_offer (vacancy_id, state);

create table employment_move (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  data varchar(20000) not null,       -- sealed
  constraint employment_move_case unique (case_id)
);

create table employment_registration (
  id varchar(36) not null primary key,
  case_id varchar(36) not null references case_file (id),
  person_id varchar(36) references case_person (id),
  ground varchar(12) not null,        -- refused, none, term-over
  state varchar(12) not null,         -- open, drafted, approved, sent, registered, declined, not-needed
  opened_at timestamp with time zone not null,
  drafted_on date,
  drafted_by varchar(64),
  approved_by varchar(64),
  acting_for varchar(64),
  document_id varchar(36),
  document_hash varchar(64),
  draft_number varchar(30),
  decided_on date,
  decided_by varchar(64),
  number varchar(30),
  words varchar(20000),               -- sealed: note of the draft, remarks, grounds, hearing
  constraint employment_registration_case unique (case_id)
);

create table employment_vacancy (
  id varchar(36) not null primary key,
  region varchar(9) not null,
  kato varchar(9) not null,
  locality varchar(300) not null,
  employer_bin varchar(12) not null,
  employer varchar(300) not null,
  occupation varchar(40) not null,
  title varchar(300) not null,
  education varchar(12) not null,
  wage_from integer not null,
  wage_to integer not null,
  housing varchar(12) not null,
  places integer not null,
  published_on date not null,
  open_until date not null
);
create index employment_vacancy_region on employment_vacancy (region, open_until);

create table employment_fair (
  id varchar(36) not null primary key,
  region varchar(9) not null,
  kato varchar(9) not null,
  place varchar(300) not null,
  held_on date not null
);

-- When the vacancies of a region were last read, and when they are to be read again. A node that reads moves next_at first.
create table employment_reading (
  region varchar(9) not null primary key,
  read_at timestamp with time zone,
  next_at timestamp with time zone not null,
  failures integer not null,
  reason varchar(40)
);
