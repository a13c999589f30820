package io.daybreak.endtoend;

/**
 * What came of one command.
 *
 * @param exitCode the process's exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Night(int exitCode, String out, String err) {

    /** Exit code of a process that a kill point ended. */
    static final int KILLED = 137;

    @Override
    public String toString() {
        return "exit " + exitCode + "\n--- out\n" + out + "--- err\n" + err;
    }
}
