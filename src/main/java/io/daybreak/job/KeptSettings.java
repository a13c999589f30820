package io.daybreak.job;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.notice.MessageSettings;
import io.daybreak.publication.ReportStyle;

/**
 * The settings that can change a business file, as a past run was bound to them.
 *
 * @param text the settings as one stable text, which their digest is taken over
 * @param delivery how the delivery is written
 * @param messages what messages need
 * @param report how the files for people are made
 */
public record KeptSettings(String text, DeliveryMapping delivery, MessageSettings messages, ReportStyle report) {}
