package io.daybreak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleDataTest {
    private static final Path FOLDER = Path.of("sample-data");

    @Test
    void committedFilesAreWhatTheStoriesMake() throws IOException {
        if (Boolean.getBoolean("sample.update")) {
            SampleData.main(new String[] {FOLDER.toString()});
        }
        Map<String, byte[]> files = SampleData.tell().files();
        assertThat(committed()).isEqualTo(files.keySet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(Files.readString(FOLDER.resolve(file.getKey())))
                    .as(file.getKey() + " (run with -Dsample.update=true to rewrite it)")
                    .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
        }
    }

    private static Set<String> committed() throws IOException {
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> FOLDER.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }
}
