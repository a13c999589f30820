-- Which store this is. One row, made with the store and never changed: an output folder that carries another id
-- belongs to another store.
create table if not exists store_identity (
    store_id id_text not null primary key
);

-- Every attempt there ever was.
create table if not exists run (
    run_id bigint not null primary key,
    business_date date not null,
    attempt integer not null,
    range_from date not null,
    kind id_text not null,
    state id_text not null,
    delivery_digest id_text not null,
    policy_digest id_text not null,
    templates_digest id_text not null,
    settings_digest id_text not null,
    program_digest id_text not null,
    baseline_date date,
    baseline_attempt integer,
    control_digest id_text,
    started_by id_text not null,
    reason long_text not null,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    summary long_text not null,
    constraint run_attempt_once unique (business_date, attempt)
);

create index if not exists run_state_date on run (state, business_date, attempt);

-- The frozen partitions of a run, and how far each got.
create table if not exists run_partition (
    run_id bigint not null,
    name id_text not null,
    ordinal integer not null,
    slice long_text not null,
    read_position long_text not null,
    part_lengths long_text not null,
    tally long_text not null,
    done boolean not null,
    primary key (run_id, name),
    constraint run_partition_ordinal_once unique (run_id, ordinal),
    constraint run_partition_run foreign key (run_id) references run (run_id)
);

-- Every notice that was, or may have been, sent: what the next decision looks at. Whether it was sent is not written
-- here: its run says so, and two truths could differ. A notice taken over from an older system has no run, and perhaps
-- no recipient.
create table if not exists notice_ledger (
    notice_id id_text not null primary key,
    run_id bigint,
    loan_id id_text not null,
    borrower_id id_text not null,
    level_number integer not null,
    level_name id_text not null,
    channel id_text not null,
    recipient long_text,
    business_date date not null,
    claim_due_date date not null,
    reach id_text not null,
    corrected boolean not null,
    constraint notice_ledger_run foreign key (run_id) references run (run_id)
);

create index if not exists notice_ledger_loan on notice_ledger (loan_id);
create index if not exists notice_ledger_borrower on notice_ledger (borrower_id);
create index if not exists notice_ledger_run on notice_ledger (run_id);

-- What a notice said and why it was sent. Apart from the ledger: a night reads that, and a complaint reads this.
create table if not exists notice_text (
    notice_id id_text not null primary key,
    tier id_text,
    dpd integer not null,
    overdue_minor bigint not null,
    currency id_text not null,
    language id_text not null,
    send_after id_text not null,
    send_before id_text not null,
    subject long_text,
    text long_text not null,
    segments integer not null,
    evidence long_text not null,
    constraint notice_text_notice foreign key (notice_id) references notice_ledger (notice_id)
);

-- Policies, templates and settings that runs were bound to.
create table if not exists kept_text (
    kind id_text not null,
    digest id_text not null,
    text long_text not null,
    kept_at timestamp with time zone not null,
    primary key (kind, digest)
);
