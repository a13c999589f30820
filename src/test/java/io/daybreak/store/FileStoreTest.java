package io.daybreak.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded database. */
class FileStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    StoreLocation newLocation() {
        return StoreFixture.folder(folder.resolve("store"));
    }
}
