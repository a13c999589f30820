package io.daybreak.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a sender writes a delivery. Part of the settings; a value.
 *
 * @param files the files that differ from {@link FileMapping#standard}
 * @param loanIdOrder the order of the big files and of every output
 */
public record DeliveryMapping(Map<DeliveryFile, FileMapping> files, LoanIdOrder loanIdOrder) {
    /** Characters that mean something else in a file. */
    private static final String NO_DELIMITERS = "\"\r\n.-+_ 0123456789";

    public DeliveryMapping {
        files = Map.copyOf(files);
    }

    /** The contract's own way, loan_ids in byte order. */
    public static DeliveryMapping standard() {
        return new DeliveryMapping(Map.of(), LoanIdOrder.UTF8);
    }

    /** The same with another mapping of one file. */
    public DeliveryMapping with(DeliveryFile file, FileMapping mapping) {
        Map<DeliveryFile, FileMapping> changed = new EnumMap<>(DeliveryFile.class);
        changed.putAll(files);
        changed.put(file, mapping);
        return new DeliveryMapping(changed, loanIdOrder);
    }

    /** The same with another order of loan_ids. */
    public DeliveryMapping with(LoanIdOrder order) {
        return new DeliveryMapping(files, order);
    }

    /** How one file is written. */
    public FileMapping of(DeliveryFile file) {
        return Optional.ofNullable(files.get(file)).orElseGet(() -> FileMapping.standard(file));
    }

    /**
     * Everything that is wrong with the mapping, one sentence each, in the order of the files; empty when it can be
     * used.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (DeliveryFile file : DeliveryFile.values()) {
            String place = "delivery mapping of " + file.standardName() + ": ";
            problems(file).forEach(problem -> problems.add(place + problem));
        }
        return problems;
    }

    /** What is wrong with the mapping of one file, one sentence each. */
    public List<String> problems(DeliveryFile file) {
        List<String> problems = new ArrayList<>();
        FileMapping mapping = of(file);
        for (DeliveryFile before : DeliveryFile.values()) {
            if (before.compareTo(file) < 0 && of(before).fileName().equals(mapping.fileName())) {
                problems.add("the name " + mapping.fileName() + " is also that of " + before.standardName()
                        + "; give every file its own.");
                break;
            }
        }
        problems.addAll(problemsOf(file, mapping));
        return problems;
    }

    private static List<String> problemsOf(DeliveryFile file, FileMapping mapping) {
        List<String> problems = new ArrayList<>();
        String name = mapping.fileName();
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
            problems.add("the file name '" + name + "' is not a plain name; leave folders out.");
        }
        char delimiter = mapping.delimiter();
        if (delimiter > '~'
                || delimiter == '\0'
                || Character.isLetterOrDigit(delimiter)
                || NO_DELIMITERS.indexOf(delimiter) >= 0) {
            problems.add("the delimiter '" + Shown.shortened(String.valueOf(delimiter))
                    + "' cannot be used; take a comma, semicolon, tab or bar.");
        }
        if (mapping.decimalSign() != '.' && mapping.decimalSign() != ',') {
            problems.add("the decimal sign '" + mapping.decimalSign() + "' cannot be used; take a point or a comma.");
        }
        if (DatePattern.parse(mapping.datePattern()).isEmpty()) {
            problems.add("the date format '" + mapping.datePattern()
                    + "' cannot be used; it needs yyyy, MM and dd, each once, and no other letters.");
        }
        columnProblems(file, mapping, problems);
        return problems;
    }

    private static void columnProblems(DeliveryFile file, FileMapping mapping, List<String> problems) {
        for (String standard : new TreeMap<>(mapping.columns()).keySet()) {
            if (!file.columns().contains(standard)) {
                problems.add(
                        "there is no column '" + standard + "'" + Spelling.didYouMean(standard, file.columns()) + ".");
            }
        }
        Set<String> taken = new HashSet<>();
        for (String standard : file.columns()) {
            String name = mapping.columnName(standard);
            if (name.isEmpty()) {
                if (file.requiredColumns().contains(standard)) {
                    problems.add("the column '" + standard + "' is required; give it a name.");
                }
            } else if (!taken.add(name)) {
                problems.add("the column name '" + name + "' stands for two columns; give each its own.");
            }
        }
    }
}
