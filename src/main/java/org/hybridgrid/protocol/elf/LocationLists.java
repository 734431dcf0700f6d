package org.hybridgrid.protocol.elf;

/** What both ends of a link say of location lists: DWARF 5, sections 2.6.2 and 7.29, and GCC's view numbers before each list. */
final class LocationLists {

    /** Of a 32-bit table. */
    static final int HEADER_SIZE = 12;

    static final int END_OF_LIST = 0;
    static final int OFFSET_PAIR = 4;
    static final int DEFAULT_LOCATION = 5;
    static final int BASE_ADDRESS = 6;
    static final int START_LENGTH = 8;

    /**
     * In {@link Columns.Field#LOCATION_PART}: no more parts; a list; the views of a list, one pair for each of its ranges, and
     * the list; from here on, other numbers of views, how many told by the distance.
     */
    static final int NO_PART = 0;
    static final int LIST = 1;
    static final int VIEWS_AND_LIST = 2;
    static final int VIEWS = 3;

    private LocationLists() {
    }
}
