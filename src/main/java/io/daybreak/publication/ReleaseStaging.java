package io.daybreak.publication;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.FileFigures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts the files of a held attempt where they can be published from. The held files stay as they are; those that are
 * published unchanged are the same files under a second name.
 */
public final class ReleaseStaging {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTICES = "notices/";

    private final Path held;
    private final String heldDigest;
    private final Staging staging;

    private ReleaseStaging(Path held, String heldDigest, Staging staging) {
        this.held = held;
        this.heldDigest = heldDigest;
        this.staging = staging;
    }

    /**
     * A notice with the line of {@code evidence.jsonl} that proves it.
     *
     * @param notice the notice
     * @param evidence the line
     */
    public record ProvedNotice(Notice notice, String evidence) {}

    /** Whether every file of a held attempt still has the bytes with which it was laid aside. */
    public static boolean isAsHeld(Path held, String controlDigest) throws IOException {
        return Publish.isComplete(held, controlDigest);
    }

    /**
     * Begins anew: whatever an earlier try left in the staging folder is removed.
     *
     * @param heldDigest control digest of the held attempt, whose files were verified
     */
    public static ReleaseStaging begin(Path held, String heldDigest, Path staging) throws IOException {
        return new ReleaseStaging(held, heldDigest, Staging.begin(staging));
    }

    /** Stages everything that was held; answers the control digest, which stays. */
    public String whole() throws IOException {
        for (Control.Line line : control().lines()) {
            link(line.file());
        }
        link(OutputFile.CONTROL.path());
        return heldDigest;
    }

    /**
     * Stages what was held without some of its notices, which go to {@code withdrawn.csv}.
     *
     * @param notices every notice of the attempt, in the order of its evidence
     * @param judge why a notice does not go out; empty when it does
     * @return the control digest of what is left
     */
    public String without(Iterator<ProvedNotice> notices, Function<Notice, Optional<Withdrawal.Reason>> judge)
            throws IOException {
        List<ReadBack> contents = new ArrayList<>();
        for (Control.Line line : control().lines()) {
            if (!isRewritten(line.file())) {
                link(line.file());
                contents.add(new ReadBack(FileFigures.of(line.file(), line.rows(), line.amountTotal()), line.sha256()));
            }
        }
        rewrite(notices, judge);
        for (String file : Reread.files(staging.folder())) {
            if (isRewritten(file)) {
                contents.add(Reread.file(staging.folder(), file));
            }
        }
        return staging.control(contents);
    }

    /** What is rendered from the notices is made anew. */
    private static boolean isRewritten(String file) {
        return file.startsWith(NOTICES)
                || file.equals(OutputFile.EVIDENCE.path())
                || file.equals(OutputFile.WITHDRAWN.path());
    }

    private void rewrite(Iterator<ProvedNotice> notices, Function<Notice, Optional<Withdrawal.Reason>> judge)
            throws IOException {
        Map<Channel, Sheet<Notice>> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            channels.put(channel, staging.notices(channel));
        }
        try (Sheet<Withdrawal> withdrawn = Sheet.create(staging.folder(), WithdrawnFile.TABLE);
                FileChannel file = PrivateFiles.createFile(staging.folder().resolve(OutputFile.EVIDENCE.path()));
                BufferedWriter kept = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(file), StandardCharsets.UTF_8))) {
            while (notices.hasNext()) {
                ProvedNotice proved = notices.next();
                Notice notice = proved.notice();
                Optional<Withdrawal.Reason> reason = judge.apply(notice);
                if (reason.isPresent()) {
                    withdrawn.add(new Withdrawal(notice, reason.get()));
                } else {
                    Optional.ofNullable(channels.get(notice.channel()))
                            .orElseThrow()
                            .add(notice);
                    kept.write(proved.evidence());
                    kept.write('\n');
                }
            }
            withdrawn.finish();
            kept.flush();
            for (Sheet<Notice> sheet : channels.values()) {
                sheet.finish();
            }
        } finally {
            for (Sheet<Notice> sheet : channels.values()) {
                sheet.close();
            }
        }
    }

    /** Writes {@code run.json}: what the held attempt said of itself, and who released it. */
    public void summary(ReleaseNote note) throws IOException {
        ObjectNode run = (ObjectNode) JSON.readTree(Files.readString(held.resolve(OutputFile.RUN.path())));
        run.put("outcome", "PUBLISHED");
        run.put("exit_code", 0);
        ObjectNode release = run.putObject("release");
        release.put("by", note.by());
        release.put("user", note.user());
        release.put("reason", note.reason());
        release.put("released_at", note.releasedAt().toString());
        release.put("judged_at", note.judgedAt().toString());
        ObjectNode withdrawn = release.putObject("withdrawn");
        new TreeMap<>(note.withdrawn()).forEach((reason, count) -> withdrawn.put(reason.name(), count));
        byte[] bytes = (JSON.writer(new DefaultPrettyPrinter()).writeValueAsString(run) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        OutputFolder.replace(staging.folder().resolve(OutputFile.RUN.path()), bytes);
    }

    private Control control() throws IOException {
        return Control.read(held, heldDigest)
                .orElseThrow(() -> new IOException(
                        held.resolve(OutputFile.CONTROL.path()) + " changed since it was" + " verified"));
    }

    private void link(String file) throws IOException {
        Path source = held.resolve(file);
        Path target = staging.folder().resolve(file);
        PrivateFiles.createFolders(target.resolveSibling(""));
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(source, target);
        }
    }
}
