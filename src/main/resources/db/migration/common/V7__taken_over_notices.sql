-- Files by which the history of an older system came into the ledger: which, by whom, when.
create table if not exists notice_import (
    import_id bigint not null primary key,
    file_name long_text not null,
    imported_by id_text not null,
    imported_at timestamp with time zone not null
);

-- What the older system knew of a notice beside what the ledger keeps, as far as it said so. Reach and corrected are
-- those of the file: the ledger's own may know better since.
create table if not exists taken_over_notice (
    notice_id id_text not null primary key,
    import_id bigint not null,
    reach id_text not null,
    corrected boolean not null,
    dpd integer,
    overdue_minor bigint,
    currency id_text,
    language id_text,
    subject long_text,
    text long_text,
    constraint taken_over_notice_notice foreign key (notice_id) references notice_ledger (notice_id),
    constraint taken_over_notice_of_import foreign key (import_id) references notice_import (import_id)
);

create index if not exists taken_over_notice_import on taken_over_notice (import_id);
