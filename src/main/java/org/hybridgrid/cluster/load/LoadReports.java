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
import org.hybridgrid.cluster.member.NodeId;
import org.hybridgrid.model.Digest;

/**
 * Reports as bytes, big-endian:
 *
 * <pre>
 *   message   = version(u8 = 1) count(u16) report*
 *   report    = node(16) sequence(i64) slots(i32) freeSlots(i32) running(i32) queued(i32) queuedCostMs(i64) speed(f64)
 *               memoryMb(i32) sandbox(u8: 0 none, 1 partial, 2 full) httpPort(u16) toolchains(u16) toolchain*
 *   toolchain = fingerprint(32) description(modified UTF-8, length u16 first)
 * </pre>
 */
public final class LoadReports {

    private static final int VERSION = 1;
    private static final Sandbox[] SANDBOXES = Sandbox.values();

    private LoadReports() {}

    public static byte[] encode(Collection<LoadReport> reports) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 + 200 * reports.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeShort(reports.size());
            for (LoadReport report : reports) {
                write(report, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a description of a toolchain is longer than 64 KB", e);
        }
        return bytes.toByteArray();
    }

    private static void write(LoadReport report, DataOutputStream out) throws IOException {
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
        out.writeShort(report.httpPort());
        out.writeShort(report.toolchains().size());
        for (KnownToolchain toolchain : report.toolchains()) {
            out.write(toolchain.fingerprint().bytes());
            out.writeUTF(toolchain.description());
        }
    }

    /** @throws IOException if these are not reports of this version, whole and nothing else */
    public static List<LoadReport> decode(byte[] message) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("load reports of version " + version);
            }
            int count = in.readUnsignedShort();
            List<LoadReport> reports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                reports.add(read(in));
            }
            if (in.available() > 0) {
                throw new IOException("bytes after the last load report");
            }
            return reports;
        }
    }

    private static LoadReport read(DataInputStream in) throws IOException {
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
        int httpPort = in.readUnsignedShort();
        int toolchains = in.readUnsignedShort();
        List<KnownToolchain> known = new ArrayList<>();
        for (int i = 0; i < toolchains; i++) {
            known.add(new KnownToolchain(Digest.of(exactly(in, Digest.BYTES)), in.readUTF()));
        }
        return new LoadReport(
                node, sequence, slots, freeSlots, running, queued, queuedCostMs, speed, memoryMb, SANDBOXES[sandbox], httpPort, known);
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
