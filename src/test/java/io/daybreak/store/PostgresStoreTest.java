package io.daybreak.store;

import static io.daybreak.store.StoreFixture.JUNE_30;
import static io.daybreak.store.StoreFixture.ONE_O_CLOCK;
import static io.daybreak.store.StoreFixture.OPTIONS;
import static io.daybreak.store.StoreFixture.night;
import static io.daybreak.store.StoreFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract on a PostgreSQL server, and what a server makes possible. */
class PostgresStoreTest extends StoreContract {
    @Override
    StoreLocation newLocation() {
        return at(PostgresServer.emptySchemaUrl());
    }

    private static StoreLocation at(String url) {
        return StoreFixture.located(StoreLocation.parse(url, Path.of("/"), Map.of()));
    }

    @Test
    void eachSchemaIsAStoreOfItsOwn() {
        try (Store other = opened(Store.open(newLocation(), OPTIONS))) {
            assertThat(other.storeId()).isNotEqualTo(store().storeId());
        }
    }

    @Test
    void canBeLookedIntoWhileARunHasIt() {
        Run run = store().runs().begin(night(JUNE_30), ONE_O_CLOCK);
        try (Store reading = opened(Store.openReadOnly(location(), OPTIONS))) {
            assertThat(reading.runs().lastAttempt(JUNE_30)).contains(run);
            assertThatThrownBy(() -> reading.runs().begin(night(JUNE_30), ONE_O_CLOCK))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("read-only");
        }
        try (Store empty = opened(Store.openReadOnly(newLocation(), OPTIONS))) {
            assertThat(empty.runs().recent(1)).isEmpty();
        }
    }

    @Test
    void noticesThatTheServerTookTheLockBack() {
        assertThat(store().isLocked()).isTrue();
        PostgresServer.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        assertThat(store().isLocked()).isFalse();
    }

    @Test
    void aSchemaWithSomebodysTablesIsLeftAlone() {
        String url = PostgresServer.emptySchemaUrl();
        String schema = url.substring(url.lastIndexOf('=') + 1);
        PostgresServer.execute("create table " + schema + ".somebodys (id int)");
        assertThat(Store.open(at(url), OPTIONS))
                .isInstanceOfSatisfying(Opening.Unusable.class, unusable -> assertThat(unusable.message())
                        .contains("its tables cannot be brought up to date", "non-empty schema")
                        .doesNotContain("\n"));
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidInOneLine() {
        Opening opening = Store.open(at("jdbc:postgresql://localhost:1/daybreak?user=nobody"), OPTIONS);
        assertThat(opening).isInstanceOfSatisfying(Opening.Unusable.class, unusable -> assertThat(unusable.message())
                .startsWith("Store jdbc:postgresql://localhost:1/daybreak: ")
                .contains("refused")
                .doesNotContain("\n", "user=nobody"));
    }
}
