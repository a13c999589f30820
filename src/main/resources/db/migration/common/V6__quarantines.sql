-- Loans whose numbers or past did not follow from what was published. Rows stay when they have ended: a second attempt
-- of a date must see what the first one saw.
create table if not exists quarantine (
    loan_id id_text not null,
    opened_on date not null,
    kind id_text not null,
    clean_date date not null,
    clean_dpd integer not null,
    clean_schedule_digest id_text,
    clean_payments bigint not null,
    clean_reversals bigint not null,
    ended_on date,
    cleared boolean not null,
    primary key (loan_id, opened_on)
);
