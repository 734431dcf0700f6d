package org.hybridgrid.cluster.load;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.Digest;

/**
 * Reports as bytes, big-endian. Compilers are most of a report and seldom change: whoever has been told of them is not told again.
 *
 * <pre>
 *   message   = version(u8 = 3) count(u16) report*
 *   report    = node(16) sequence(i64) slots(i32) freeSlots(i32) running(i32) queued(i32) queuedCostMs(i64) speed(f64)
 *               memoryMb(i32) sandbox(u8: 0 none, 1 partial, 2 full) toolchains(u16; 65535: as told before) toolchain*
 *   toolchain = fingerprint(32) description(modified UTF-8, length u16 first)
 * </pre>
 */
public final class LoadReports {

    private static final int VERSION = 3;
    private static final int AS_BEFORE = 0xFFFF;
    private static final Sandbox[] SANDBOXES = Sandbox.values();

    private LoadReports() {}

    /** @param told which compilers of each node the receivers know */
    public static byte[] encode(Collection<LoadReport> reports, Map<NodeId, List<KnownToolchain>> told) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 + 100 * reports.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(reports.size());
            for (LoadReport report : reports) {
                write(report, report.toolchains().equals(told.get(report.node())), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a description of a toolchain is longer than 64 KB", e);
        }
        return bytes.toByteArray();
    }

    private static void write(LoadReport report, boolean brief, DataOutputStream out) throws IOException {
        out.write(report.node().bytes());
        out.writeLong(report.sequence());
        out.writeInt(report.slots());
        out.writeInt(report.freeSlots());
        out.writeInt(report.running());
        out.writeInt(report.queued());
        out.writeLong(report.queuedCostMs());
        out.writeDouble(report.speed());
        out.writeInt(report.memoryMb());
        out.writeByte(report.sandbox().ordinal());
        if (brief) {
            out.writeShort(AS_BEFORE);
            return;
        }
        out.writeShort(report.toolchains().size());
        for (KnownToolchain toolchain : report.toolchains()) {
            out.write(toolchain.fingerprint().bytes());
            out.writeUTF(toolchain.description());
        }
    }

    /**
     * Reads what {@link #encode} wrote. A report that leaves out compilers nobody told us of is left out: the whole one is on its way.
     *
     * @param known the last report of each node
     * @throws IOException if these are not reports of this version, whole and nothing else
     */
    public static List<LoadReport> decode(byte[] message, Map<NodeId, LoadReport> known) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("load reports of version " + version);
            }
            int count = in.readUnsignedShort();
            List<LoadReport> reports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                read(in, known).ifPresent(reports::add);
            }
            if (in.available() > 0) {
                throw new IOException("bytes after the last load report");
            }
            return reports;
        }
    }

    private static Optional<LoadReport> read(DataInputStream in, Map<NodeId, LoadReport> before) throws IOException {
        NodeId node = NodeId.of(exactly(in, NodeId.BYTES));
        long sequence = in.readLong();
        int slots = in.readInt();
        int freeSlots = in.readInt();
        int running = in.readInt();
        int queued = in.readInt();
        long queuedCostMs = in.readLong();
        double speed = in.readDouble();
        int memoryMb = in.readInt();
        int sandbox = in.readUnsignedByte();
        if (sandbox >= SANDBOXES.length) {
            throw new IOException("an unknown sandbox level: " + sandbox);
        }
        int toolchains = in.readUnsignedShort();
        List<KnownToolchain> known = new ArrayList<>();
        if (toolchains == AS_BEFORE) {
            LoadReport last = before.get(node);
            if (last == null) {
                return Optional.empty();
            }
            known = last.toolchains();
        } else {
            for (int i = 0; i < toolchains; i++) {
                known.add(new KnownToolchain(Digest.of(exactly(in, Digest.BYTES)), in.readUTF()));
            }
        }
        return Optional.of(new LoadReport(
                node, sequence, slots, freeSlots, running, queued, queuedCostMs, speed, memoryMb, SANDBOXES[sandbox], known));
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
