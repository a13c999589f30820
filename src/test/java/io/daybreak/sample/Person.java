package io.daybreak.sample;

import java.util.List;

/** A borrower nobody is: the cells of one row of {@code borrowers.csv}, empty where unknown. */
record Person(
        String borrowerId,
        String name,
        String language,
        String phone,
        String email,
        String address,
        String timeZone,
        String preferredChannel) {

    Person withName(String newName) {
        return new Person(borrowerId, newName, language, phone, email, address, timeZone, preferredChannel);
    }

    Person withLanguage(String newLanguage) {
        return new Person(borrowerId, name, newLanguage, phone, email, address, timeZone, preferredChannel);
    }

    Person withPhone(String newPhone) {
        return new Person(borrowerId, name, language, newPhone, email, address, timeZone, preferredChannel);
    }

    List<String> cells() {
        return List.of(borrowerId, name, language, phone, email, address, timeZone, preferredChannel);
    }
}
