package io.daybreak.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;

/**
 * What Daybreak remembers. Opened by one process at a time; {@link #openReadOnly} looks without locking.
 *
 * <p>Every method takes a connection from the data source and gives it back. Alone, a method is one transaction; within
 * the transaction of a {@link #with transaction-aware data source} it is part of that one.
 */
public final class Store implements AutoCloseable {
    private final DataSource dataSource;
    private final Database database;
    private final String storeId;
    private final StoreLocation location;
    private final StoreLock lock;
    private final Runnable whenClosed;

    Store(DataSource dataSource, String storeId, StoreLocation location, StoreLock lock, Runnable whenClosed) {
        this.location = location;
        this.dataSource = dataSource;
        this.database = new Database(dataSource);
        this.storeId = storeId;
        this.lock = lock;
        this.whenClosed = whenClosed;
    }

    /**
     * Takes the store's lock and brings its tables up to date; a store that is not there is made. Whoever gets it knows
     * that the process that had it before is gone.
     */
    public static Opening open(StoreLocation location, OpenOptions options) {
        return StoreOpener.open(location, options);
    }

    /**
     * Opens a store to look into it, and changes nothing, not even its files. A store that is not there yet is an empty
     * one. A file store that another process works with is {@link Opening.Busy}; a PostgreSQL store is not.
     */
    public static Opening openReadOnly(StoreLocation location, OpenOptions options) {
        return StoreOpener.openReadOnly(location, options);
    }

    /** An empty store of this process's own that ends with it: what a dry run works with. */
    public static Store inMemory(OpenOptions options) {
        return StoreOpener.inMemory(options);
    }

    /** The same store through another data source, which takes part in somebody's transactions. Closes nothing. */
    public Store with(DataSource transactionAware) {
        return new Store(transactionAware, storeId, location, lock, () -> {});
    }

    /**
     * A memory as it was, made anew from what this store remembers.
     *
     * @param place a store that is not there yet; whoever closes the memory removes it
     */
    public PastMemory past(StoreLocation place, OpenOptions options) {
        return PastMemory.begin(database, place, options);
    }

    /** How the store is reached from inside this room. */
    Database database() {
        return database;
    }

    /** Connections to the store. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Where it lies. */
    public StoreLocation location() {
        return location;
    }

    /** Whether it only stands for a store that is not there yet: there is none where somebody wanted to look. */
    public boolean isStandIn() {
        return location.isInMemory();
    }

    /** The store's id, made with it and never changed. Copies of a store share it. */
    public String storeId() {
        return storeId;
    }

    /**
     * Whether the store is still there, and this process's alone; asks a database server. What is written to files that
     * somebody moved or removed is forgotten with them.
     */
    public boolean isLocked() {
        return lock.isHeld() && !location.isGone();
    }

    public Runs runs() {
        return new Runs(database);
    }

    public Partitions partitions() {
        return new Partitions(database);
    }

    public NoticeLedger ledger() {
        return new NoticeLedger(database);
    }

    public Chain chain() {
        return new Chain(database, storeId);
    }

    public Approvals approvals() {
        return new Approvals(database);
    }

    public HeldNotices heldNotices() {
        return new HeldNotices(database);
    }

    public Quarantines quarantines() {
        return new Quarantines(database);
    }

    public KeptTexts texts() {
        return new KeptTexts(database);
    }

    /**
     * The store's half of publishing, before the outputs are renamed: the run becomes PUBLISHING and
     * the newest link of the {@link Chain}, its notices INTENDED, and what else it leaves behind is written down, all or
     * none. On disk when it returns, unless it is part of somebody's transaction: then {@link #force} it after that one's
     * commit.
     *
     * @param changes what the night leaves behind; read once, not kept
     * @return how many messages there were
     * @throws StoreFailure when the run is in no state that leads there, or a notice is in the ledger already
     */
    public long beginPublishing(
            RunId run, String controlDigest, String summary, Iterator<MemoryChange> changes, Instant at) {
        return beginPublishing(List.of(new Publication(run, controlDigest, summary, changes)), at);
    }

    /**
     * The same for every date of a range, all or none. A range that ends before the newest published date leaves the
     * quarantines as they are: nights after it have judged those loans since.
     *
     * @param range the runs in the order of their dates
     * @return how many messages there were
     */
    public long beginPublishing(List<Publication> range, Instant at) {
        long count = database.atomically("beginning to publish", connection -> begin(connection, range, at));
        force();
        return count;
    }

    private static long begin(Connection connection, List<Publication> range, Instant at) throws SQLException {
        boolean isPast =
                Runs.isBeforeNewest(connection, range.get(range.size() - 1).run());
        long count = 0;
        for (Publication one : range) {
            RunId run = one.run();
            Runs.transition(
                    connection, run, RunChange.staged(RunState.PUBLISHING, at, one.controlDigest(), one.summary()));
            Chain.add(connection, run);
            count += MemoryWriter.write(connection, Runs.of(connection, run), isPast, at, one.changes());
        }
        return count;
    }

