package io.daybreak.cli;

/** What may be chosen on the command line and in the environment, whatever the settings say. */
enum Key {
    INPUT("--input", "DAYBREAK_INPUT"),
    OUTPUT("--output", "DAYBREAK_OUTPUT"),
    STORE("--store", "DAYBREAK_STORE"),
    POLICY("--policy", "DAYBREAK_POLICY"),
    SETTINGS("--settings", "DAYBREAK_SETTINGS"),
    THREADS("--threads", "DAYBREAK_THREADS"),
    DATE("--date", "DAYBREAK_DATE");

    private final String flag;
    private final String variable;

    Key(String flag, String variable) {
        this.flag = flag;
        this.variable = variable;
    }

    /** The option's name. */
    String flag() {
        return flag;
    }

    /** The environment variable's name. */
    String variable() {
        return variable;
    }
}
