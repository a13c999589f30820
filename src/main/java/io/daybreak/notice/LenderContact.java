package io.daybreak.notice;

/**
 * Who speaks to the borrower, in one language: values of the settings that every message needs.
 *
 * @param lender the lender's name as borrowers know it
 * @param howToPay how to pay, one sentence without a full stop at its end
 * @param howToObject how to say that the message is wrong, likewise
 * @param howToGetHelp whom to ask for deferral, instalments or hardship terms, likewise
 */
public record LenderContact(String lender, String howToPay, String howToObject, String howToGetHelp) {}
