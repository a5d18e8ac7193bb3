-- Drafts of forms: what an officer has typed and not sent yet. Sealed; only its author reads it back.

create table desk_draft (
    id       varchar(255) not null primary key,   -- place and author; bound to the sealed content
    place    varchar(180) not null,               -- task/<id> or start/<process key>
    content  varchar(100000) not null,            -- sealed JSON: field key -> value
    saved_at timestamp with time zone not null
);
create index desk_draft_place on desk_draft (place);
create index desk_draft_age on desk_draft (saved_at);
