package io.daybreak.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One template text, read once and filled many times. Values are put in as they are, without any escaping. */
final class CompiledTemplate {
    private final Template template;
    private final Set<String> words;
    private final Set<String> sections;
    private final boolean strayBraces;

    private CompiledTemplate(Template template, Words words) {
        this.template = template;
        this.words = words.variables;
        this.sections = words.sections;
        this.strayBraces = words.braces;
    }

    /**
     * Reads a template text. White space at its end is not part of the message.
     *
     * @throws MustacheException when braces do not match
     */
    static CompiledTemplate of(String text) {
        Template template = Mustache.compiler().escapeHTML(false).compile(text.stripTrailing());
        Words words = new Words();
        template.visit(words);
        return new CompiledTemplate(template, words);
    }

    /** Every word between braces that asks for a value. */
    Set<String> words() {
        return words;
    }

    /** Every section or include; a message has none, because a condition in a text is a rule nobody signed. */
    Set<String> sections() {
        return sections;
    }

    /** Whether a brace is part of the text: a placeholder that was begun or ended wrongly would be sent as it is. */
    boolean strayBraces() {
        return strayBraces;
    }

    /** The text with every word replaced by its value. */
    String fill(Map<String, String> values) {
        return template.execute(values);
    }

    private static final class Words implements Mustache.Visitor {
        private final Set<String> variables = new LinkedHashSet<>();
        private final Set<String> sections = new LinkedHashSet<>();
        private boolean braces;

        @Override
        public void visitText(String text) {
            braces |= text.indexOf('{') >= 0 || text.indexOf('}') >= 0;
        }

        @Override
        public void visitVariable(String name) {
            variables.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            sections.add(name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            sections.add(name);
            return false;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            sections.add(name);
            return false;
        }
    }
}
