package io.daybreak.reconciliation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One file of the delivery: what its sender, the scan of its raw bytes and the pass that read its rows say of it.
 *
 * @param file name in the delivery, for example {@code payments.csv}
 * @param rowsDeclared rows by the sender's control file; empty without one
 * @param amountDeclared amount total by the sender's control file, plain decimal over all currencies; empty where not
 *     given
 * @param rowsScanned rows the raw scan counted
 * @param rowsRead rows the reading pass counted
 * @param amountRead amount total the reading pass counted, plain decimal over all currencies
 */
public record DeliveredFile(
        String file,
        Optional<Long> rowsDeclared,
        Optional<BigDecimal> amountDeclared,
        long rowsScanned,
        long rowsRead,
        BigDecimal amountRead) {}
