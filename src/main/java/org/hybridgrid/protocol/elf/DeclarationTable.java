package org.hybridgrid.protocol.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The abbreviation declarations that both ends of a link know, and the shapes of their entries, by number. One thread. */
final class DeclarationTable {

    /** Far more than compilers make; that a link's memory stays small. */
    private static final int MOST = 1 << 15;

    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Integer> shapeOf = new ArrayList<>();
    private final List<ByteBuffer> contents = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<List<Object>> shapeKeys = new ArrayList<>();
    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
    private final Map<List<Object>, Integer> shapeNumbers = new HashMap<>();

    int size() {
        return declarations.size();
    }

    boolean isFull() {
        return size() == MOST;
    }

    /** The number of a declaration of these bytes; -1 if it is new. */
    int find(byte[] bytes, int from, int to) {
        return numbers.getOrDefault(ByteBuffer.wrap(bytes, from, to - from), -1);
    }

    /** Adds a declaration, read from these bytes. */
    void add(Declaration declaration, byte[] bytes, int from, int to) {
        ByteBuffer content = ByteBuffer.wrap(java.util.Arrays.copyOfRange(bytes, from, to));
        numbers.put(content, declarations.size());
        contents.add(content);
        declarations.add(declaration);
        List<Object> key = List.of(declaration.tag(), declaration.children(), java.nio.IntBuffer.wrap(declaration.attributes()),
                java.nio.IntBuffer.wrap(declaration.kinds()));
        Integer shape = shapeNumbers.putIfAbsent(key, shapes.size());
        if (shape == null) {
            shape = shapes.size();
            shapes.add(declaration.shape(shape));
            shapeKeys.add(key);
        }
        shapeOf.add(shape);
    }

    Declaration get(int number) {
        return declarations.get(number);
    }

    /** The bytes of a declaration. */
    byte[] content(int number) {
        return contents.get(number).array();
    }

    /** The shape of a declaration's entries. */
    Shape shapeOf(int number) {
        return shapes.get(shapeOf.get(number));
    }

    int shapes() {
        return shapes.size();
    }

    /** The shape of this number, which must exist. */
    Shape shape(int number) {
        return shapes.get(number);
    }

    /** Forgets all but the first declarations, and shapes that no other has. */
    void truncate(int size) {
        for (int i = declarations.size() - 1; i >= size; i--) {
            declarations.remove(i);
            shapeOf.remove(i);
            numbers.remove(contents.remove(i));
        }
        int used = shapeOf.stream().mapToInt(shape -> shape + 1).max().orElse(0);
        for (int i = shapes.size() - 1; i >= used; i--) {
            shapes.remove(i);
            shapeNumbers.remove(shapeKeys.remove(i));
        }
    }
}
