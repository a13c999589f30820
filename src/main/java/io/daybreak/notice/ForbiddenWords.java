package io.daybreak.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that no message may contain: threats, words about the borrower's family or employer, and names that regulators
 * give to bad loans, which say something about the lender's books and nothing to a borrower. The lists stop what would
 * be sent in haste; they do not replace a person who reads the template.
 */
final class ForbiddenWords {
    private static final String WHY_THREAT = "a threat";
    private static final String WHY_PRIVATE = "it draws others into it";
    private static final String WHY_TIER = "a regulatory tier is never named to a borrower";

    private static final List<Word> ENGLISH = List.of(
            english(
                    WHY_THREAT,
                    "court|lawsuits?|sue|suing|legal (?:action|proceedings|steps)|lawyers?|attorneys?|bailiffs?"
                            + "|police|arrest(?:ed)?|jail|prison|prosecut\\w*|criminal\\w*|fraud\\w*"
                            + "|seiz\\w+|repossess\\w*|garnish\\w*|foreclos\\w*|enforce\\w*"
                            + "|blacklist\\w*|default(?:ers?)? list|name and shame|public(?:ly)? (?:list|name)\\w*"
                            + "|visit (?:you|your)|final (?:warning|demand)|last (?:warning|chance)|or else"
                            + "|consequences|immediately|at once"),
            english(
                    WHY_PRIVATE,
                    "employers?|workplace|your (?:boss|manager|work|job)|colleagues?|co-?workers?"
                            + "|famil(?:y|ies)|relatives?|parents?|spouses?|husband|wife|children|friends?|neighbou?rs?"
                            + "|(?:phone|emergency) contacts?|address book"),
            english(
                    WHY_TIER,
                    "special[ -]mention|sub-?standard|doubtful|non[ -]?performing|NPAs?|NPLs?|SMA(?:[ -]?[012])?"
                            + "|loss (?:tier|category|asset)|risk (?:tier|category|class)"));

    private static final List<Word> CHINESE = List.of(
            chinese(
                    WHY_THREAT,
                    "起诉|诉讼|法院|法庭|律师|公安|警察|报警|报案|立案|拘留|逮捕|坐牢|判刑|刑事|犯罪|诈骗|骗贷|查封|冻结|强制执行"
                            + "|黑名单|失信|老赖|曝光|公示|上门|走访|后果|最后通牒|最后警告|最后机会|否则|立即|马上|立刻"),
            chinese(
                    WHY_PRIVATE,
                    "家人|家属|家庭|父母|亲属|亲戚|亲友|配偶|丈夫|妻子|子女|孩子|工作单位|您单位|所在单位|贵单位|公司|同事|雇主|老板|领导"
                            + "|朋友|邻居|通讯录|紧急联系人|村委|居委|学校"),
            chinese(WHY_TIER, "关注类|次级|可疑|损失类|不良|风险分类|五级分类"));

    private ForbiddenWords() {}

    /** A pattern of words and why they are forbidden. */
    private record Word(Pattern pattern, String why) {}

    /**
     * A forbidden word that was found.
     *
     * @param at where it begins in the text
     * @param word the word
     * @param why why it is forbidden
     */
    record Hit(int at, String word, String why) {}

    /** The forbidden words in a text, those of its language and the policy's own tier codes. */
    static List<Hit> in(String text, SpokenWords language, Set<String> tierCodes) {
        List<Word> words = new ArrayList<>(
                switch (language) {
                    case ENGLISH -> ENGLISH;
                    case CHINESE -> CHINESE;
                    case NEUTRAL -> List.of();
                });
        tierCodes.stream().sorted().map(ForbiddenWords::tierCode).forEach(words::add);
        List<Hit> hits = new ArrayList<>();
        for (Word word : words) {
            Matcher matcher = word.pattern().matcher(text);
            while (matcher.find()) {
                hits.add(new Hit(matcher.start(), matcher.group(), word.why()));
            }
        }
        return hits;
    }

    /** A code of one letter or of digits is a word of everyday language too: it is one only where a tier is spoken of. */
    private static Word tierCode(String code) {
        String alone = "(?<![\\p{L}\\p{N}_])" + Pattern.quote(code) + "(?![\\p{L}\\p{N}_])";
        boolean isEveryday = code.length() == 1 || code.chars().allMatch(Character::isDigit);
        String spokenOf = "(?i:tier|class|category|rating|grade|level|stage)[ -]" + alone + "|(?<![\\p{L}\\p{N}_])"
                + Pattern.quote(code) + " ?[级类档]";
        return new Word(Pattern.compile(isEveryday ? spokenOf : alone), WHY_TIER);
    }

    private static Word english(String why, String alternatives) {
        return new Word(Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE), why);
    }

    private static Word chinese(String why, String alternatives) {
        return new Word(Pattern.compile(alternatives), why);
    }
}
