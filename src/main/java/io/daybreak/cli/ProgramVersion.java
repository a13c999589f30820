package io.daybreak.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as the jar's manifest tells it; classes run outside a jar have none. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
        return new String[] {"daybreak " + version};
    }
}
