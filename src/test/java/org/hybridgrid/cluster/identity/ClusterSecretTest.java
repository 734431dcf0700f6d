package org.hybridgrid.cluster.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSecretTest {

    @Test
    void shouldBeSixGroupsWithoutLettersThatLookAlike() {
        for (int i = 0; i < 200; i++) {
            String text = ClusterSecret.generate().text();
            assertTrue(text.matches("([0-9abcdefghjkmnpqrstvwxyz]{5}-){5}[0-9abcdefghjkmnpqrstvwxyz]{5}"), text);
        }
        assertNotEquals(ClusterSecret.generate(), ClusterSecret.generate());
    }

    @Test
    void shouldReadBackWhatItMadeHoweverItIsTyped() {
        ClusterSecret secret = ClusterSecret.generate();
        assertEquals(secret, ClusterSecret.parse(secret.text()));
        assertEquals(secret, ClusterSecret.parse("  " + secret.text().toUpperCase().replace('0', 'O').replace('1', 'l') + "\n"));
        assertTrue(ClusterSecret.parse(secret.text()).generated());
    }

    @Test
    void shouldTellAMistypedSecretFromAWrongOne() {
        String text = ClusterSecret.generate().text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-') {
                String typed = text.substring(0, i) + (text.charAt(i) == '7' ? '8' : '7') + text.substring(i + 1);
                assertThrows(IllegalArgumentException.class, () -> ClusterSecret.parse(typed), typed);
            }
        }
    }

    @Test
    void shouldTakeWhatAPersonChose() {
        assertEquals(new ClusterSecret("Pass word", false), ClusterSecret.parse(" Pass word "));
        assertThrows(IllegalArgumentException.class, () -> ClusterSecret.parse(" \n"));
    }

    @Test
    void shouldKeepTheSecretInAFileOfItsOwnerAlone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("state/secret");
        ClusterSecret secret = ClusterSecret.generate();
        secret.write(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(secret, ClusterSecret.read(file));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void shouldRefuseASecretFileThatOthersCanRead(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("secret");
        ClusterSecret.generate().write(file);
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            IOException refusal = assertThrows(IOException.class, () -> ClusterSecret.read(file));
            assertTrue(refusal.getMessage().contains("chmod 600 " + file), refusal.getMessage());
        }
    }

    @Test
    void shouldNotShowTheSecretInLogs() {
        ClusterSecret secret = ClusterSecret.generate();
        assertFalse(secret.toString().contains(secret.text().substring(0, 5)));
    }
}
