-- Front door: guesses of the last minutes, addresses an account is known to come from, language each user chose.

create table login_attempt (
    id           varchar(36) not null primary key,
    account      varchar(8) not null,   -- bucket of the typed user name, never the name itself
    address      varchar(64) not null,  -- client address; the /64 network for IPv6
    attempted_at timestamp with time zone not null
);
create index login_attempt_account on login_attempt (account, attempted_at);
create index login_attempt_address on login_attempt (address, attempted_at);
create index login_attempt_age on login_attempt (attempted_at);

create table login_known_address (
    user_id varchar(64) not null,
    address varchar(64) not null,
    seen_at timestamp with time zone not null,
    primary key (user_id, address)
);

create table login_language (
    user_id  varchar(64) not null primary key,
    language varchar(2) not null
);
