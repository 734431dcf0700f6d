package org.hybridgrid.initiator;

import org.hybridgrid.model.Fault;
import org.hybridgrid.model.LocalReason;

/** What the initiator tells whoever counts. Called from many threads. */
public interface Events {

    /** A command of one source with {@code -c} or {@code -S}, wherever it will run. */
    void distributable();

    /** A command ran, or is about to run, on this machine. */
    void local(LocalReason reason, boolean distributable);

    /** A client got an object that another node made. */
    void remote(String worker, boolean preprocessed, long cpuMicros);

    /** A compiler ended with an error of the user's. */
    void compileFailed(boolean distributable);

    /** A compile that another node made was made here too, and compared. */
    void compared(boolean same);

    /** The infrastructure failed, with what the person can look up. */
    void fault(Fault fault, String detail);

    /** A lease was granted. */
    void granted();

    /** A worker gave a lease back. */
    void declined();

    /** A worker gave back an action that had not begun, for an idle node to run. */
    void recalled();

    /** A second lease of an action was granted, since the first takes too long. */
    void raced();

    /** The second one brought the result. */
    void raceWon();

    /** A lease ended with its worker or its link. */
    void lapsed();
}
