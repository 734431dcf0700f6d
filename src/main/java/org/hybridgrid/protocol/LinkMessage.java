package org.hybridgrid.protocol;

import java.util.List;
import org.hybridgrid.model.Digest;
import org.hybridgrid.model.Fault;

/**
 * What initiator and worker say to each other over a data link. The initiator opens the link; one
 * lease is one attempt to run one action, and its number is never used twice on a link.
 *
 * <pre>
 *  initiator                         worker
 *   Hello ─────────────────────────►
 *        ◄───────────────────────── Hello
 *   Grant, Blob* ──────────────────►        (the blobs it is believed to lack)
 *        ◄───────────────────────── Need    (those it lacks all the same)
 *   Blob* ─────────────────────────►
 *        ◄───────────────────────── (Folded | OutputPart*)*, Result    or Declined
 *   Cancel ────────────────────────►        (the result is of no more use)
 *   Recall ────────────────────────►        (an idle node could run it now)
 *        ◄───────────────────────── GivenBack or Kept (it runs already)
 *   Ping ──────────────────────────►
 *        ◄───────────────────────── Pong    (the leases it still holds)
 * </pre>
 */
public sealed interface LinkMessage {

    /** The version of these messages; two ends of different versions part at Hello. */
    int VERSION = 6;

    /** The message's kind on the wire. */
    int type();

    /** Writes what follows the kind. */
    void write(Writer out);

    /** Calls the visitor's method for this kind. */
    void accept(LinkVisitor visitor);

    /**
     * The first message of either end.
     *
     * @param node the sender's identity in the cluster
     * @param store names this life of the sender's blob store: what it held before, it may hold no more
     */
    record Hello(int version, String node, String store) implements LinkMessage {
        @Override
        public int type() {
            return 1;
        }

        @Override
        public void write(Writer out) {
            out.u32(version).string(node).string(store);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.hello(this);
        }
    }

    /**
     * An action to run.
     *
     * @param following the blobs that the initiator sends unasked, which need not be asked for
     */
    record Grant(long lease, WireAction action, List<Digest> following) implements LinkMessage {
        @Override
        public int type() {
            return 2;
        }

        @Override
        public void write(Writer out) {
            out.number(lease);
            action.write(out);
            out.list(following, Writer::digest);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.grant(this);
        }
    }

    /** A piece of a blob; pieces of one blob come in order, those of several may alternate. */
    record Blob(Digest digest, boolean last, byte[] bytes) implements LinkMessage {
        @Override
        public int type() {
            return 3;
        }

        @Override
        public void write(Writer out) {
            out.digest(digest).u8(last ? 1 : 0).bytes(bytes);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.blob(this);
        }
    }

    /** Blobs that the worker lacks though the initiator did not send them. */
    record Need(long lease, List<Digest> digests) implements LinkMessage {
        @Override
        public int type() {
            return 4;
        }

        @Override
        public void write(Writer out) {
            out.number(lease).list(digests, Writer::digest);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.need(this);
        }
    }

    /** A piece of an output, by its index in the action; the {@link Result} says whether the output comes folded. */
    record OutputPart(long lease, int output, byte[] bytes) implements LinkMessage {
        @Override
        public int type() {
            return 5;
        }

        @Override
        public void write(Writer out) {
            out.number(lease).number(output).bytes(bytes);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.outputPart(this);
        }
    }

    /**
     * A whole output, folded. Both ends learn from it for those that follow, so that the initiator unfolds each in the order in which they
     * come, even if it has no more use for the lease.
     *
     * @param output the index in the action's outputs
     * @param bytes see {@link org.hybridgrid.protocol.elf.ObjectFolding}
     */
    record Folded(long lease, int output, byte[] bytes) implements LinkMessage {
        @Override
        public int type() {
            return 11;
        }

        @Override
        public void write(Writer out) {
            out.number(lease).number(output).bytes(bytes);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.folded(this);
        }
    }

