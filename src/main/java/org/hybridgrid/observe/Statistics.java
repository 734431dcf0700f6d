package org.hybridgrid.observe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counters, in the shape of {@code stats --json}. A plain tree of numbers: {@link Counters} owns the one that changes, everyone else
 * has copies.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"compiles", "distributable", "localReasons", "faults", "steals", "bytes", "inputs", "verify", "workers"})
public final class Statistics {

    /** Commands that reached the node, by where they ran. */
    @JsonPropertyOrder({"total", "remote", "local", "hitLocal", "hitCluster", "failed"})
    public static final class Compiles {
        public long total;
        public long remote;
        public long local;
        public long hitLocal;
        public long hitCluster;
        public long failed;
    }

    /**
     * Those of them that compile one source with {@code -c} or {@code -S}. Failed ones are the user's own errors, which ran here for
     * their words and made no object; they are among the local ones.
     */
    @JsonPropertyOrder({"total", "remote", "shipped", "preprocessed", "local", "failed"})
    public static final class Distributable {
        public long total;
        public long remote;
        public long shipped;
        public long preprocessed;
        public long local;
        public long failed;
    }

    /** Leases by how they went. */
    @JsonPropertyOrder({"granted", "declined", "recalled", "lapsed", "raced", "raceWon"})
    public static final class Steals {
        public long granted;
        public long declined;
        public long recalled;
        public long lapsed;
        public long raced;
        public long raceWon;
    }

    /** Bytes over data links; raw ones before compression. */
    @JsonPropertyOrder({"sent", "received", "sentRaw", "receivedRaw"})
    public static final class Bytes {
        public long sent;
        public long received;
        public long sentRaw;
        public long receivedRaw;
    }

    /** How the inputs of remote compiles travelled. */
    @JsonPropertyOrder({"shipped", "preprocessed"})
    public static final class Inputs {
        public long shipped;
        public long preprocessed;
    }

    /** Compiles that were made twice to compare. */
    @JsonPropertyOrder({"compared", "different"})
    public static final class Verify {
        public long compared;
        public long different;
    }

    /** What a worker did for this node. */
    @JsonPropertyOrder({"executed", "cpuMs"})
    public static final class WorkerShare {
        public long executed;
        public long cpuMs;
    }

    public Compiles compiles = new Compiles();
    public Distributable distributable = new Distributable();
    public Map<String, Long> localReasons = new TreeMap<>();
    public Map<String, Long> faults = new TreeMap<>();
    public Steals steals = new Steals();
    public Bytes bytes = new Bytes();
    public Inputs inputs = new Inputs();
    public Verify verify = new Verify();
    public Map<String, WorkerShare> workers = new TreeMap<>();
}
