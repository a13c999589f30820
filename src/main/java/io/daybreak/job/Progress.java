package io.daybreak.job;

/** Hears how far a run is. Called from several threads, about once a block; must be quick and must not fail. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void phase(String name, long expectedLoans) {}

        @Override
        public void loans(long count) {}
    };

    /**
     * A part of the run begins.
     *
     * @param name what is done, a few words
     * @param expectedLoans loans it will go through; 0 when unknown
     */
    void phase(String name, long expectedLoans);

    /** So many more loans are done in the present phase. */
    void loans(long count);
}
