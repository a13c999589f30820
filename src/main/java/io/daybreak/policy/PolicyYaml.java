package io.daybreak.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.daybreak.policy.PolicyProblem.Code;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy file's text as a policy. Reading the file is the caller's business; nothing here touches one.
 *
 * <p>Only plain YAML is taken: scalars keep their text (so {@code 0.1} stays exact and {@code version: 2026.10} keeps
 * its zero), no tag makes an object, anchors and aliases are refused, a key may stand once.
 */
public final class PolicyYaml {
    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_DEPTH = 12;
    private static final Pattern MARK = Pattern.compile("^ in 'reader', line ([0-9]+), column [0-9]+");
    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final Problems problems;

    private PolicyYaml(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads a policy.
     *
     * @param text the whole file, at most 1,048,576 characters
     * @return the policy, or every problem found; when the text is not YAML, that alone
     */
    public static PolicyReading read(String text) {
        Problems problems = new Problems();
        Optional<YamlNode> tree = tree(text, problems);
        if (tree.isEmpty() || !problems.isEmpty()) {
            return new PolicyReading.Faulty(problems.inOrder());
        }
        return PolicyReader.read(tree.get());
    }

    /**
     * Reads any file that people write by hand, such as the settings, under the same rules.
     *
     * @param text the whole file, at most 1,048,576 characters
     * @param problems what is wrong with it goes here
     * @return the file as a tree; empty when the text is not YAML
     */
    public static Optional<YamlNode> tree(String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.report(
                    Code.NOT_YAML,
                    "",
                    0,
                    "the file has " + text.length() + " characters; at most " + MAX_CHARACTERS
                            + " are read, so check that this is the right file");
            return Optional.empty();
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (YAMLParser parser = YAML.createParser(new StringReader(withoutMark))) {
            return new PolicyYaml(parser, problems).document();
        } catch (JsonProcessingException broken) {
            report(broken, problems);
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    private Optional<YamlNode> document() throws IOException {
        if (parser.nextToken() == null) {
            problems.report(Code.NOT_YAML, "", 0, "the file is empty; write lines of key: value");
            return Optional.empty();
        }
        YamlNode root = node("", here(), 0);
        if (parser.nextToken() != null) {
            problems.report(Code.NOT_YAML, "", here(), "a second document begins here; a file holds one");
        }
        return Optional.of(root);
    }

    /** The node at the current token; leaves the parser on its last token. */
    private YamlNode node(String path, int line, int depth) throws IOException {
        refuseMachinery(path, line);
        return switch (parser.currentToken()) {
            case START_OBJECT -> depth < MAX_DEPTH ? mapping(path, line, depth) : tooDeep(path, line);
            case START_ARRAY -> depth < MAX_DEPTH ? sequence(path, line, depth) : tooDeep(path, line);
            default -> new YamlNode.Scalar(path, line, parser.getText(), parser.currentToken() == JsonToken.VALUE_NULL);
        };
    }

    private YamlNode mapping(String path, int line, int depth) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = here();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode before = entries.get(key);
            YamlNode value = node(keyPath, keyLine, depth + 1);
            if (before == null) {
                entries.put(key, value);
            } else {
                problems.report(
                        Code.DUPLICATE_KEY,
                        keyPath,
                        keyLine,
                        "'" + key + "' already stands in line " + before.line() + "; keep one of the two");
            }
        }
        return new YamlNode.Mapping(path, line, entries);
    }

    private YamlNode sequence(String path, int line, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", here(), depth + 1));
        }
        return new YamlNode.Sequence(path, line, items);
    }

    private YamlNode tooDeep(String path, int line) throws IOException {
        problems.report(Code.NOT_YAML, path, line, "nested too deeply; check the indentation");
        parser.skipChildren();
        return new YamlNode.Scalar(path, line, "", true);
    }

    private void refuseMachinery(String path, int line) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problems.report(
                    Code.NOT_YAML, path, line, "anchors (&) and aliases (*) are not used here; write the value out");
        }
        if (parser.getTypeId() != null) {
            problems.report(Code.NOT_YAML, path, line, "tags (!) are not used here; write a plain value");
        }
    }

    private int here() {
        return line(parser.currentTokenLocation());
    }

    private static int line(@Nullable JsonLocation location) {
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    /** The parser's own words without its excerpt: what it was reading, from which line, and what it found in which. */
    private static void report(JsonProcessingException broken, Problems problems) {
        int line = line(broken.getLocation());
        StringJoiner words = new StringJoiner(", ");
        String sentence = "";
        for (String part : broken.getOriginalMessage().lines().toList()) {
            Matcher mark = MARK.matcher(part);
            if (mark.find()) {
                line = Integer.parseInt(mark.group(1));
                words.add(sentence + " (line " + line + ")");
                sentence = "";
            } else if (!part.startsWith(" ")) {
                sentence = part;
            }
        }
        if (!sentence.isBlank()) {
            words.add(sentence);
        }
        problems.report(
                Code.NOT_YAML, "", line, "not YAML: " + words + "; check quotes, colons and indentation near there");
    }
}
