package io.daybreak.cli;

import io.daybreak.job.LoanInquiry;
import io.daybreak.job.NightExit;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.publication.ExplanationJson;
import io.daybreak.publication.ExplanationPage;
import io.daybreak.publication.ExplanationPicture;
import io.daybreak.publication.ExplanationSetting;
import io.daybreak.publication.ExplanationText;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: walks from a loan's records to its tier at a date. */
@Command(
        name = "explain",
        description = {
            "Says why a loan is what it is at a date: schedule, payments, what did not count, days, tier, notice.",
            "For a published date it answers as was known then, else from the newest delivery; it says which."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Machine machine;

    @Parameters(index = "0", paramLabel = "LOAN_ID", converter = Named.Text.class, description = "The loan.")
    private String loanId = "";

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = DateText.Converter.class,
            description = "Business date. Without it: yesterday in the settings' time zone.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            converter = Named.Place.class,
            description = "Write the page with a picture into a file as well.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    ExplainCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(places.given());
        date.ifPresent(day -> given.put(Key.DATE, day.toString()));
        Preparation preparation = new Preparation(machine, Choices.of(given, machine));
        Optional<Settings> settings = preparation.settings();
        Optional<LocalDate> asOf = settings.flatMap(preparation::date);
        Optional<StoreLocation> location = settings.flatMap(preparation::store);
        Optional<Preparation.ReadPolicy> policy = settings.flatMap(chosen -> preparation.policy(chosen.policy()));
        if (asOf.isEmpty() || location.isEmpty() || policy.isEmpty()) {
            return Complaint.of(machine, preparation.problems());
        }
        OpenOptions options =
                new OpenOptions("process " + ProcessHandle.current().pid() + ", explain", 2, new SecureRandom());
        Opening opening = Store.openReadOnly(location.get(), options);
        if (opening instanceof Opening.Busy busy) {
            machine.err().println("daybreak: " + busy.message());
            return NightExit.BUSY.code();
        }
        if (opening instanceof Opening.Unusable unusable) {
            machine.err().println("daybreak: " + unusable.message());
            return NightExit.FAILED.code();
        }
        try (Store store = ((Opening.Opened) opening).store()) {
            if (store.isStandIn()) {
                machine.err().println("daybreak: " + StoreVisit.thereIsNone(location.get()));
            }
            LoanInquiry inquiry = new LoanInquiry(
                    store,
                    new OutputFolder(settings.get().output()),
                    settings.get()::inputOn,
                    settings.get().delivery(),
                    policy.get().policy(),
                    new LoanInquiry.Texts(
                            preparation
                                    .templates(settings.get(), policy.get().policy())
                                    .texts(),
                            settings.get().messages()),
                    machine.scratch(),
                    settings.get().threads(),
                    LoanInquiry.SMALL_BYTES);
            return tell(inquiry.explain(loanId, asOf.get()), store);
        } catch (IOException unreadable) {
            machine.err()
                    .println("daybreak: " + loanId + " cannot be explained: "
                            + unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage());
            return NightExit.FAILED.code();
        }
    }

    private int tell(LoanInquiry.Answer answer, Store store) throws IOException {
        if (answer instanceof LoanInquiry.Answer.Nothing nothing) {
            machine.err().println("daybreak: " + nothing.message());
            return NightExit.USAGE.code();
        }
        if (answer instanceof LoanInquiry.Answer.NotClassified && html.isPresent()) {
            machine.err()
                    .println("daybreak: no page is written: a loan that is not classified has no days to draw; what is"
                            + " known of it is printed alone");
        }
        if (answer instanceof LoanInquiry.Answer.NotClassified not && json) {
            machine.out().println(ExplanationJson.notClassified(loanId, not.rejections(), not.basis(), not.decision()));
            return 0;
        }
        if (answer instanceof LoanInquiry.Answer.NotClassified not) {
            ExplanationText.notClassified(loanId, not.rejections(), not.basis(), not.decision())
                    .forEach(machine.out()::println);
            return 0;
        }
        LoanInquiry.Answer.Explained explained = (LoanInquiry.Answer.Explained) answer;
        if (html.isPresent() && !isWritten(html.get(), page(explained, store))) {
            return NightExit.FAILED.code();
        }
        if (json) {
            machine.out().println(ExplanationJson.of(explained.explanation(), told(explained)));
        } else {
            ExplanationText.of(explained.explanation(), told(explained)).forEach(machine.out()::println);
        }
        return 0;
    }

    private String page(LoanInquiry.Answer.Explained explained, Store store) {
        List<ExplanationPicture.Told> notices =
                store.ledger().ofLoans(List.of(loanId)).getOrDefault(loanId, List.of()).stream()
                        .filter(entry -> entry.state() == LedgerEntry.State.SENT)
                        .map(entry -> new ExplanationPicture.Told(entry.businessDate(), entry.level()))
                        .sorted(Comparator.comparing(ExplanationPicture.Told::day))
                        .toList();
        return ExplanationPage.of(
                explained.explanation(),
                explained
                        .policy()
                        .rules(explained.explanation().records().loan().product()),
                notices,
                told(explained));
    }

    private static ExplanationSetting told(LoanInquiry.Answer.Explained explained) {
        return new ExplanationSetting(explained.basis(), explained.published(), explained.decision());
    }

    private boolean isWritten(Path place, String page) {
        Path file = machine.workingDirectory().resolve(place);
        try {
            write(file, page);
            return true;
        } catch (IOException unwritable) {
            Told.notWritten(machine, "the page", file, unwritable, "name a file in another folder with --html");
            return false;
        }
    }

    /** The page is about a person's loan: only its owner may read it. A folder in its place is left alone. */
    private static void write(Path file, String page) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(StandardCharsets.UTF_8.encode(page));
        }
    }
}
