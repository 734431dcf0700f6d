package org.hybridgrid.protocol.elf;

import java.util.Arrays;
import org.hybridgrid.protocol.MalformedMessageException;

/**
 * An abbreviation declaration (DWARF 5, section 7.5.3) without its code.
 *
 * @param kinds the kind of each attribute's form, see {@link Form#kind}
 * @param implicit the value of an attribute whose form is {@link Form#IMPLICIT}
 */
record Declaration(int tag, boolean children, int[] attributes, int[] forms, int[] kinds, long[] implicit) {

    static final int NO_FIT = Integer.MAX_VALUE;
    static final int MOST_ATTRIBUTES = 200;

    static Declaration read(Column bytes) {
        int tag = bytes.takeInt();
        int children = bytes.take();
        int[] attributes = new int[MOST_ATTRIBUTES];
        int[] forms = new int[MOST_ATTRIBUTES];
        long[] implicit = new long[MOST_ATTRIBUTES];
        int count = 0;
        for (int attribute = bytes.takeInt(), form = bytes.takeInt(); attribute != 0 || form != 0;
                attribute = bytes.takeInt(), form = bytes.takeInt()) {
            if (count == MOST_ATTRIBUTES || children > 1) {
                throw new MalformedMessageException("an abbreviation of too many attributes");
            }
            attributes[count] = attribute;
            forms[count] = form;
            implicit[count++] = form == Form.IMPLICIT ? bytes.takeTwosComplement() : 0;
        }
        int[] used = Arrays.copyOf(forms, count);
        return new Declaration(tag, children == 1, Arrays.copyOf(attributes, count), used, Arrays.stream(used).map(Form::kind).toArray(),
                Arrays.copyOf(implicit, count));
    }

    /** What entries of this declaration have in common with those that another compile writes with other forms of the same values. */
    Shape shape(int number) {
        return new Shape(number, tag, children, attributes, kinds);
    }

    /** How many of these constants could take a shorter form than they have here; NO_FIT if one does not fit at all. */
    int misfit(long[] constants) {
        int misfit = 0;
        for (int i = 0; i < forms.length; i++) {
            if (kinds[i] == Form.CONSTANT) {
                long value = constants[i];
                if (forms[i] == Form.IMPLICIT ? implicit[i] != value : !Form.holds(forms[i], value)) {
                    return NO_FIT;
                }
                misfit += Form.isShortest(forms[i], value) ? 0 : 1;
            }
        }
        return misfit;
    }
}
