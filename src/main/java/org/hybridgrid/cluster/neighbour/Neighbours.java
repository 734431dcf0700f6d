package org.hybridgrid.cluster.neighbour;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hybridgrid.cluster.identity.PrivateRange;
import org.hybridgrid.cluster.member.Ports;
import org.hybridgrid.threads.DaemonThreads;

/**
 * Answers whoever asks who is near. One thread of its own; made by {@link #listen}, ended by {@link #close}.
 *
 * <p>Only private addresses are heard, at most {@value AnswerLimit#PER_SECOND} a second are answered, and what isn't a
 * {@link Hello} doesn't exist.
 */
public final class Neighbours implements AutoCloseable {

    /** How often a question is sent: multicast is the first thing that a busy wireless network drops. */
    private static final int QUESTIONS = 2;

    /** As many answers as are read for one question. */
    private static final int MOST_ANSWERS = 200;

    private final Neighbour self;
    private final BiConsumer<InetAddress, Neighbour> listener;
    private final MulticastSocket heard;
    private final DatagramSocket answers;
    private final AnswerLimit limit = new AnswerLimit();

    private Neighbours(Neighbour self, InetAddress bind, NetworkInterface on, BiConsumer<InetAddress, Neighbour> listener) throws IOException {
        this.self = self;
        this.listener = listener;
        // Bound to the group's address, so that a datagram sent to this machine alone doesn't arrive here.
        heard = new MulticastSocket(new InetSocketAddress(Ports.GROUP, Ports.NEIGHBOURS));
        heard.joinGroup(new InetSocketAddress(Ports.GROUP, Ports.NEIGHBOURS), on);
        answers = new DatagramSocket(new InetSocketAddress(bind, 0));
    }

    /**
     * Answers questions from now on, as {@code self}, and tells the listener who asked.
     *
     * @throws IOException if multicast doesn't work at this address
     */
    public static Neighbours listen(Neighbour self, InetAddress bind, BiConsumer<InetAddress, Neighbour> listener) throws IOException {
        NetworkInterface on = MulticastInterface.of(bind).orElseThrow(() -> new IOException("no multicast at " + bind.getHostAddress()));
        Neighbours neighbours = new Neighbours(self, bind, on, listener);
        DaemonThreads.start("hybridgrid-neighbours", neighbours::answerAll);
        return neighbours;
    }

    /**
     * Asks who is near, and waits for the answers.
     *
     * @param self what the others are told of who asks
     * @param millis how long to wait
     * @return who answered, by address, in order of answering; {@code self} may be among them
     * @throws IOException if multicast doesn't work at this address
     */
    public static List<Map.Entry<InetAddress, Neighbour>> ask(Neighbour self, InetAddress bind, int millis) throws IOException {
        NetworkInterface on = MulticastInterface.of(bind).orElseThrow(() -> new IOException("no multicast at " + bind.getHostAddress()));
        Hello question = new Hello(true, new SecureRandom().nextLong(), self);
        byte[] datagram = question.encode();
        Map<InetSocketAddress, Neighbour> found = new LinkedHashMap<>();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(bind, 0))) {
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
            socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, Ports.TTL);
            for (int i = 0; i < QUESTIONS; i++) {
                socket.send(new DatagramPacket(datagram, datagram.length, Ports.GROUP, Ports.NEIGHBOURS));
                collect(socket, question.nonce(), System.nanoTime() + millis * 1_000_000L / QUESTIONS, found);
            }
        }
        List<Map.Entry<InetAddress, Neighbour>> neighbours = new ArrayList<>();
        found.forEach((from, neighbour) -> neighbours.add(Map.entry(from.getAddress(), neighbour)));
        return neighbours;
    }

    private static void collect(DatagramSocket socket, long nonce, long until, Map<InetSocketAddress, Neighbour> found) throws IOException {
        long left = until - System.nanoTime();
        while (left > 0 && found.size() < MOST_ANSWERS) {
            socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
            try {
                DatagramPacket packet = receive(socket);
                hello(packet)
                        .filter(hello -> !hello.question() && hello.nonce() == nonce)
                        .ifPresent(hello -> found.put((InetSocketAddress) packet.getSocketAddress(), hello.from()));
            } catch (SocketTimeoutException e) {
                return;
            }
            left = until - System.nanoTime();
        }
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[Hello.QUESTION_BYTES + 1], Hello.QUESTION_BYTES + 1);
        socket.receive(packet);
        return packet;
    }

    private static Optional<Hello> hello(DatagramPacket packet) {
        return PrivateRange.contains(packet.getAddress()) ? Hello.decode(Arrays.copyOf(packet.getData(), packet.getLength())) : Optional.empty();
    }

    private void answerAll() {
        while (true) {
            DatagramPacket packet;
            try {
                packet = receive(heard);
            } catch (IOException e) {
                return; // Closed, or the interface is gone: nobody can ask any more.
            }
            Optional<Hello> question = hello(packet).filter(Hello::question);
            if (question.isPresent() && limit.allows(System.nanoTime())) {
                answer(question.get(), packet.getSocketAddress());
                listener.accept(packet.getAddress(), question.get().from());
            }
        }
    }

    private void answer(Hello question, SocketAddress to) {
        byte[] answer = question.answer(self).encode();
        try {
            answers.send(new DatagramPacket(answer, answer.length, to));
        } catch (IOException e) {
            // There is no way back to who asked; the next one may be nearer.
        }
    }

    @Override
    public void close() {
        heard.close();
        answers.close();
    }
}
