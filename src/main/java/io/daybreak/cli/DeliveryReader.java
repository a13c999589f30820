package io.daybreak.cli;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.FileMapping;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.policy.Fields;
import io.daybreak.policy.PolicyProblem.Code;
import io.daybreak.policy.Suggestion;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings' key {@code delivery}: how the sender writes its files. */
final class DeliveryReader {
    private static final String DEFAULT = "default";
    private static final List<String> DEFAULT_KEYS = List.of("delimiter", "charset", "date_format", "decimal_sign");
    private static final List<String> FILE_KEYS =
            List.of("name", "delimiter", "charset", "date_format", "decimal_sign", "columns");

    private final Fields fields;

    DeliveryReader(Fields fields) {
        this.fields = fields;
    }

    /** How every file is written; without the key, as the contract says. */
    DeliveryMapping read(LoanIdOrder order) {
        DeliveryMapping standard = new DeliveryMapping(Map.of(), order);
        Optional<Fields> section = fields.section("delivery", keys());
        if (section.isEmpty()) {
            return standard;
        }
        Optional<Fields> byDefault = section.get().section(DEFAULT, DEFAULT_KEYS);
        Map<DeliveryFile, FileMapping> files = new EnumMap<>(DeliveryFile.class);
        for (DeliveryFile file : DeliveryFile.values()) {
            FileMapping all = byDefault
                    .map(chosen -> dialect(chosen, FileMapping.standard(file)))
                    .orElse(FileMapping.standard(file));
            FileMapping own = section.get()
                    .section(key(file), FILE_KEYS)
                    .map(chosen -> file(chosen, all))
                    .orElse(all);
            files.put(file, own);
        }
        DeliveryMapping mapping = new DeliveryMapping(files, order);
        tell(mapping, section.get());
        return mapping;
    }

    /** What intake cannot read so, each thing once: what stands in {@code default} is wrong with every file. */
    private static void tell(DeliveryMapping mapping, Fields section) {
        Set<String> told = new HashSet<>();
        for (DeliveryFile file : DeliveryFile.values()) {
            List<String> news =
                    mapping.problems(file).stream().filter(told::add).toList();
            if (!news.isEmpty()) {
                section.problem(
                        Code.OUT_OF_BOUNDS,
                        section.has(key(file)) ? key(file) : DEFAULT,
                        file.standardName() + ": " + String.join(" ", news));
            }
        }
    }

    /** The key of a file: its standard name without the ending. */
    static String key(DeliveryFile file) {
        return file.standardName().substring(0, file.standardName().lastIndexOf('.'));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(DEFAULT);
        for (DeliveryFile file : DeliveryFile.values()) {
            keys.add(key(file));
        }
        return keys;
    }

    private FileMapping file(Fields chosen, FileMapping all) {
        FileMapping dialect = dialect(chosen, all);
        Map<String, String> columns = new LinkedHashMap<>();
        chosen.entries("columns").forEach((standard, node) -> chosen.scalar(node)
                .ifPresent(scalar -> columns.put(standard, scalar.text())));
        return new FileMapping(
                chosen.text("name").orElse(dialect.fileName()),
                columns,
                dialect.delimiter(),
                dialect.charset(),
                dialect.datePattern(),
                dialect.decimalSign());
    }

    private FileMapping dialect(Fields chosen, FileMapping below) {
        return new FileMapping(
                below.fileName(),
                below.columns(),
                character(chosen, "delimiter").orElse(below.delimiter()),
                charset(chosen).orElse(below.charset()),
                chosen.text("date_format").orElse(below.datePattern()),
                character(chosen, "decimal_sign").orElse(below.decimalSign()));
    }

    private Optional<Character> character(Fields chosen, String key) {
        Optional<String> text = chosen.text(key);
        if (text.isPresent() && text.get().length() != 1) {
            chosen.problem(
                    Code.OUT_OF_BOUNDS,
                    key,
                    Fields.quoted(text.get()) + " is not one character; write one, such as \";\" or \"\\t\" in double"
                            + " quotes");
            return Optional.empty();
        }
        return text.map(one -> one.charAt(0));
    }

    private Optional<Charset> charset(Fields chosen) {
        Optional<String> name = chosen.text("charset");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.get()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            String meant = Suggestion.nearest(
                            name.get(), Charset.availableCharsets().keySet())
                    .map(charset -> "did you mean '" + charset + "'?")
                    .orElse("write one such as UTF-8, GB18030 or windows-1252");
            chosen.problem(
                    Code.UNKNOWN_WORD, "charset", Fields.quoted(name.get()) + " is not a charset known here; " + meant);
            return Optional.of(StandardCharsets.UTF_8);
        }
    }
}
