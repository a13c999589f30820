package io.daybreak.notice;

/**
 * Who speaks to the borrower, in one language: values of the settings that every message needs. The last three are
 * instructions that can follow a comma or a colon, without a full stop: {@code call 400 000 0000}, {@code
 * 请致电400-000-0000}.
 *
 * @param lender the lender's name as borrowers know it
 * @param howToPay how to pay
 * @param howToObject how to say that the message is wrong
 * @param howToGetHelp whom to ask for a deferral or smaller instalments
 */
public record LenderContact(String lender, String howToPay, String howToObject, String howToGetHelp) {}
