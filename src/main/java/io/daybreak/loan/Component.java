package io.daybreak.loan;

/** What an amount due is made of. The order of the constants carries no meaning: a policy states its own. */
public enum Component {
    PRINCIPAL,
    INTEREST,
    FEE,
    PENALTY
}
