package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes an object whose sections lie in a random order and at random distances. */
final class ShuffledSections {

    private ShuffledSections() {
    }

    static byte[] of(byte[] object, Random random) {
        ByteBuffer file = ElfHeader.view(object);
        int headers = (int) ElfHeader.headersOffset(file);
        int count = ElfHeader.count(file);
        byte[] shuffled = new byte[object.length + count * 32];
        ByteBuffer target = ElfHeader.view(shuffled);
        target.put(0, object, 0, Section.HEADER_SIZE);
        Section[] moved = new Section[count];
        moved[0] = Section.read(file, headers);
        List<Integer> order = IntStream.range(1, count).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        int at = Section.HEADER_SIZE;
        for (int index : order) {
            Section section = Section.read(file, headers + index * Section.HEADER_SIZE);
            at += random.nextInt(4) == 0 ? random.nextInt(32) : 0;
            moved[index] = section.at(at);
            target.put(at, object, (int) section.offset(), (int) section.fileSize());
            at += (int) section.fileSize();
        }
        ElfHeader.setHeadersOffset(target, at);
        for (int i = 0; i < count; i++) {
            moved[i].write(target, at + i * Section.HEADER_SIZE);
        }
        return Arrays.copyOf(shuffled, at + count * Section.HEADER_SIZE);
    }
}
