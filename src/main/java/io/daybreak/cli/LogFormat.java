package io.daybreak.cli;

/** How log files are written. */
enum LogFormat {
    /** One line an event, for people. */
    TEXT,
    /** One JSON object an event, for machines. */
    JSON
}
