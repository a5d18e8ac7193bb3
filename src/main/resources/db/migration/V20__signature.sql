-- Signatures of decisions. Append only: the application has no statement that changes or deletes a row of these tables,
-- apart from a signer's number; in production its role has no right to. Sealed columns hold Base64 of GCM under the keys of the
-- case file.

-- The IIN of an officer, by which a certificate is known to be the officer's.
create table signature_signer (
    id varchar(64) not null primary key,            -- user id
    iin varchar(500) not null,                      -- sealed
    entered_at timestamp with time zone not null,
    entered_by varchar(64) not null
);

-- What was put before somebody to sign: one nonce, one use, bound to case, task, round, person and office.
create table signature_snapshot (
    id varchar(36) not null primary key,
    case_id varchar(36) not null,
    chain varchar(60) not null,
    task_id varchar(64) not null,
    step varchar(100) not null,
    round_number integer not null,
    user_id varchar(64) not null,
    office varchar(60) not null,
    text_language varchar(2) not null,
    nonce varchar(64) not null unique,
    sha256 varchar(64) not null unique,             -- of the bytes to sign
    content_sha256 varchar(64) not null,            -- of what they say, without nonce and time
    made_at timestamp with time zone not null,
    valid_until timestamp with time zone not null,
    content varchar(1000000) not null,              -- sealed canonical JSON: the bytes to sign
    print varchar(1000000) not null                 -- sealed Base64 of the PDF of the same content
);
create index signature_snapshot_task on signature_snapshot (task_id);
create index signature_snapshot_case on signature_snapshot (case_id);

-- Every signature that came, accepted or not, and every new look at one that waits.
create table signature_attempt (
    id varchar(36) not null primary key,
    snapshot_id varchar(36) not null references signature_snapshot (id),
    taken_at timestamp with time zone not null,
    received_at timestamp with time zone not null,  -- of the signature itself, earlier when it waited
    outcome varchar(12) not null,                   -- accepted, waiting, refused
    reason varchar(40),                             -- code of the refusal
    cms varchar(200000) not null,                   -- sealed Base64
    report varchar(200000) not null                 -- sealed JSON: certificate, chain, evidence, time
);
create index signature_attempt_snapshot on signature_attempt (snapshot_id);

-- The one accepted signature of a snapshot; a second one with the same nonce meets the key.
create table signature_accepted (
    snapshot_id varchar(36) not null primary key references signature_snapshot (id),
    attempt_id varchar(36) not null references signature_attempt (id),
    accepted_at timestamp with time zone not null
);

-- The completed step that an accepted signature was given for.
create table signature_use (
    snapshot_id varchar(36) not null primary key references signature_accepted (snapshot_id),
    used_at timestamp with time zone not null
);

-- What a later signed content changed of what an earlier signature covered.
create table signature_invalidation (
    snapshot_id varchar(36) not null primary key references signature_accepted (snapshot_id),
    by_snapshot varchar(36) not null references signature_snapshot (id),
    fields varchar(4000) not null,                  -- keys, comma between
    invalidated_at timestamp with time zone not null
);

-- Answers of certification authorities, kept once however many signatures rely on them. Public data.
create table signature_evidence (
    id varchar(64) not null primary key,            -- SHA-256
    kind varchar(12) not null,
    size_bytes integer not null,
    kept_at timestamp with time zone not null
);
create table signature_evidence_part (
    evidence_id varchar(64) not null references signature_evidence (id),
    ordinal integer not null,
    content varchar(100000) not null,               -- Base64
    primary key (evidence_id, ordinal)
);
