package org.hybridgrid.protocol;

/** The sending side of a data link. Thread-safe; what is given to a closed link is dropped. */
public interface Outbox {

    /** Sends a small message ahead of every bulk transfer. Messages given here keep their order. */
    void send(LinkMessage message);

    /** Sends a bulk transfer; several take turns, message by message. */
    void stream(MessageSource source);
}
