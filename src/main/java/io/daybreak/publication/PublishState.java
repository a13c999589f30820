package io.daybreak.publication;

/** Where an attempt stands on disk, when a run is found to have been publishing. */
public enum PublishState {
    /** The target is there, whole: the rename happened. Go on after it. */
    TARGET_COMPLETE,
    /** The staging folder is there, whole: the rename did not happen. Do it. */
    STAGING_COMPLETE,
    /** Neither is there whole: a person must look. Never made again. */
    NEITHER
}
