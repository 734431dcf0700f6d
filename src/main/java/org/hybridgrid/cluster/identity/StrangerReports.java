package org.hybridgrid.cluster.identity;

import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.hybridgrid.model.BoundedMap;

/**
 * Tells a listener who was turned away and why, at most once a minute for each address and at most once a second in all,
 * so that nobody fills a log by knocking. Thread-safe.
 */
public final class StrangerReports {

    static final long SAME_ADDRESS_NANOS = 60_000_000_000L;
    static final long ANY_NANOS = 1_000_000_000L;
    private static final int REMEMBERED = 256;

    private final BiConsumer<InetAddress, String> listener;
    private final LongSupplier nanos;
    private final Map<InetAddress, Report> last = BoundedMap.byAge(REMEMBERED);
    private long lastAny;

    private record Report(long at, String why) {}

    public StrangerReports(BiConsumer<InetAddress, String> listener) {
        this(listener, System::nanoTime);
    }

    StrangerReports(BiConsumer<InetAddress, String> listener, LongSupplier nanos) {
        this.listener = Objects.requireNonNull(listener);
        this.nanos = nanos;
        lastAny = nanos.getAsLong() - ANY_NANOS;
    }

    /** Somebody at this address was turned away. */
    public void refused(InetAddress address, String why) {
        synchronized (this) {
            long now = nanos.getAsLong();
            Report before = last.get(address);
            boolean repeated = before != null && before.why().equals(why) && now - before.at() < SAME_ADDRESS_NANOS;
            if (repeated || now - lastAny < ANY_NANOS) {
                return;
            }
            last.remove(address);
            last.put(address, new Report(now, why));
            lastAny = now;
        }
        listener.accept(address, why);
    }
}
