package org.hybridgrid.protocol.elf;

import java.util.HashMap;
import java.util.Map;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * A line number program (DWARF 5, section 6.2) as columns: the header as it is, opcodes, and their operands by kind. Where the program
 * goes to another file, a line is told by the last one in that file, since inlined functions come again. Relocated bytes are 0 and stay
 * where they are. One unit only. One thread.
 */
final class LineProgram {

    static final String SECTION = ".debug_line";

    private static final int EXTENDED = 0;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int SET_COLUMN = 5;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int SET_ISA = 12;
    private static final int OPCODE_BASE = 13;
    private static final int END_OF_SEQUENCE = 1;
    private static final int SMALLEST = 32;

    private final Column headers;
    private final Column opcodes;
    private final Column advances;
    private final Column lines;
    private final Column columnNumbers;
    private final Column files;
    private final Column extended;
    private final Map<Long, Long> lastLines = new HashMap<>();
    private int lineBase;
    private int lineRange;
    private long line = 1;
    private long file = 1;
    private boolean fileChanged;

    LineProgram(Columns columns) {
        headers = columns.of(Columns.Field.LINE_HEADER);
        opcodes = columns.of(Columns.Field.LINE_OPCODE);
        advances = columns.of(Columns.Field.LINE_ADVANCE);
        lines = columns.of(Columns.Field.LINE_LINE);
        columnNumbers = columns.of(Columns.Field.LINE_COLUMN);
        files = columns.of(Columns.Field.LINE_FILE);
        extended = columns.of(Columns.Field.LINE_EXTENDED);
    }

    /** Writes the section; false if it is no such program, and then columns are of no use. */
    boolean write(byte[] object, Section section) {
        try {
            int start = (int) section.offset();
            int end = start + (int) section.fileSize();
            Column bytes = new Column(object, start, end);
            int header = headerSize(bytes, start, section.fileSize());
            headers.putUnsigned(header);
            headers.putBytes(object, start, header);
            readParameters(object, start);
            bytes = new Column(object, start + header, end);
            while (bytes.size() > 0) {
                write(bytes);
            }
            return true;
        } catch (MalformedMessageException e) {
            return false;
        }
    }

    /** Bytes up to the program. */
    private static int headerSize(Column bytes, int start, long size) {
        if (size < SMALLEST || bytes.takeNumber(4) != size - 4) {
            throw new MalformedMessageException("no unit of lines, or more than one");
        }
        long version = bytes.takeNumber(2);
        if (version == 5) {
            bytes.skip(2);
        }
        long length = bytes.takeNumber(4);
        if (version < 4 || version > 5 || length < SMALLEST - 12 || length > bytes.size()) {
            throw new MalformedMessageException("lines of version " + version);
        }
        return bytes.at() - start + (int) length;
    }

    private void readParameters(byte[] object, int start) {
        int at = start + (object[start + 4] == 5 ? 15 : 13);
        lineBase = object[at];
        lineRange = object[at + 1] & 0xff;
        if (lineRange == 0 || object[at + 2] != OPCODE_BASE) {
            throw new MalformedMessageException("lines with other opcodes");
        }
    }

    private void write(Column bytes) {
        int opcode = bytes.take();
        opcodes.put(opcode);
        switch (opcode) {
            case EXTENDED -> {
                int length = bytes.takeShortestInt();
                extended.putUnsigned(length);
                int kind = length == 0 || bytes.size() == 0 ? 0 : bytes.array()[bytes.at()];
                int from = bytes.at();
                bytes.skip(length);
                extended.putBytes(bytes.array(), from, length);
                afterExtended(kind);
            }
            case ADVANCE_PC -> advances.putUnsigned(bytes.takeShortest());
            case ADVANCE_LINE -> {
                long by = bytes.takeTwosComplement();
                lines.putSigned(line + by - likelyLine());
                setLine(line + by);
            }
            case SET_FILE -> {
                long to = bytes.takeShortest();
                files.putUnsigned(to);
                setFile(to);
            }
            case SET_COLUMN -> columnNumbers.putUnsigned(bytes.takeShortest());
            case SET_ISA -> extended.putUnsigned(bytes.takeShortest());
            case FIXED_ADVANCE_PC -> advances.putUnsigned(bytes.takeNumber(2));
            default -> afterSpecial(opcode);
        }
    }

    void read(byte[] object, Section section) {
        SectionWriter target = new SectionWriter(object, section);
        int start = target.at();
        int header = headers.takeInt();
        if (header < SMALLEST) {
            throw new MalformedMessageException("a header of " + header + " bytes");
        }
        target.take(headers, header);
        readParameters(object, start);
        while (!target.isFull()) {
            read(target, object);
        }
    }

    private void read(SectionWriter target, byte[] object) {
        int opcode = opcodes.take();
        target.putNumber(opcode, 1);
        switch (opcode) {
            case EXTENDED -> {
                int length = extended.takeInt();
                target.putUnsigned(length);
                int from = target.at();
                target.take(extended, length);
                afterExtended(length == 0 ? 0 : object[from]);
            }
            case ADVANCE_PC -> target.putUnsigned(advances.takeUnsigned());
            case ADVANCE_LINE -> {
                long to = likelyLine() + lines.takeSigned();
                target.putSigned(to - line);
                setLine(to);
            }
            case SET_FILE -> {
                long to = files.takeUnsigned();
                target.putUnsigned(to);
                setFile(to);
            }
            case SET_COLUMN -> target.putUnsigned(columnNumbers.takeUnsigned());
            case SET_ISA -> target.putUnsigned(extended.takeUnsigned());
            case FIXED_ADVANCE_PC -> target.putNumber(advances.takeUnsigned(), 2);
            default -> afterSpecial(opcode);
        }
    }

    private long likelyLine() {
        return fileChanged ? lastLines.getOrDefault(file, line) : line;
    }

    private void setLine(long to) {
        line = to;
        fileChanged = false;
    }

    private void setFile(long to) {
        lastLines.put(file, line);
        file = to;
        fileChanged = true;
    }

    private void afterExtended(int kind) {
        if (kind == END_OF_SEQUENCE) {
            line = 1;
            file = 1;
            fileChanged = false;
        }
    }

    private void afterSpecial(int opcode) {
        if (opcode >= OPCODE_BASE) {
            line += lineBase + (opcode - OPCODE_BASE) % lineRange;
            fileChanged = false;
        }
    }
}
