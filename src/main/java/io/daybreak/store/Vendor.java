package io.daybreak.store;

/** The databases a store can live in. */
enum Vendor {
    H2,
    POSTGRESQL;

    /** Where this database's own migrations lie. */
    String migrations() {
        return switch (this) {
            case H2 -> "classpath:db/migration/h2";
            case POSTGRESQL -> "classpath:db/migration/postgresql";
        };
    }
}
