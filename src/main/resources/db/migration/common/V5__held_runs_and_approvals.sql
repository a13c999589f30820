-- What a held run would send, in the order of its evidence: what the ledger takes when a person releases it.
create table if not exists held_notice (
    run_id bigint not null,
    ordinal integer not null,
    notice long_text not null,
    primary key (run_id, ordinal),
    constraint held_notice_run foreign key (run_id) references run (run_id)
);

-- What a named person decided: kept for good. A run for what was done to a run, a subject for what was done to something
-- else.
create table if not exists approval (
    approval_id bigint not null primary key,
    action id_text not null,
    run_id bigint,
    subject long_text not null,
    approved_by long_text not null,
    os_user long_text not null,
    reason long_text not null,
    detail long_text not null,
    approved_at timestamp with time zone not null,
    constraint approval_run foreign key (run_id) references run (run_id)
);

create index if not exists approval_run on approval (run_id);
