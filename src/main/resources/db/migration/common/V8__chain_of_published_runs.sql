-- The record of what was published, in the order it was: each link holds the digest of the one before it, so that none
-- can be changed, taken out or moved without the next one showing it. What a link is made of is said in ChainLink.
create table if not exists chain_link (
    ordinal bigint not null primary key,
    run_id bigint not null,
    business_date date not null,
    attempt integer not null,
    control_digest id_text not null,
    record_digest id_text not null,
    previous_digest id_text not null,
    chain_digest id_text not null,
    constraint chain_link_run_once unique (run_id),
    constraint chain_link_run foreign key (run_id) references run (run_id)
);

-- One row, made with the first opening that knew of the chain: how many runs were published before, and were linked
-- then. Their run.json says nothing of the chain.
create table if not exists chain_origin (
    store_id id_text not null primary key,
    taken_in bigint not null
);

-- Attempts whose files a person had removed when they were kept long enough: their links stay.
create table if not exists removed_attempt (
    run_id bigint not null primary key,
    removed_by id_text not null,
    removed_at timestamp with time zone not null,
    constraint removed_attempt_run foreign key (run_id) references run (run_id)
);
