package org.hybridgrid.cluster.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a machine must know to be let in.
 *
 * <p>A generated secret is 128 random bits and a 22-bit check, written in Crockford's base 32 (no i, l, o, u) as six groups of
 * five: {@code 7k2mq-…}. It is read back whatever its case, with {@code o} for 0 and {@code i} or {@code l} for 1; a
 * mistyped one is told apart from a wrong one. Any other text that is not blank is a secret too: the one a person chose.
 *
 * @param text the canonical text: two secrets are the same exactly if their texts are
 * @param generated whether it has 128 bits of chance in it, so that guessing is hopeless whatever a guess costs
 */
public record ClusterSecret(String text, boolean generated) {

    private static final Pattern GROUPS = Pattern.compile("([0-9a-z]{5}-){5}[0-9a-z]{5}");

    /** A new secret. */
    public static ClusterSecret generate() {
        byte[] random = new byte[Base32.SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return new ClusterSecret(Base32.group(Base32.encode(random)), true);
    }

    /**
     * Reads what a person typed.
     *
     * @throws IllegalArgumentException if it is blank, or has the form of a generated secret but not its check
     */
    public static ClusterSecret parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the secret is empty");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!GROUPS.matcher(lower).matches()) {
            return new ClusterSecret(text, false);
        }
        String digits = lower.replace("-", "").replace('o', '0').replace('i', '1').replace('l', '1');
        if (!Base32.isValid(digits)) {
            throw new IllegalArgumentException("the secret is mistyped: it has the form of a generated one, but a character is wrong");
        }
        return new ClusterSecret(Base32.group(digits), true);
    }

    /**
     * Reads the first line of a file that only its owner can read.
     *
     * @throws IOException if it can't be read, or if others can: like ssh with its keys, we don't use what is no secret
     */
    public static ClusterSecret read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
                throw new IOException("the secret file " + file + " can be used by others (mode " + PosixFilePermissions.toString(mode)
                        + "); make it yours alone: chmod 600 " + file);
            }
        }
        String line = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        try {
            return parse(line);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes it as the only line of a file of mode 0600, at once or not at all. */
    public void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // createTempFile gives mode 0600 from the start: there is no moment at which others could read it.
        Path fresh = Files.createTempFile(directory, ".secret", "");
        try {
            Files.writeString(fresh, text + "\n", StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Never the secret: this ends up in logs. */
    @Override
    public String toString() {
        return generated ? "ClusterSecret[generated]" : "ClusterSecret[chosen]";
    }
}
