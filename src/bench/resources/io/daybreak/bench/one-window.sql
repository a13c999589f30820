-- The same answer without a join of installments and payments: what was paid comes as a row before all due dates of
-- its loan, as negative, so the running sum itself says what is unpaid.
copy (
    with entries as (
        select loan_id, date '0001-01-01' as due_date, 0 as installment_no, -sum(amount) as amount
        from read_csv('${folder}/payments.csv', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
            'payment_id': 'VARCHAR', 'loan_id': 'VARCHAR', 'value_date': 'DATE', 'amount': 'DECIMAL(18,2)',
            'type': 'VARCHAR', 'reverses': 'VARCHAR', 'booked_on': 'DATE', 'borrower_id': 'VARCHAR',
            'channel': 'VARCHAR'})
        where value_date <= date '${date}' and loan_id is not null
        group by loan_id
        union all
        select loan_id, due_date, installment_no,
            principal_due + interest_due + coalesce(fee_due, 0) + coalesce(penalty_due, 0)
        from read_csv('${folder}/installments.csv', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
            'loan_id': 'VARCHAR', 'installment_no': 'INTEGER', 'due_date': 'DATE', 'principal_due': 'DECIMAL(18,2)',
            'interest_due': 'DECIMAL(18,2)', 'fee_due': 'DECIMAL(18,2)', 'penalty_due': 'DECIMAL(18,2)'})
        where due_date < date '${date}'
    ),
    unpaid as (
        select loan_id, min(due_date) as oldest, max(missing) as overdue
        from (
            select loan_id, due_date,
                sum(amount) over (partition by loan_id order by due_date, installment_no rows unbounded preceding)
                    as missing
            from entries
        )
        where missing > 0
        group by loan_id
    ),
    late as (
        select loan.loan_id, coalesce(date '${date}' - oldest, 0) as dpd, coalesce(overdue, 0) as overdue
        from read_csv('${folder}/loans.csv', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
            'loan_id': 'VARCHAR', 'borrower_id': 'VARCHAR', 'product': 'VARCHAR', 'currency': 'VARCHAR',
            'principal': 'DECIMAL(18,2)', 'disbursed_on': 'DATE', 'status': 'VARCHAR', 'status_on': 'DATE',
            'contract_ref': 'VARCHAR'}) loan
        left join unpaid on unpaid.loan_id = loan.loan_id
    )
    select loan_id, dpd, overdue::decimal(18,2) as overdue_total,
        case when dpd >= 361 then 'LOSS' when dpd >= 271 then 'DOUBTFUL' when dpd >= 91 then 'SUBSTANDARD'
             when dpd >= 1 then 'SPECIAL_MENTION' else 'NORMAL' end as tier
    from late
) to '${result}' (header, delimiter ',');
