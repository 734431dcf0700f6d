package org.hybridgrid.cluster;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.hybridgrid.cluster.identity.ClusterIdentity;
import org.hybridgrid.cluster.identity.DatagramSeal;

/** A multicast socket that sends sealed datagrams, and to whose reader all others don't exist. */
final class SealedMulticastSocket extends MulticastSocket {

    private final ClusterIdentity identity;
    private final DatagramSeal seal;

    /**
     * @param at where to bind, null for later
     */
    SealedMulticastSocket(ClusterIdentity identity, SocketAddress at) throws IOException {
        super(at);
        this.identity = identity;
        seal = identity.datagramSeal();
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        byte[] sealed = seal.seal(Arrays.copyOfRange(packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength()));
        super.send(new DatagramPacket(sealed, sealed.length, packet.getSocketAddress()));
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        int room = packet.getLength();
        while (true) {
            packet.setLength(room);
            super.receive(packet);
            Optional<byte[]> payload = identity.mayTalkTo(packet.getAddress())
                    ? seal.open(Arrays.copyOfRange(packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength()))
                    : Optional.empty();
            if (payload.isPresent()) {
                System.arraycopy(payload.get(), 0, packet.getData(), packet.getOffset(), payload.get().length);
                packet.setLength(payload.get().length);
                return;
            }
        }
    }
}