    /**
     * The end of an action that ran.
     *
     * @param exit the compiler's exit status, 128 + n if signal n killed it
     * @param outputs what was sent before, in the action's order; size -1 for one that was not written
     * @param cpuMicros user and system time, in microseconds
     * @param wallMicros from start to end, in microseconds
     * @param peakKib the largest resident set, in KiB
     * @param room how many more actions the worker would take now
     */
    record Result(
            long lease,
            int exit,
            List<Written> outputs,
            byte[] stdout,
            byte[] stderr,
            long cpuMicros,
            long wallMicros,
            long peakKib,
            Room room)
            implements LinkMessage {
        @Override
        public int type() {
            return 6;
        }

        @Override
        public void write(Writer out) {
            out.number(lease).u8(exit);
            out.list(outputs, (w, o) -> w.number(o.size() + 1).number(o.checksum()));
            out.bytes(stdout).bytes(stderr).number(cpuMicros).number(wallMicros).number(peakKib);
            room.write(out);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.result(this);
        }
    }

    /** An output that was sent: bytes (-1 if not written) and CRC-32C (RFC 3720) of its content, unfolded. */
    record Written(long size, long checksum) {
    }

    /**
     * The worker gives the action back, not run.
     *
     * @param room how many more actions the worker would take now
     */
    record Declined(long lease, Fault fault, String detail, Room room) implements LinkMessage {
        @Override
        public int type() {
            return 7;
        }

        @Override
        public void write(Writer out) {
            out.number(lease).u8(fault.ordinal()).string(detail);
            room.write(out);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.declined(this);
        }
    }

    /** The initiator has no more use for the lease's result. */
    record Cancel(long lease) implements LinkMessage {
        @Override
        public int type() {
            return 8;
        }

        @Override
        public void write(Writer out) {
            out.number(lease);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.cancel(this);
        }
    }

    /** The initiator wants the action back, if it has not begun to run. */
    record Recall(long lease) implements LinkMessage {
        @Override
        public int type() {
            return 12;
        }

        @Override
        public void write(Writer out) {
            out.number(lease);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.recall(this);
        }
    }

    /**
     * It had not begun, and will not.
     *
     * @param room how many more actions the worker would take now
     */
    record GivenBack(long lease, Room room) implements LinkMessage {
        @Override
        public int type() {
            return 13;
        }

        @Override
        public void write(Writer out) {
            out.number(lease);
            room.write(out);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.givenBack(this);
        }
    }

    /** It runs already, and goes on. */
    record Kept(long lease) implements LinkMessage {
        @Override
        public int type() {
            return 14;
        }

        @Override
        public void write(Writer out) {
            out.number(lease);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.kept(this);
        }
    }

    /** Are you there? */
    record Ping(long number) implements LinkMessage {
        @Override
        public int type() {
            return 9;
        }

        @Override
        public void write(Writer out) {
            out.number(number);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.ping(this);
        }
    }

    /** Yes, with the leases of this link that are not ended. */
    record Pong(long number, List<Long> leases) implements LinkMessage {
        @Override
        public int type() {
            return 10;
        }

        @Override
        public void write(Writer out) {
            out.number(number).list(leases, Writer::number);
        }

        @Override
        public void accept(LinkVisitor visitor) {
            visitor.pong(this);
        }
    }

    /** Reads a message of this kind. */
    static LinkMessage decode(int type, Reader in) {
        LinkMessage message = switch (type) {
            case 1 -> new Hello(in.u32(), in.string(), in.string());
            case 2 -> new Grant(in.number(), WireAction.read(in), in.list(Reader::digest));
            case 3 -> new Blob(in.digest(), in.u8() != 0, in.bytes());
            case 4 -> new Need(in.number(), in.list(Reader::digest));
            case 5 -> new OutputPart(in.number(), in.count(), in.bytes());
            case 6 -> new Result(in.number(), in.u8(), in.list(r -> new Written(r.number() - 1, r.number())),
                    in.bytes(), in.bytes(), in.number(), in.number(), in.number(), Room.read(in));
            case 7 -> new Declined(in.number(), in.constant(Fault.class), in.string(), Room.read(in));
            case 8 -> new Cancel(in.number());
            case 9 -> new Ping(in.number());
            case 10 -> new Pong(in.number(), in.list(Reader::number));
            case 11 -> new Folded(in.number(), in.count(), in.bytes());
            case 12 -> new Recall(in.number());
            case 13 -> new GivenBack(in.number(), Room.read(in));
            case 14 -> new Kept(in.number());
            default -> throw new MalformedMessageException("no link message of type " + type);
        };
        in.end();
        return message;
    }
}
