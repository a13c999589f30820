package io.daybreak.cli;

import io.daybreak.publication.DataDictionary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dictionary}: what every column and key of every output file means, from the code that writes it. */
@Command(name = "dictionary", description = "Prints what every column and key of every output file means, as Markdown.")
final class DictionaryCommand implements Callable<Integer> {
    private final Machine machine;

    DictionaryCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        machine.out().print(DataDictionary.markdown());
        machine.out().flush();
        return 0;
    }
}
