package io.daybreak.publication;

import io.daybreak.notice.BorrowerMoney;
import java.util.Optional;

/**
 * A row of {@code money_in_the_air.csv}: money that does not count, and stops notices as long as it is new.
 *
 * @param borrowerId whose it may be; empty when the row names nobody
 * @param money the row, with the first published night it stood in
 */
public record MoneyRow(Optional<String> borrowerId, BorrowerMoney money) {}
