package org.hybridgrid.cluster.identity;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.hybridgrid.model.Digest;

/**
 * The cluster's proof of itself, the same in all its members: TLS 1.3 in which both ends show the key that the secret
 * gives, and no other key is taken. Or nothing at all, for {@code --open}: then only private addresses are spoken to.
 *
 * <p>TLS sessions are resumed where Java offers it: a ticket is given only to one that has proved the key, lives in memory, and
 * saves a reconnecting node the signatures. Thread-safe.
 */
public final class ClusterIdentity {

    /** How long a peer may take for its handshake, in milliseconds; a node may have a tenth of a CPU. */
    static final int HANDSHAKE_MILLIS = 4_000;
    /** How long the close of a connection may wait for its last bytes. */
    private static final int FAREWELL_SECONDS = 1;

    private static final String[] PROTOCOLS = {"TLSv1.3"};
    /**
     * The cheapest first: a node's JVM does without the compiler that knows the AES instructions, and enciphers 80 MB/s with ChaCha20, 30
     * with AES-GCM. The other end may be a JVM that has no ChaCha20.
     */
    private static final String[] CIPHERS = {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"};
    private static final int RESUMABLE_SESSIONS = 256;
    private static final int KEY_ID_BYTES = 8;

    private final SSLContext context;
    private final byte[] discoveryKey;
    private final String keyId;

    private ClusterIdentity(SSLContext context, byte[] discoveryKey, String keyId) {
        this.context = context;
        this.discoveryKey = discoveryKey;
        this.keyId = keyId;
    }

    /**
     * The identity of the cluster that has this name and this secret. Takes milliseconds with a generated secret, a
     * tenth of a second of CPU with a chosen one.
     */
    public static ClusterIdentity derive(ClusterSecret secret, String cluster) {
        DerivedKeys derived = DerivedKeys.of(secret, cluster);
        try {
            X509Certificate certificate = SelfSigned.of(derived.keys());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    new KeyManager[] {new PinnedKeyManager(derived.keys().getPrivate(), certificate)},
                    new TrustManager[] {new PinnedTrustManager(derived.keys().getPublic())},
                    null);
            context.getServerSessionContext().setSessionCacheSize(RESUMABLE_SESSIONS);
            context.getClientSessionContext().setSessionCacheSize(RESUMABLE_SESSIONS);
            byte[] hash = Digest.ofContent(derived.keys().getPublic().getEncoded()).bytes();
            return new ClusterIdentity(context, derived.discoveryKey(), HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_ID_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks TLS 1.3 or Ed25519", e);
        }
    }

    /** No secret, no encryption: for networks where everybody may compile on every machine. */
    public static ClusterIdentity open() {
        return new ClusterIdentity(null, null, "open");
    }

    public boolean openMode() {
        return context == null;
    }

    /** Names the key without giving anything of it away: 16 hexadecimal digits, or {@code open}. Not a secret. */
    public String keyId() {
        return keyId;
    }

    /** Seals and opens discovery datagrams. */
    public DatagramSeal datagramSeal() {
        return openMode() ? DatagramSeal.none() : DatagramSeal.with(discoveryKey);
    }

    /** A socket that is not yet connected; {@code connect} returns once the other end has proved the secret. */
    public Socket newSocket(StrangerReports reports) {
        return new ProvingSocket(this, Objects.requireNonNull(reports));
    }

    /**
     * Listens. {@code accept} gives only sockets whose other end has proved the secret; those that have not are dealt
     * with on threads of their own and never delay the others.
     *
     * @param at address and port, 0 for any free one
     * @throws IOException naming address and port if they can't be had
     */
    public Doorkeeper listen(InetSocketAddress at, StrangerReports reports) throws IOException {
        Doorkeeper door = new Doorkeeper(this, reports);
        try {
            door.setReuseAddress(true);
            door.bind(at);
            return door;
        } catch (IOException e) {
            door.close();
            throw new IOException("cannot listen on " + at.getAddress().getHostAddress() + ":" + at.getPort() + ": " + e.getMessage(), e);
        }
    }

    /** Whether this address may be spoken to at all. */
    public boolean mayTalkTo(InetAddress address) {
        return !openMode() || PrivateRange.contains(address);
    }

    /** The accepting half of the handshake; the socket it gives has proved the secret. Closes nothing when it fails. */
    Socket prove(Socket accepted) throws IOException {
        if (openMode()) {
            return accepted;
        }
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(accepted, InputStream.nullInputStream(), true);
        tls.setUseClientMode(false);
        tls.setNeedClientAuth(true);
        shake(tls, accepted);
        // TLS's farewell waits for a writer that is in the way, and that one may be waiting for a peer that no longer reads.
        tls.setSoLinger(true, FAREWELL_SECONDS);
        return tls;
    }

    /** The connecting half. */
    SSLSocket prove(Socket connected, InetSocketAddress peer) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(connected, peer.getAddress().getHostAddress(), peer.getPort(), false);
        shake(tls, connected);
        return tls;
    }

    private static void shake(SSLSocket tls, Socket below) throws IOException {
        tls.setEnabledProtocols(PROTOCOLS);
        tls.setEnabledCipherSuites(CIPHERS);
        // A socket's own timeout is for one read: who sends a byte a second would never meet it.
        Deadline deadline = Deadline.of(HANDSHAKE_MILLIS, below);
        try {
            tls.startHandshake();
            deadline.met();
        } catch (SSLException | SocketException e) {
            throw deadline.passed() ? new SocketTimeoutException("too slow") : e;
        } finally {
            deadline.cancel();
        }
    }

    /**
     * Does one handshake with itself. The first one of a JVM costs it several tenths of a second for classes that it has
     * to load, and that would otherwise be while another node waits for its answer.
     */
    public void warmUp() {
        if (openMode()) {
            return;
        }
        StrangerReports nobody = new StrangerReports((address, why) -> {});
        try (Doorkeeper door = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), nobody);
                Socket caller = newSocket(nobody)) {
            caller.connect(door.getLocalSocketAddress(), HANDSHAKE_MILLIS);
            door.accept().close();
        } catch (IOException e) {
            // Then the first real one will be slow, no more than that.
        }
    }

    private static boolean isOtherSecret(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OtherSecretException) {
                return true;
            }
        }
        return false;
    }

    /** Why a handshake failed, for a person. */
    static String reason(IOException failure) {
        if (isOtherSecret(failure)) {
            return "it has another secret";
        }
        if (failure instanceof SocketTimeoutException) {
            return "it did not prove the secret in time";
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("fatal alert: certificate") || message.contains("fatal alert: bad_certificate")) {
            return "it does not take our secret";
        }
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "it speaks no TLS (an open node, or no node at all)";
        }
        if (failure instanceof SocketException || failure instanceof EOFException || failure.getCause() instanceof EOFException) {
            // Who finds that our certificate isn't its own often hangs up before its alert is read.
            return "it hung up on seeing our certificate, or before";
        }
        return "it did not prove the secret (" + message + ")";
    }
}
