package org.hybridgrid.protocol.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.hybridgrid.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFoldingTest {

    @TempDir
    Path directory;
    private final LinkMemory sent = new LinkMemory();
    private final LinkMemory received = new LinkMemory();

    private Optional<byte[]> fold(byte[] object) {
        return ObjectFolding.fold(object, sent);
    }

    private byte[] unfold(byte[] folded) {
        return ObjectFolding.unfold(folded, received);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "gcc c -O2 -g", "gcc c -O0 -g3", "gcc c -O2", "gcc c -O2 -g -gz", "gcc c -O2 -g -ffunction-sections -fdata-sections",
        "gcc c -O2 -g -gdwarf-4", "gcc c -O1 -g -fPIC -mcmodel=large", "gcc S -g", "gcc S", "g++ cpp -O2 -g", "g++ cpp -O0", "gcc c -flto -O2",
        "clang c -O2 -g", "clang c -O0 -g3 -fdebug-macro", "clang c -O2 -ffunction-sections", "clang++ cpp -O2 -g",
        "aarch64-linux-gnu-gcc c -O2 -g", "gcc c -O2 -g -gsplit-dwarf", "clang c -O2 -g -gdwarf-4", "g++ cpp -O2 -g -fdebug-types-section",
        "g++ cpp -O0 -g3", "gcc c -O2 -g -gdwarf64", "clang c -O2 -g -gz", "aarch64-linux-gnu-gcc c -O0 -g3"})
    void shouldFoldWhatCompilersMakeAndUnfoldItExactly(String command) throws Exception {
        assumeTrue(Compiled.exists(command.split(" ")[0]));
        byte[] object = Compiled.object(directory, command.split(" "));
        byte[] folded = fold(object).orElseThrow();
        assertTrue(folded.length < object.length);
        assertArrayEquals(object, unfold(folded));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "gcc c -O2 -g", "gcc c -O0 -g3", "gcc c -O2 -g -gdwarf-4", "gcc c -O2 -g -ffunction-sections", "g++ cpp -O2 -g", "clang c -O2 -g -gdwarf-4",
        "aarch64-linux-gnu-gcc c -O2 -g"})
    void shouldWriteEntriesAndLinesByAttribute(String command) throws Exception {
        assumeTrue(Compiled.exists(command.split(" ")[0]));
        Columns columns = Columns.of(fold(Compiled.object(directory, command.split(" "))).orElseThrow());
        assertTrue(columns.of(Columns.Field.ENTRY_HEAD).size() > 10, "entries");
        assertEquals(1, columns.of(Columns.Field.LINE_FOLDED).take(), "lines");
        assertTrue(sent.mark().trees() > 10, sent.mark().trees() + " trees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc c -O2 -g", "g++ cpp -O2 -g", "gcc c -O2 -g -ffunction-sections", "aarch64-linux-gnu-gcc c -O2 -g"})
    void shouldWriteLocationListsByField(String command) throws Exception {
        assumeTrue(Compiled.exists(command.split(" ")[0]));
        Columns columns = Columns.of(fold(Compiled.object(directory, command.split(" "))).orElseThrow());
        assertTrue(columns.of(Columns.Field.LOCATION_LENGTH).size() > 10);
    }

    @Test
    void shouldSendDeclarationsOnceForAllObjectsOfALink() throws Exception {
        byte[] first = Compiled.object(directory, "g++", "cpp", "-O2", "-g");
        byte[] second = Compiled.object(directory, "g++", "cpp", "-O1", "-g");
        byte[] firstFolded = fold(first).orElseThrow();
        int known = sent.mark().trees();
        byte[] secondFolded = fold(second).orElseThrow();
        assertTrue(known > 500, known + " trees");
        assertTrue(sent.mark().trees() - known < known / 4, sent.mark().trees() - known + " more");
        assertArrayEquals(first, unfold(firstFolded));
        assertArrayEquals(second, unfold(secondFolded));
        assertEquals(sent.mark(), received.mark());
    }

    @Test
    void shouldTakeAThirdOffAnObjectWithDebugInformation() throws Exception {
        byte[] object = Compiled.object(directory, "gcc", "c", "-O2", "-g");
        assertTrue(fold(object).orElseThrow().length < object.length * 7 / 10);
    }

    @Test
    void shouldSendDebugStringsOnceForAllObjectsOfALink() throws Exception {
        byte[] first = Compiled.object(directory, "gcc", "c", "-O2", "-g");
        byte[] second = Compiled.object(directory, "gcc", "c", "-O0", "-g");
        byte[] firstFolded = fold(first).orElseThrow();
        LinkMemory.Mark known = sent.mark();
        byte[] secondFolded = fold(second).orElseThrow();
        assertTrue(known.strings() > 20, known + " strings");
        assertTrue(sent.mark().strings() - known.strings() < 10, sent.mark() + " from " + known);
        assertArrayEquals(first, unfold(firstFolded));
        assertArrayEquals(second, unfold(secondFolded));
        assertEquals(sent.mark(), received.mark());
    }

    @Test
    void shouldRefuseToUnfoldWithoutTheObjectsBefore() throws Exception {
        fold(Compiled.object(directory, "gcc", "c", "-O0", "-g")).orElseThrow();
        byte[] folded = fold(Compiled.object(directory, "gcc", "c", "-O2", "-g")).orElseThrow();
        assertThrows(MalformedMessageException.class, () -> unfold(folded));
    }

    @Test
    void shouldLearnNothingFromAnObjectThatIsNotFolded() throws Exception {
        byte[] object = Compiled.object(directory, "gcc", "c", "-O2", "-g");
        ByteBuffer file = ElfHeader.view(object);
        int at = (int) ElfHeader.headersOffset(file);
        Section section = Section.read(file, at);
        while (!section.isRelocations()) {
            at += Section.HEADER_SIZE;
            section = Section.read(file, at);
        }
        file.putInt((int) section.offset() + 12, Integer.MAX_VALUE);
        assertEquals(Optional.empty(), fold(object), "no such symbol");
        assertEquals(new LinkMemory().mark(), sent.mark());
    }

    @Test
    void shouldLeaveWhatIsNoObject() {
        assertEquals(Optional.empty(), fold(new byte[0]));
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            assertEquals(Optional.empty(), fold(noise));
        }
    }

    @Test
    void shouldLeaveAnObjectThatIsCutOff() throws Exception {
        byte[] object = Compiled.object(directory, "gcc", "c", "-O2", "-g");
        for (int length = 0; length < object.length; length += 97) {
            assertEquals(Optional.empty(), fold(Arrays.copyOf(object, length)));
        }
        assertEquals(Optional.empty(), fold(Arrays.copyOf(object, object.length + 1)));
    }

    /** Sections in any order and with gaps, as a linker with -r or objcopy may leave them. */
    @Test
    void shouldKeepAnyOrderAndDistanceOfSections() throws Exception {
        byte[] object = Compiled.object(directory, "gcc", "c", "-O2", "-g", "-ffunction-sections");
        Random random = new Random(2);
        for (int i = 0; i < 50; i++) {
            byte[] shuffled = ShuffledSections.of(object, random);
            assertArrayEquals(shuffled, unfold(fold(shuffled).orElseThrow()));
        }
    }

    @Test
    void shouldNeverUnfoldADamagedObjectToAnotherThanItWasFoldedFrom() throws Exception {
        byte[] object = Compiled.object(directory, "gcc", "c", "-O2", "-g");
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = damaged(object, random, i % 2 == 0);
            LinkMemory memory = new LinkMemory();
            ObjectFolding.fold(damaged, memory).ifPresent(folded -> assertArrayEquals(damaged, ObjectFolding.unfold(folded, new LinkMemory())));
        }
    }

    /** Half of the damage is to the tables at the ends, where the folding looks. */
    private static byte[] damaged(byte[] object, Random random, boolean tables) {
        byte[] damaged = object.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int headers = (int) ByteBuffer.wrap(object).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong(0x28);
            int at = tables ? headers + random.nextInt(object.length - headers) : random.nextInt(object.length);
            damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0xff : 0);
        }
        return damaged;
    }

    @Test
    void shouldAnswerDamagedColumnsWithAnotherObjectOrAMalformedMessage() throws Exception {
        byte[] folded = fold(Compiled.object(directory, "gcc", "c", "-O2", "-g")).orElseThrow();
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = folded.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(random.nextBoolean() ? 400 : damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertTrue(ObjectFolding.unfold(damaged, new LinkMemory()).length <= ObjectFolding.LARGEST + 0x10000 * Section.HEADER_SIZE);
            } catch (MalformedMessageException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, "refused " + refused);
    }

    @Test
    void shouldRefuseEveryTruncation() throws Exception {
        byte[] folded = fold(Compiled.object(directory, "gcc", "c", "-O2")).orElseThrow();
        for (int length = 0; length < folded.length; length++) {
            byte[] part = Arrays.copyOf(folded, length);
            assertThrows(MalformedMessageException.class, () -> ObjectFolding.unfold(part, new LinkMemory()));
        }
    }
}
