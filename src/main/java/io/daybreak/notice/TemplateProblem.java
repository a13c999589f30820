package io.daybreak.notice;

/**
 * What is wrong with a template.
 *
 * @param file the template's file name
 * @param line line in it, 1 being the first; 0 when it is about the file as a whole
 * @param message what is wrong
 * @param whatToDo what to do about it
 */
public record TemplateProblem(String file, int line, String message, String whatToDo) {

    /** Where, what and what to do, in one line. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message + "; " + whatToDo;
    }
}
