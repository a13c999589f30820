package io.daybreak.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * How a sender writes one file, where it differs from the contract. Values are taken as they are; {@link
 * DeliveryMapping#problems} says what is wrong with them.
 *
 * @param fileName the sender's file name, a plain name without folders
 * @param columns the sender's column name by the standard name; a column not named here keeps its standard name, and one
 *     that has an empty name here is not read, whatever the header says
 * @param delimiter between fields, one ASCII character
 * @param charset of the file
 * @param datePattern how dates are written: {@code yyyy}, {@code MM} and {@code dd}, each once, with any other
 *     characters between them
 * @param decimalSign between the whole and the fraction of an amount, {@code .} or {@code ,}
 */
public record FileMapping(
        String fileName,
        Map<String, String> columns,
        char delimiter,
        Charset charset,
        String datePattern,
        char decimalSign) {
    /** The pattern of ISO dates. */
    public static final String ISO_DATE = "yyyy-MM-dd";

    public FileMapping {
        columns = Map.copyOf(columns);
    }

    /** The contract's own way: UTF-8, comma, ISO dates, decimal point, standard names. */
    public static FileMapping standard(DeliveryFile file) {
        return csv(file.standardName());
    }

    /** A file of any name in the contract's own way. */
    static FileMapping csv(String fileName) {
        return new FileMapping(fileName, Map.of(), ',', StandardCharsets.UTF_8, ISO_DATE, '.');
    }

    /** The sender's name of a standard column. */
    public String columnName(String standardName) {
        return Optional.ofNullable(columns.get(standardName)).orElse(standardName);
    }
}
