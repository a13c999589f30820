package io.daybreak.cli;

import io.daybreak.job.ComplaintInquiry;
import io.daybreak.job.NightExit;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.MoneyFate;
import io.daybreak.publication.ComplaintFolder;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code verify}: answers complaints about notices. */
@Command(
        name = "verify",
        description = {
            "Answers complaints: was a notice sent, was it right by what was known then, is it right by what is known"
                    + " now, and where is the money they say they paid. Changes nothing.",
            "%nColumns of the file (UTF-8 CSV with a header, any order):",
            "  complaint_id      required, each once",
            "  notice_id, loan_id, phone      at least one; everything given must fit",
            "  received_on       day they got the message",
            "  claimed_paid_on, claimed_amount, reference, payer_name      the payment they say they made",
            "  text              what they wrote",
            "A row that cannot be read is answered UNREADABLE and keeps no other from its answer."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Machine machine;

    @Parameters(
            index = "0",
            paramLabel = "COMPLAINTS.csv",
            converter = Named.Place.class,
            description = "The complaints.")
    private Path file = Path.of("");

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = DateText.Converter.class,
            description = "Business date of the delivery to look in. Without it: the newest published one.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--days",
            paramLabel = "N",
            converter = CheckedDays.class,
            defaultValue = "5",
            description = "How many days a payment may lie from the day they name, 0 to 60. Default: 5.")
    private int days = 5;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            converter = Named.Place.class,
            description = "Where the answers go. Without it: complaints/ in the output folder, by the file's name.")
    private Optional<Path> to = Optional.empty();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    VerifyCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        Preparation preparation = new Preparation(machine, Choices.of(places.given(), machine));
        Optional<Settings> settings = preparation.settings();
        Optional<StoreLocation> location = settings.flatMap(preparation::store);
        Optional<Preparation.ReadPolicy> policy = settings.flatMap(chosen -> preparation.policy(chosen.policy()));
        if (settings.isEmpty() || location.isEmpty() || policy.isEmpty()) {
            return Complaint.of(machine, preparation.problems());
        }
        return new StoreVisit(machine, "verify")
                .reading(location.get(), store -> answer(store, settings.get(), policy.get()));
    }

    private int answer(Store store, Settings settings, Preparation.ReadPolicy policy) throws IOException {
        OutputFolder outputs = new OutputFolder(settings.output());
        OutputFolder.Pairing pairing = outputs.pair(store.storeId());
        if (pairing instanceof OutputFolder.Pairing.Foreign foreign) {
            machine.err().println("daybreak: " + foreign.message());
            return NightExit.USAGE.code();
        }
        ComplaintInquiry inquiry = new ComplaintInquiry(
                store,
                outputs,
                settings::inputOn,
                settings.delivery(),
                policy.policy(),
                machine.scratch(),
                settings.threads(),
                date,
                days);
        Path source = machine.workingDirectory().resolve(file);
        ComplaintInquiry.Result result = inquiry.answer(source);
        if (result instanceof ComplaintInquiry.Result.Unusable unusable) {
            machine.err().println("daybreak: " + unusable.problem());
            return NightExit.USAGE.code();
        }
        ComplaintInquiry.Result.Answered answered = (ComplaintInquiry.Result.Answered) result;
        ComplaintFolder folder = new ComplaintFolder(
                to.map(machine.workingDirectory()::resolve).orElseGet(() -> outputs.complaints(name(source))));
        try {
            folder.write(answered.answers());
        } catch (IOException unwritable) {
            return Told.notWritten(
                    machine, "the answers in", folder.folder(), unwritable, "name another folder with --to");
        }
        tell(answered, folder);
        return 0;
    }

    /** The file's name without its ending, fit for a folder. */
    private static String name(Path source) {
        String whole = String.valueOf(source.getFileName());
        String name = whole.toLowerCase(Locale.ROOT).endsWith(".csv") ? whole.substring(0, whole.length() - 4) : whole;
        return ComplaintFolder.encoded(name);
    }

    /** Ids and codes alone: what people wrote stays in the answers. */
    private void tell(ComplaintInquiry.Result.Answered answered, ComplaintFolder folder) {
        machine.out().println("Looked in " + answered.basis() + ".");
        for (ComplaintAnswer answer : answered.answers()) {
            if (answer.verdict() == ComplaintVerdict.UNREADABLE) {
                answer.reasons().forEach(problem -> machine.err().println("  " + problem));
            } else {
                machine.out()
                        .println("  " + answer.complaintId() + ": " + answer.verdict()
                                + (answer.money() == MoneyFate.NOT_CLAIMED ? "" : ", money " + answer.money()));
            }
        }
        long unreadable = answered.answers().stream()
                .filter(answer -> answer.verdict() == ComplaintVerdict.UNREADABLE)
                .count();
        machine.out()
                .println(answered.answers().size() + " complaint(s) answered"
                        + (unreadable == 0 ? "" : ", " + unreadable + " of them UNREADABLE") + ": "
                        + machine.shown(folder.answers()));
    }

    /** A number of days that still means "about that day". */
    static final class CheckedDays implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[0-9]|[1-5][0-9]|60")) {
                throw new TypeConversionException("'" + text + "' is not a number of days; write one from 0 to 60.");
            }
            return Integer.valueOf(text);
        }
    }
}
