-- What came into the memory, and what of it changed, in the order it did: with it a past night can be computed again
-- from what was known before it. The notices themselves are in the ledger; what is said of them is overwritten there,
-- and here it is not. The kinds are those of JournalEntry.
create table if not exists memory_journal (
    entry_id bigint not null primary key,
    kind id_text not null,
    run_id bigint,
    import_id bigint,
    subject id_text,
    detail long_text not null,
    noted_at timestamp with time zone not null,
    constraint memory_journal_run foreign key (run_id) references run (run_id),
    constraint memory_journal_import foreign key (import_id) references notice_import (import_id)
);

create index if not exists memory_journal_run_kind on memory_journal (run_id, kind);
create index if not exists memory_journal_import on memory_journal (import_id);
