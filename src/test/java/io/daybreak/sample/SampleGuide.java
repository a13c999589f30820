package io.daybreak.sample;

import java.util.List;

/** The page that leads through {@code sample-data/}. */
final class SampleGuide {
    private SampleGuide() {}

    static String of(List<Story> stories) {
        StringBuilder page = new StringBuilder();
        page.append("# Four nights of a portfolio that does not exist\n\n")
                .append("One folder per business date, each a full delivery: all loans with all their rows since\n")
                .append("disbursement, and a `control.csv` that fits. Names, numbers and addresses are invented. The\n")
                .append("files are made by `io.daybreak.sample.SampleData` in the test tree, which tells every story\n")
                .append("below; a test holds these files against it. To change them, change the stories and run\n\n")
                .append("```\nmvn -q test -Dtest=SampleDataTest -Dsample.update=true\n```\n\n")
                .append("## The nights\n\n")
                .append("| business date | what is special |\n|---|---|\n")
                .append(night(0, "The first run: no baseline yet, so level 1 at most."))
                .append(night(1, "An ordinary night: some pay, some do not, a payment bounces, a deferral is booked."))
                .append(night(2, "The month end."))
                .append(night(3, incident()))
                .append("\nRun them in this order, for example\n\n```\n");
        for (var night : LoanBook.NIGHTS) {
            page.append("jobs/daybreak run --date ")
                    .append(night)
                    .append(" --input sample-data/")
                    .append(night)
                    .append('\n');
        }
        page.append("```\n\n## The stories\n\n").append("| story | loans | what to look at |\n|---|---|---|\n");
        for (Story story : stories) {
            page.append("| ")
                    .append(story.title())
                    .append(" | ")
                    .append(String.join(" ", story.loanIds()))
                    .append(" | ")
                    .append(story.lookAt())
                    .append(" |\n");
        }
        page.append(
                        "\nThe loans without a story are the crowd: most of it pays on time or a few days early, some a few\n")
                .append("days late, and some have stopped paying one to four installments ago.\n")
                .append(Complaints.guide());
        return page.toString();
    }

    private static String incident() {
        return "**The incident.** The payments of the feed `" + Incident.LOST_FEED
                + "` are missing altogether, and the coming due dates of product `" + Incident.MOVED_PRODUCT
                + "` lie " + Incident.DAYS_EARLIER
                + " days earlier than the night before. The control file fits what was"
                + " sent, so nothing is refused; but scores of borrowers who paid on time look late. The guards see it:"
                + " the run is held (exit 5), its files lie in `out/held/`, and nobody is told anything until a named"
                + " person releases or discards it.";
    }

    private static String night(int index, String special) {
        return "| " + LoanBook.NIGHTS.get(index) + " | " + special + " |\n";
    }
}
