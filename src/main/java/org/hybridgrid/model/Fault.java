package org.hybridgrid.model;

/** An infrastructure failure, as opposed to a compile failure. None of them fails a build. */
public enum Fault {
    WORKER_LOST("a worker left the cluster while it held a lease"),
    LINK_BROKEN("a data link broke while it carried an action"),
    NODE_LOST("the node went away while a client waited for it"),
    NODE_HUNG("the node did not answer a client in time"),
    BAD_ANSWER("the node answered a client with what is no message"),
    LEASE_EXPIRED("a worker no longer knows an action that it was given"),
    WORKER_BUSY("a worker declined: its slots were taken meanwhile"),
    WORKER_LEAVING("a worker gave its work back and left"),
    WORKER_DISK("a worker could not write its disk"),
    WORKER_TOOLCHAIN("a worker no longer had the toolchain it had offered"),
    WORKER_ERROR("a worker could not start or watch the compiler"),
    BLOB_DAMAGED("a blob arrived that did not match its digest: damaged, or its file was changed meanwhile"),
    RESULT_DAMAGED("a result arrived incomplete or damaged"),
    RESULT_DIFFERS("a worker's result was not what this machine's compiler makes"),
    WORKER_QUARANTINED("a worker had a lease when a result of its was found wrong"),
    RESULT_TOO_LARGE("a compiler wrote more text on a worker than is sent back"),
    ACTION_REFUSED("a worker refused an action that no honest node sends"),
    PATH_LEAKED("an object quoted a path of the worker"),
    ONLY_FAILED_REMOTELY("a compile failed on a worker and succeeded here"),
    PEER_UNREACHABLE("a node of the cluster could not be reached on its data port"),
    COMPILER_KILLED("the compiler was killed by a signal on the worker");

    private final String explanation;

    Fault(String explanation) {
        this.explanation = explanation;
    }

    /** One clause for a person. */
    public String explanation() {
        return explanation;
    }

    /** The name in {@code stats --json}. */
    public String label() {
        return Labels.camelCase(name());
    }
}
