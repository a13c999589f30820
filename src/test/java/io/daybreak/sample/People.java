package io.daybreak.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Invents borrowers. The names are those of no known person, the phone numbers end in a counter, mail goes to the
 * domain that is reserved for examples.
 */
final class People {
    private static final List<String> CHINESE_FAMILIES =
            List.of("张", "王", "李", "赵", "陈", "杨", "吴", "周", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗", "郑", "梁");
    private static final List<String> CHINESE_GIVEN =
            List.of("晨样", "晓例", "曙样", "旭例", "启样", "昕例", "朝样", "昱例", "昭样", "晞例", "旦样", "昊例", "晟样", "曦例", "明样", "晗例");
    private static final List<String> ENGLISH_GIVEN =
            List.of("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana", "Ivo", "June", "Kit", "Lena");
    private static final List<String> ENGLISH_FAMILIES =
            List.of("Sample", "Example", "Specimen", "Fixture", "Template", "Instance");

    private final List<String> chineseNames;
    private final List<String> englishNames;
    private int born;
    private int abroad;

    People(SplittableRandom random) {
        chineseNames = shuffled(CHINESE_FAMILIES, CHINESE_GIVEN, "", random);
        englishNames = shuffled(ENGLISH_GIVEN, ENGLISH_FAMILIES, " ", random);
    }

    /** A borrower in China who reads Chinese. */
    Person chinese() {
        born++;
        return new Person(
                id(),
                chineseNames.get(born),
                "zh",
                String.format("+8613800000%03d", born),
                "",
                String.format("样例市晨光路%d号", born),
                "Asia/Shanghai",
                "sms");
    }

    /** A borrower in the United States who reads English. */
    Person american() {
        born++;
        abroad++;
        String name = englishNames.get(abroad);
        return new Person(
                id(),
                name,
                "en",
                String.format("+1202555%04d", 100 + abroad),
                name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com",
                abroad + " Daybreak Lane, Sampleton",
                "America/New_York",
                "email");
    }

    private String id() {
        return String.format("B%05d", born);
    }

    private static List<String> shuffled(
            List<String> first, List<String> second, String between, SplittableRandom random) {
        List<String> names = new ArrayList<>();
        first.forEach(one -> second.forEach(other -> names.add(one + between + other)));
        for (int i = names.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            String swapped = names.get(i);
            names.set(i, names.get(other));
            names.set(other, swapped);
        }
        return names;
    }
}
