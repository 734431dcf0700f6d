package org.hybridgrid.schedule;

import org.hybridgrid.model.Labels;

/** Why the policy decided as it did. */
public enum Why {
    SOONEST("it ends there sooner than on any other node, and begins at once"),
    AHEAD("it ends there sooner than on any other node, even after what runs there; its inputs travel meanwhile"),
    PLENTY("much waits, and the heaviest actions will not have ended before this one does"),
    NOTHING_WAITS("no action waits"),
    NO_ROOM("every node has what it takes"),
    NO_MEMORY("no node with room has the memory"),
    SOONER_LATER("every action ends sooner on a node that has no room yet"),
    IDLE_SOONER("it has not begun where it is, and an idle node ends it sooner"),
    STRAGGLER("an idle node that begins it anew ends it sooner"),
    ALL_IN_TIME("no idle node would end anything sooner");

    private final String explanation;

    Why(String explanation) {
        this.explanation = explanation;
    }

    /** For a person. */
    public String explanation() {
        return explanation;
    }

    /** The name in JSON. */
    public String label() {
        return Labels.camelCase(name());
    }
}
