package org.hybridgrid.protocol.elf;

/** Location lists as columns. Writing and reading keep the same state. One thread. */
final class LocationColumns {

    final Column head;
    final Column parts;
    final Column kinds;
    final Column blocks;
    final PointerColumns addresses;
    final PointerColumns inBlocks;
    final Ranges bounds;
    private final Column lengths;
    private final Column views;
    private long lastView;
    private boolean viewEnds;

    LocationColumns(Columns columns, int symbols) {
        head = columns.of(Columns.Field.LOCATION_HEAD);
        parts = columns.of(Columns.Field.LOCATION_PART);
        kinds = columns.of(Columns.Field.LOCATION_KIND);
        blocks = columns.of(Columns.Field.LOCATION_BLOCK);
        addresses = new PointerColumns(columns.of(Columns.Field.LOCATION_SYMBOL), columns.of(Columns.Field.LOCATION_ADDRESS), symbols);
        inBlocks = new PointerColumns(columns.of(Columns.Field.LOCATION_BLOCK_SYMBOL), columns.of(Columns.Field.LOCATION_BLOCK_ADDEND),
                symbols);
        lengths = columns.of(Columns.Field.LOCATION_LENGTH);
        bounds = new Ranges(columns.of(Columns.Field.LOCATION_START), lengths);
        views = columns.of(Columns.Field.LOCATION_VIEW);
    }

    /** How many ranges the next list has that is to be read. */
    int ranges() {
        return kinds.distanceTo(LocationLists.END_OF_LIST, LocationLists.BASE_ADDRESS);
    }

    void beginViews() {
        lastView = 0;
        viewEnds = false;
    }

    void putLength(long length) {
        lengths.putUnsigned(length);
    }

    long takeLength() {
        return lengths.takeUnsigned();
    }

    /** View numbers come in pairs, of the start and the end of a range. */
    void putView(long view) {
        if (viewEnds) {
            views.putUnsigned(view);
        } else {
            views.putSigned(view - lastView);
        }
        nextView(view);
    }

    long takeView() {
        long view = viewEnds ? views.takeUnsigned() : lastView + views.takeSigned();
        nextView(view);
        return view;
    }

    private void nextView(long view) {
        lastView = view;
        viewEnds = !viewEnds;
    }
}
