package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * The abbreviations of one object: a section with one table whose codes count up from 1, as GCC and Clang write it. Written as numbers of
 * declarations, of which those that are new follow.
 */
final class Abbreviations {

    private final DeclarationTable table;
    private int size;
    /** By code - 1: the number of the declaration. */
    private int[] numbers = new int[64];
    private Declaration[] declarations = new Declaration[64];
    private Shape[] shapes = new Shape[64];
    /** By shape: the codes of declarations whose entries have it, ascending. */
    private int[][] codes = new int[64][];

    private Abbreviations(DeclarationTable table) {
        this.table = table;
    }

    /** Those of a section, new ones added to the table. */
    static Abbreviations parse(byte[] object, int from, int size, DeclarationTable table) {
        Abbreviations found = new Abbreviations(table);
        Column section = new Column(object, from, from + size);
        for (int code = section.takeInt(); code != 0; code = section.takeInt()) {
            int start = from + size - section.size();
            Declaration declaration = Declaration.read(section);
            int end = from + size - section.size();
            int number = table.find(object, start, end);
            if (code != found.size + 1 || number < 0 && table.isFull()) {
                throw new MalformedMessageException("abbreviation " + code);
            }
            if (number < 0) {
                number = table.size();
                table.add(declaration, object, start, end);
            }
            found.include(number);
        }
        if (section.size() != 0) {
            throw new MalformedMessageException("a second table of abbreviations");
        }
        return found;
    }

    private void include(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            declarations = Arrays.copyOf(declarations, size * 2);
            shapes = Arrays.copyOf(shapes, size * 2);
        }
        Shape shape = table.shapeOf(number);
        numbers[size] = number;
        declarations[size] = table.get(number);
        shapes[size++] = shape;
        if (shape.number() >= codes.length) {
            codes = Arrays.copyOf(codes, shape.number() * 2);
        }
        int[] of = codes[shape.number()];
        of = of == null ? new int[1] : Arrays.copyOf(of, of.length + 1);
        of[of.length - 1] = size;
        codes[shape.number()] = of;
    }

    /** Writes these, of which the table knew so many before. */
    void write(Columns columns, int known) {
        Column list = columns.of(Columns.Field.ABBREVIATIONS);
        Column added = columns.of(Columns.Field.NEW_ABBREVIATIONS);
        int next = known;
        for (int i = 0; i < size; i++) {
            int number = numbers[i];
            list.putUnsigned(number + 1);
            if (number == next) {
                next++;
                byte[] content = table.content(number);
                added.putBytes(content, 0, content.length);
            }
        }
        list.putUnsigned(0);
    }

    /** Reads them, and writes the section to this place. */
    static Abbreviations read(Columns columns, DeclarationTable table, SectionWriter section) {
        Abbreviations found = new Abbreviations(table);
        Column list = columns.of(Columns.Field.ABBREVIATIONS);
        Column added = columns.of(Columns.Field.NEW_ABBREVIATIONS);
        for (int next = list.takeInt(); next != 0; next = list.takeInt()) {
            int number = next - 1;
            if (number > table.size() || number == table.size() && table.isFull()) {
                throw new MalformedMessageException("no abbreviation " + number);
            }
            if (number == table.size()) {
                int start = added.at();
                table.add(Declaration.read(added), added.array(), start, added.at());
            }
            found.include(number);
            section.putUnsigned(found.size);
            byte[] content = table.content(number);
            section.put(content, 0, content.length);
        }
        section.putUnsigned(0);
        section.end();
        return found;
    }

    int size() {
        return size;
    }

    Shape shape(int code) {
        return shapes[code - 1];
    }

    Declaration declaration(int code) {
        return declarations[code - 1];
    }

    /** The code of an entry of this shape with these constants: the first of those whose forms are longer than need be the least often. */
    int choose(int shape, long[] constants) {
        int[] candidates = shape < codes.length && codes[shape] != null ? codes[shape] : new int[0];
        if (candidates.length == 1) {
            return candidates[0];
        }
        int chosen = 0;
        int least = Declaration.NO_FIT;
        for (int code : candidates) {
            int misfit = declaration(code).misfit(constants);
            if (misfit < least) {
                least = misfit;
                chosen = code;
            }
        }
        if (chosen == 0) {
            throw new MalformedMessageException("no abbreviation for an entry");
        }
        return chosen;
    }
}
