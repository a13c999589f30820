package io.daybreak.intake;

/** What a scan of a delivery's folder comes to. */
public sealed interface Scan permits Delivery, Refused {}
