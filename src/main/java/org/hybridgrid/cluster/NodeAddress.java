package org.hybridgrid.cluster;

import org.hybridgrid.cluster.member.Member;
import org.hybridgrid.cluster.member.NodeId;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;
import org.jgroups.util.UUID;

/**
 * A member's constants inside its JGroups address, so that every view carries them. Key {@code h}, at most 255 bytes:
 * format version 1, slots (u16), data port (u16), length and bytes of the IP address, length and bytes of the name,
 * length and bytes of the version.
 */
final class NodeAddress {

    private static final byte[] KEY = {'h'};
    private static final byte FORMAT = 1;
    private static final int LONGEST = 255;

    static {
        // JGroups names its threads and log lines after addresses; its own way of printing ours has raw bytes in it.
        ExtendedUUID.setPrintFunction(address -> member(address).map(Member::toString).orElse("?"));
    }

    private NodeAddress() {}

    /** A new address for a node that starts. */
    static ExtendedUUID create(ClusterOptions options) {
        ByteBuffer content = ByteBuffer.allocate(LONGEST);
        content.put(FORMAT).putShort((short) options.slots()).putShort((short) options.dataPort());
        put(content, options.bind().getAddress());
        put(content, options.name().getBytes(StandardCharsets.UTF_8));
        put(content, options.version().getBytes(StandardCharsets.UTF_8));
        byte[] exact = new byte[content.position()];
        content.flip().get(exact);
        return ExtendedUUID.randomUUID(options.name()).put(KEY, exact);
    }

    private static void put(ByteBuffer content, byte[] part) {
        content.put((byte) part.length).put(part);
    }

    static NodeId id(UUID address) {
        return new NodeId(address.getMostSignificantBits(), address.getLeastSignificantBits());
    }

    /** The member behind an address; empty if it isn't an address of ours or of a format that we don't know. */
    static Optional<Member> member(Address address) {
        if (!(address instanceof ExtendedUUID extended)) {
            return Optional.empty();
        }
        byte[] bytes = extended.get(KEY);
        if (bytes == null || bytes.length < 1 || bytes[0] != FORMAT) {
            return Optional.empty();
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
            int slots = Short.toUnsignedInt(content.getShort());
            int dataPort = Short.toUnsignedInt(content.getShort());
            InetAddress ip = InetAddress.getByAddress(take(content));
            String name = new String(take(content), StandardCharsets.UTF_8);
            String version = new String(take(content), StandardCharsets.UTF_8);
            return Optional.of(new Member(id(extended), name, ip, dataPort, slots, version));
        } catch (BufferUnderflowException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static byte[] take(ByteBuffer content) {
        byte[] part = new byte[Byte.toUnsignedInt(content.get())];
        content.get(part);
        return part;
    }
}
