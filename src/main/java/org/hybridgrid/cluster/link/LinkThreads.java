package org.hybridgrid.cluster.link;

/** Threads of data links: daemons with small stacks, since two belong to every peer. */
final class LinkThreads {

    private static final long STACK_BYTES = 256 * 1024;

    private LinkThreads() {
    }

    static void start(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }
}
