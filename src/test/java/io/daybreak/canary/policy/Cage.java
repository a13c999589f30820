package io.daybreak.canary.policy;

import io.daybreak.canary.loan.Canary;
import java.util.List;

/** Closes the cycle with the canary that sits in it. */
public record Cage(List<Canary> inside) {}
