package io.daybreak.job;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.notice.MessageSettings;
import io.daybreak.notice.TemplateKey;
import io.daybreak.policy.Policy;
import io.daybreak.publication.ReportStyle;
import io.daybreak.store.StoreLocation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

/**
 * Everything one night needs from outside: nothing in this room reads a clock, the environment or a settings file.
 *
 * @param businessDate the day to close
 * @param input folder of the delivery
 * @param mapping how the delivery is written
 * @param output folder of the outputs
 * @param store where the memory lies
 * @param policy the checked policy
 * @param policyText the policy file as read; kept with the run
 * @param templates checked template texts
 * @param messages what messages need from the settings
 * @param report how the report and the other files for people are made
 * @param settingsText the settings that can change a business file, as one stable text; kept with the run
 * @param programDigest digest of the program
 * @param threads working threads, at least 1
 * @param dryRun whether everything up to publication is done and nothing is left behind
 * @param scratch folder for the files of a dry run; it is made and removed
 * @param startedBy operating-system user, for the record
 * @param clock for the record of when a run began and ended; no business file depends on it
 * @param stop asks the run to stop
 * @param killPoints where a test ends the process
 */
public record NightRequest(
        LocalDate businessDate,
        Path input,
        DeliveryMapping mapping,
        Path output,
        StoreLocation store,
        Policy policy,
        String policyText,
        Map<TemplateKey, String> templates,
        MessageSettings messages,
        ReportStyle report,
        String settingsText,
        String programDigest,
        int threads,
        boolean dryRun,
        Path scratch,
        String startedBy,
        InstantSource clock,
        StopSwitch stop,
        KillPoints killPoints) {
    public NightRequest {
        templates = Map.copyOf(templates);
    }

    /**
     * A past run's request, in this one's places.
     *
     * @param date its business date
     * @param itsInput its delivery
     */
    NightRequest asThen(
            LocalDate date,
            Path itsInput,
            Policy itsPolicy,
            String itsPolicyText,
            Map<TemplateKey, String> itsTemplates,
            KeptSettings settings) {
        return new NightRequest(
                date,
                itsInput,
                settings.delivery(),
                output,
                store,
                itsPolicy,
                itsPolicyText,
                itsTemplates,
                settings.messages(),
                settings.report(),
                settings.text(),
                programDigest,
                threads,
                dryRun,
                scratch.resolve("again"),
                startedBy,
                clock,
                stop,
                killPoints);
    }

    /** The same request under another policy. */
    NightRequest under(Policy other, String otherText) {
        return new NightRequest(
                businessDate,
                input,
                mapping,
                output,
                store,
                other,
                otherText,
                templates,
                messages,
                report,
                settingsText,
                programDigest,
                threads,
                dryRun,
                scratch,
                startedBy,
                clock,
                stop,
                killPoints);
    }
}