    /**
     * The store's half of holding a run, after its outputs are renamed: the run becomes HELD, and what it would send is
     * kept, all or none. On disk when it returns, as {@link #beginPublishing}.
     *
     * @param notices what it would send, in the order of its evidence; read once
     * @throws StoreFailure when the run is in no state that leads there
     */
    public void hold(RunId run, String controlDigest, String summary, Iterator<String> notices, Instant at) {
        hold(List.of(new Holding(run, controlDigest, summary, notices)), at);
    }

    /** The same for every date of a range, all or none. */
    public void hold(List<Holding> range, Instant at) {
        database.atomically("holding what waits for release", connection -> {
            for (Holding one : range) {
                Runs.transition(
                        connection, one.run(), RunChange.staged(RunState.HELD, at, one.controlDigest(), one.summary()));
                HeldNotices.write(connection, one.run(), one.notices());
            }
            return range;
        });
        force();
    }

    /**
     * As {@link #beginPublishing}, for a run that was held, together with the approval that releases it.
     *
     * @param controlDigest of what is published, which may be less than what was held
     */
    public long beginRelease(
            RunId run, String controlDigest, String summary, Iterator<MemoryChange> changes, Approval approval) {
        return beginRelease(List.of(new Publication(run, controlDigest, summary, changes)), List.of(approval));
    }

    /**
     * The same for every date of a range, all or none.
     *
     * @param range the runs in the order of their dates
     * @param approvals one for each run
     */
    public long beginRelease(List<Publication> range, List<Approval> approvals) {
        long count = database.atomically("releasing what was held", connection -> {
            long written = begin(connection, range, approvals.get(0).at());
            for (Publication one : range) {
                HeldNotices.remove(connection, one.run());
            }
            for (Approval approval : approvals) {
                Approvals.write(connection, approval);
            }
            return written;
        });
        force();
        return count;
    }

    /**
     * Throws a held run away: it becomes DISCARDED, together with the approval that says by whom and why.
     *
     * @throws StoreFailure when the run is not HELD
     */
    public void discard(RunId run, Approval approval) {
        discard(List.of(run), List.of(approval));
    }

    /** The same for every date of a range, all or none; one approval for each run. */
    public void discard(List<RunId> range, List<Approval> approvals) {
        database.atomically("discarding what was held", connection -> {
            for (RunId run : range) {
                Runs.transition(
                        connection,
                        run,
                        RunChange.to(RunState.DISCARDED, approvals.get(0).at()));
                HeldNotices.remove(connection, run);
            }
            for (Approval approval : approvals) {
                Approvals.write(connection, approval);
            }
            return range;
        });
        force();
    }

    /**
     * The store's half of publishing, after the outputs are renamed: the run becomes PUBLISHED, and with it its notices
     * SENT, an older published attempt of its date SUPERSEDED, and what was held of its date or an earlier one
     * ABANDONED, since nobody may release it any more; all or none. On disk when it returns, as
     * {@link #beginPublishing}.
     *
     * @throws StoreFailure when the run is not PUBLISHING
     */
    public void finishPublishing(RunId run, Instant at) {
        database.atomically("finishing to publish run " + run, connection -> {
            Runs.transition(connection, run, RunChange.to(RunState.PUBLISHED, at));
            Runs.supersedeOthers(connection, run);
            Runs.abandonHeld(connection, run, at);
            return run;
        });
        force();
    }

    /** Hands over the notices of a file of an older system. */
    @FunctionalInterface
    public interface NoticeSource {
        /**
         * Hands over every notice with its line, and answers whether all of the file could be read: if not, nothing is
         * taken over.
         */
        boolean each(ObjLongConsumer<TakenOverNotice> receiver);
    }

    /**
     * Takes the notices of an older system into the ledger, all or none. One that is there already with the same content
     * changes nothing; one with other content keeps all of them out. On disk when it returns.
     */
    public Takeover takeOver(Origin origin, NoticeSource notices) {
        Takeover result = database.takingBack("taking notices over", Takeover::done, connection -> {
            NoticeImport taking = new NoticeImport(connection, origin);
            boolean whole = notices.each(taking::add);
            return taking.finish(whole);
        });
        force();
        return result;
    }

    /**
     * Takes loans out of quarantine, together with the approval that says by whom and why. On disk when it returns.
     *
     * @param loanIds loans in quarantine
     */
    public void clear(List<String> loanIds, Approval approval) {
        database.atomically("clearing quarantines", connection -> {
            try (Journal journal = Journal.on(connection, approval.at())) {
                for (String loanId : loanIds) {
                    Quarantines.clear(connection, loanId);
                    journal.cleared(loanId);
                }
                journal.flush();
            }
            Approvals.write(connection, approval);
            return loanIds;
        });
        force();
    }

    /**
     * Makes sure that what is committed survives a power failure. A server does so at every commit; the embedded
     * database has handed its writes to the operating system, which survives a killed process and no more. Does nothing
     * within somebody's open transaction.
     */
    public void force() {
        database.on("forcing the store to disk", connection -> {
            if (connection.getAutoCommit()
                    && connection.getMetaData().getDatabaseProductName().equals("H2")
                    && !connection.isReadOnly()) {
                Database.update(connection, "checkpoint sync", Database.Parameters.NONE);
            }
            return connection;
        });
    }

    /** Closes the connections and gives the lock back. */
    @Override
    public void close() {
        whenClosed.run();
    }
}
