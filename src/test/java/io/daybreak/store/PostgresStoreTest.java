package io.daybreak.store;

import java.nio.file.Path;
import java.util.Map;

/** The contract on a PostgreSQL server. */
class PostgresStoreTest extends StoreContract {
    @Override
    StoreLocation newLocation() {
        return StoreFixture.located(StoreLocation.parse(PostgresServer.emptySchemaUrl(), Path.of("/"), Map.of()));
    }
}
