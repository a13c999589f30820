-- What a night works out for every loan, as one query: days past due, the overdue amount and the band of the
-- consumer policy. Oldest due date first: money fills the running sum of what is due.
-- ${…} is put in by the bench.
copy (
    with paid as (
        select loan_id, sum(amount) as amount
        from read_csv('${folder}/payments.csv', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
            'payment_id': 'VARCHAR', 'loan_id': 'VARCHAR', 'value_date': 'DATE', 'amount': 'DECIMAL(18,2)',
            'type': 'VARCHAR', 'reverses': 'VARCHAR', 'booked_on': 'DATE', 'borrower_id': 'VARCHAR',
            'channel': 'VARCHAR'})
        where value_date <= date '${date}' and loan_id is not null
        group by loan_id
    ),
    due as (
        select loan_id, due_date, sum(principal_due + interest_due + coalesce(fee_due, 0) + coalesce(penalty_due, 0))
            over (partition by loan_id order by due_date, installment_no rows unbounded preceding) as so_far
        from read_csv('${folder}/installments.csv', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
            'loan_id': 'VARCHAR', 'installment_no': 'INTEGER', 'due_date': 'DATE', 'principal_due': 'DECIMAL(18,2)',
            'interest_due': 'DECIMAL(18,2)', 'fee_due': 'DECIMAL(18,2)', 'penalty_due': 'DECIMAL(18,2)'})
        where due_date < date '${date}'
    ),
    unpaid as (
        select due.loan_id, min(due_date) as oldest, max(so_far) - coalesce(any_value(paid.amount), 0) as overdue
        from due left join paid on paid.loan_id = due.loan_id
        where so_far > coalesce(paid.amount, 0)
        group by due.loan_id
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
